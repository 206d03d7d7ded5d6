namespace Shop.Features.Experiences;

/// <summary>An experience in the list.</summary>
/// <param name="FromFen">The lowest price of a session that is ahead, in fen; null while there is none.</param>
/// <param name="Next">Those with free places, soonest first.</param>
public sealed record ExperienceCard(int ProductId, string Slug, Text Name, Text Summary, string Brand, Text Place, int Minutes, bool IsByNight, PictureShown? Picture, long? FromFen, IReadOnlyList<NextSession> Next);

/// <param name="StartsAt">UTC.</param>
public sealed record NextSession(string Key, DateTime StartsAt, Shelf Shelf);

/// <param name="TrueUntil">When the next session begins: then another one is the next.</param>
public sealed record ExperienceList(IReadOnlyList<ExperienceCard> Cards, DateTime? TrueUntil);

/// <summary>What the page of an experience shows: what it is, what it costs, and a month of places.</summary>
/// <param name="Month">The one that is shown.</param>
/// <param name="From">The first and the last month that can be shown.</param>
/// <param name="Sessions">Of that month, in order.</param>
public sealed record ExperienceShown(Product Product, Experience Experience, PictureShown? Picture, Month Month, Month From, Month Until, IReadOnlyList<SessionShown> Sessions)
{
    /// <summary>Kinds of price, each once.</summary>
    public IReadOnlyList<(SessionRule Rule, SessionPrice Price)> Prices =>
        [.. Experience.Rules.SelectMany(r => r.Prices.OrderBy(p => p.Position).Select(p => (Rule: r, Price: p))).DistinctBy(p => (p.Price.Kind, p.Price.Name, p.Price.AmountFen, p.Price.WeekendFen))];

    public bool Has(PriceKind kind) => Experience.Rules.Exists(r => r.Prices.Exists(p => p.Kind == kind));

    public CancellationTerms Terms => new(Experience.FreeUntilHours, Experience.HalfUntilHours);
}

/// <param name="RuleName">The kind of room; empty where there are none.</param>
/// <param name="Shelf">Places.</param>
public sealed record SessionShown(int Id, string Key, Text RuleName, DateTime StartsAt, DateTime EndsAt, SessionState State, Text Reason, Text Weather, Shelf Shelf, IReadOnlyList<PriceOfSession> Prices)
{
    public bool IsOpen(DateTime now) => State != SessionState.Cancelled && StartsAt > now;
}

public sealed record PriceOfSession(PriceKind? Kind, string Sku, long AmountFen);

/// <summary>The page with a form that may have been refused.</summary>
/// <param name="Faults">Text keys by field.</param>
public sealed record ExperiencePage(ExperienceShown Shown, BookingForm Form, IReadOnlyDictionary<string, string> Faults);

/// <summary>Nothing was booked, because there are no places.</summary>
public sealed record FullPage(ExperienceShown Shown, Full Full);
