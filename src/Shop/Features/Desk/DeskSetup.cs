using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Desk;

/// <summary>How soon the desk answers, section "Desk".</summary>
public sealed record DeskOptions
{
    /// <summary>Hours from an asker's word to the answer. A change holds for what is asked from then on.</summary>
    [Range(1, 24 * 60)]
    public int AnswerWithinHours { get; init; } = 24;
}

public static class DeskSetup
{
    public static void AddDesk(this WebApplicationBuilder builder)
    {
        builder.Settings<DeskOptions>("Desk");
        builder.Services.AddSingleton<TicketPhotos>();
        builder.Services.AddScoped<DeskMails>();
        builder.Services.AddScoped<OpenTicket>();
        builder.Services.AddScoped<AskDesk>();
        builder.Services.AddScoped<ChangeTicket>();
        builder.Services.AddScoped<AnswerTicket>();
        builder.Services.AddScoped<ReadDesk>();
        builder.Services.AddScoped<ForgetAsker>();
    }
}
