using System.ComponentModel.DataAnnotations;
using Shop.Features.Listings;
using Shop.Features.LiveOffers;

namespace Shop.Features.LivestreamPlans;

/// <summary>A live offer as it is typed.</summary>
public sealed class OfferForm
{
    [Required(ErrorMessage = "VariantMissing")]
    public string? Sku { get; set; }

    /// <summary>In yuan.</summary>
    [Required(ErrorMessage = "PriceWrong"), StringLength(20, ErrorMessage = "PriceWrong")]
    public string? Price { get; set; }

    [Required(ErrorMessage = "UnitsWrong"), Range(1, 100_000, ErrorMessage = "UnitsWrong")]
    public int? Units { get; set; }

    [Required(ErrorMessage = "LimitWrong"), Range(1, 100, ErrorMessage = "LimitWrong")]
    public int? Limit { get; set; }

    [Required(ErrorMessage = "SecondsWrong"), Range(LiveOffer.ShortestSeconds, LiveOffer.LongestSeconds, ErrorMessage = "SecondsWrong")]
    public int? Seconds { get; set; }

    /// <summary>Announced as a bargain.</summary>
    public bool IsBargain { get; set; }

    public int Version { get; set; } = -1;

    /// <summary>Null: that is no price.</summary>
    public long? Fen => ListingValue.Fault(FieldKind.Money, 10_000_000, Price ?? "") is null && ListingValue.Fen(Price ?? "") is > 0 and var fen ? fen : null;
}

/// <summary>
/// Sets units of a rundown's product aside for a live offer; one that was planned before ends in the same transaction, and its units lie on the shelf again. Nothing is done
/// unless the price has its evidence and there are enough.
/// </summary>
public sealed class SetOffer(ShopDb db, CheckRundown check, PlanOffer plan, EndOffers end, ShelfCache shelves, PageCache pages)
{
    /// <param name="form">Valid by itself.</param>
    /// <param name="by">A user's id.</param>
    public async Task<PlanAnswer> Run(int livestreamId, int itemId, OfferForm form, string by, CancellationToken ct = default)
    {
        var known = await db.Livestreams.AsNoTracking().Include(l => l.Cooperatives).Include(l => l.Rundown).ThenInclude(r => r.Offers).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == livestreamId, ct);
        if (known?.Rundown.Find(r => r.Id == itemId) is not { } item)
        {
            return PlanAnswer.Unknown;
        }
        if (!SavePlan.MayBeWritten(known) || known.Version != form.Version)
        {
            return PlanAnswer.Refused(new PlanFault("", SavePlan.MayBeWritten(known) ? PlanFault.Overtaken : "NotNow"));
        }
        var evidence = (await check.Run([item], [.. known.Cooperatives.Select(c => c.CooperativeId)], ct))[0];
        var before = item.Offers.Where(o => o.State != LiveOfferState.Ended).ToList();
        if (Faults(form, evidence, before) is { Count: > 0 } faults)
        {
            return PlanAnswer.Refused(faults);
        }
        var variant = evidence.Variants.First(v => v.Sku == form.Sku);
        return await Exchange(known, itemId, new OfferTerms(variant.VariantId, form.Fen!.Value, form.Units!.Value, form.Limit!.Value, form.Seconds!.Value), form.IsBargain, by, ct);
    }

    /// <summary>Takes the offer away; the product stays, at its ordinary price.</summary>
    public async Task<RundownResult> Remove(int livestreamId, int itemId, string by, CancellationToken ct = default)
    {
        var known = await db.Livestreams.AsNoTracking().Include(l => l.Rundown).ThenInclude(r => r.Offers).AsSplitQuery().SingleOrDefaultAsync(l => l.Id == livestreamId, ct);
        if (known is null || !known.Rundown.Exists(r => r.Id == itemId))
        {
            return RundownResult.Unknown;
        }
        if (!SavePlan.MayBeWritten(known))
        {
            return RundownResult.NotNow;
        }
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await db.HoldLivestream(livestreamId, ct);
        if (held?.Rundown.Find(r => r.Id == itemId) is not { } bare || !SavePlan.MayBeWritten(held))
        {
            return RundownResult.NotNow;
        }
        bare.IsBargain = false;
        await db.SaveChangesAsync(ct);
        var ended = await EndAll(bare, by, ct);
        await transaction.CommitAsync(ct);
        await Tell(ended);
        await SavePlan.Evict(held, pages, ct);
        return RundownResult.Done;
    }

    private static List<PlanFault> Faults(OfferForm form, ItemCheck evidence, List<LiveOffer> before)
    {
        var faults = new List<PlanFault>();
        if (evidence.Variants.FirstOrDefault(v => v.Sku == form.Sku) is not { } variant)
        {
            return [new(nameof(form.Sku), "VariantMissing")];
        }
        // What it has already comes back first.
        var units = variant.Available + before.Where(o => o.VariantId == variant.VariantId).Sum(o => (long)o.Available);
        if (form.Units > units)
        {
            faults.Add(new(nameof(form.Units), "NotEnough", units));
        }
        if (form.Limit > form.Units)
        {
            faults.Add(new(nameof(form.Limit), "LimitAboveUnits"));
        }
        if (form.Fen is not { } fen)
        {
            faults.Add(new(nameof(form.Price), "PriceWrong"));
        }
        else if (variant.Fault(fen, form.IsBargain) is { } fault)
        {
            faults.Add(new(nameof(form.Price), $"Fault_{fault}", Money.Format(fault == RundownFault.NotBelowToday ? variant.TodayFen : variant.LowestFen ?? 0)));
        }
        return faults;
    }

    private async Task<PlanAnswer> Exchange(Livestream known, int itemId, OfferTerms terms, bool isBargain, string by, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var held = await db.HoldLivestream(known.Id, ct);
        if (held?.Rundown.Find(r => r.Id == itemId) is not { } item)
        {
            return PlanAnswer.Unknown;
        }
        // Holding it counted one.
        if (!SavePlan.MayBeWritten(held) || held.Version - 1 != known.Version)
        {
            return PlanAnswer.Refused(new PlanFault("", PlanFault.Overtaken));
        }
        item.IsBargain = isBargain;
        await db.SaveChangesAsync(ct);
        var ended = await EndAll(item, by, ct);
        if (await plan.Run(item, terms, by, ct) is not { } planned)
        {
            return PlanAnswer.Refused(new PlanFault(nameof(OfferForm.Units), "SoldMeanwhile"));
        }
        await transaction.CommitAsync(ct);
        await Tell(ended);
        await shelves.StockChanged(planned.StockItems);
        await SavePlan.Evict(held, pages, ct);
        return new PlanAnswer(held, []);
    }

    private async Task<List<Ended>> EndAll(RundownItem item, string by, CancellationToken ct)
    {
        var ended = new List<Ended>();
        foreach (var id in item.Offers.Where(o => o.State != LiveOfferState.Ended).Select(o => o.Id).ToList())
        {
            if (await end.Within(id, by, ct) is { } one)
            {
                ended.Add(one);
            }
        }
        return ended;
    }

    private async Task Tell(List<Ended> ended)
    {
        foreach (var one in ended)
        {
            await end.Told(one);
        }
    }
}
