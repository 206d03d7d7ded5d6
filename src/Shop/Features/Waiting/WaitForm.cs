using Shop.Features.Experiences;

namespace Shop.Features.Waiting;

/// <summary>Who would come if places became free, as it was typed.</summary>
public sealed record WaitForm
{
    public string? Adults { get; init; }
    public string? Children { get; init; }
    public string? Groups { get; init; }
    /// <summary>Empty: the account's own.</summary>
    public string? Email { get; init; }

    /// <summary>How many of each kind; null where that is no number.</summary>
    public Dictionary<PriceKind, int?> Wish => new() { [PriceKind.Adult] = BookingForm.Number(Adults), [PriceKind.Child] = BookingForm.Number(Children), [PriceKind.Group] = BookingForm.Number(Groups) };
}

/// <param name="Faults">Text keys by field.</param>
/// <param name="Known">The account's confirmed address; null: a visitor, or it isn't confirmed.</param>
/// <param name="Asked">True: a mail asks first. False: they stand in the line. Null: nothing was done yet.</param>
public sealed record WaitPage(Session Session, WaitForm Form, string? Known, bool? Asked, IReadOnlyDictionary<string, string> Faults)
{
    public bool Has(PriceKind kind) => Session.Variants.Exists(v => v.PriceKind == kind);
}

/// <param name="Before">How many stand before them.</param>
public sealed record MyPlace(SessionWaiter? Waiter, string Key, int Before, DateTime Now)
{
    public string Address(string below) => $"/waiting/{Waiter!.Id}/{below}?key={Uri.EscapeDataString(Key)}";
    public bool IsOffered => Waiter is { State: WaiterState.Offered } w && w.OfferedUntil > Now;
}
