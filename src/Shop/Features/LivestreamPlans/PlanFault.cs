namespace Shop.Features.LivestreamPlans;

/// <summary>Why something wasn't done, at a field.</summary>
/// <param name="Field">Name of the field; "": of the whole.</param>
/// <param name="Key">Of the text.</param>
/// <param name="With">What stands in the text's gaps.</param>
public sealed record PlanFault(string Field, string Key, params object[] With)
{
    /// <summary>Somebody else changed it in between.</summary>
    public const string Overtaken = "Overtaken";

    public static PlanFault Clash(Clash clash, ShopClock clock, string placeField) => clash.Host is { } host
        ? new(nameof(PlanForm.Hosts), "HostClash", host.Here, clash.Title.Here, Times(clash, clock))
        : new(placeField, "PlaceClash", clash.Title.Here, Times(clash, clock));

    public static string Times(Clash clash, ShopClock clock) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{clock.Local(clash.StartsAt):yyyy-MM-dd HH:mm}–{clock.Local(clash.EndsAt):HH:mm}");
}

/// <summary>What became of a wish. Neither found nor faulty: there is no such livestream for whoever asks.</summary>
public sealed record PlanAnswer(Livestream? Livestream, IReadOnlyList<PlanFault> Faults)
{
    public static PlanAnswer Unknown { get; } = new(null, []);

    public static PlanAnswer Refused(params IEnumerable<PlanFault> faults) => new(null, [.. faults]);

    public bool IsUnknown => Livestream is null && Faults.Count == 0;
}
