using System.ComponentModel.DataAnnotations;

namespace Shop.Features.LiveRoom;

/// <summary>Something to be said in the chat.</summary>
public sealed record MessageForm
{
    [Required(ErrorMessage = "MessageMissing"), StringLength(LiveMessage.LongestText, ErrorMessage = "MessageTooLong")]
    public string? Text { get; init; }

    /// <summary>Meant for the host's list.</summary>
    public bool IsQuestion { get; init; }
}
