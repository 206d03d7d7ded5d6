using System.Globalization;
using Shop.Features.Account;

namespace Shop.Features.Experiences;

/// <summary>Makes the sessions that rules name, two months ahead. Any node may; each is made once.</summary>
public sealed class MakeSessions(ShopDb db, OneByOne each, PageCache pages, ShopClock clock, ILogger<MakeSessions> log)
{
    public const int DaysAhead = 62;

    /// <summary>Of every experience; one that can't be doesn't keep the others back.</summary>
    /// <returns>How many sessions are new.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var (now, today) = (clock.Now, clock.Today);
        var horizon = clock.StartOf(today.AddDays(DaysAhead + 1));
        var rules = await db.SessionRules.AsNoTracking().Where(r => (r.Until == null || r.Until >= today) && r.Experience.Product.WithdrawnAt == null)
            .Include(r => r.Prices).Include(r => r.Gaps).Include(r => r.Experience.Product).OrderBy(r => r.ProductId).ThenBy(r => r.Id).AsSplitQuery().ToListAsync(ct);
        var first = today.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
#pragma warning disable CA1309 // The database compares.
        // One that was set by hand, or moved away, has the name; a rule doesn't make it again.
        var named = (await db.Sessions.Where(s => string.Compare(s.Key, first) >= 0).Select(s => new { s.ProductId, s.Key }).ToListAsync(ct)).Select(s => (s.ProductId, s.Key)).ToHashSet();
#pragma warning restore CA1309
        var made = (await db.Sessions.Where(s => s.OccursAt >= now).Select(s => new { s.RuleId, s.OccursAt }).ToListAsync(ct)).Select(s => (s.RuleId, s.OccursAt!.Value)).ToHashSet();
        var count = 0;
        var experiences = rules.ToLookup(r => (long)r.ProductId);
        await each.Run(nameof(MakeSessions), [.. experiences.Select(e => e.Key)], async experience =>
        {
            try
            {
                count += await Make([.. experiences[experience].SelectMany(r => Due(r, now, horizon).Where(at => !made.Contains((r.Id, at)) && named.Add((r.ProductId, Key(r, at)))).Select(at => (r, at)))], ct);
            }
            catch (DbUpdateException e) when (ShopRoles.IsTaken(e))
            {
                // Another node was faster; the next round tells.
                db.ChangeTracker.Clear();
                log.LogWarning(e, "Experience {Experience} made no sessions", experience);
            }
            return true;
        }, ct);
        return count;
    }

    private IEnumerable<DateTime> Due(SessionRule rule, DateTime now, DateTime horizon) =>
        RepeatRule.Instants(rule.Rule, clock.Utc(rule.From.ToDateTime(TimeOnly.MinValue).AddMinutes(rule.AtMinutes)), rule.Until, clock, now, horizon).Where(at => rule.Gaps.TrueForAll(g => g.Day != clock.DayOf(at)));

    private async Task<int> Make(List<(SessionRule Rule, DateTime At)> due, CancellationToken ct)
    {
        if (due.Count == 0)
        {
            return 0;
        }
        db.ChangeTracker.Clear();
        foreach (var (rule, at) in due)
        {
            var session = Add(rule, at, rule.Places);
            (session.RuleId, session.OccursAt) = (rule.Id, at);
        }
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await pages.Evict(PageTags.Experiences, ct);
        return due.Count;
    }

    /// <summary>One that no rule names, with the prices of one that does.</summary>
    /// <param name="like">With its prices, and the experience with its product.</param>
    /// <param name="at">UTC.</param>
    /// <returns>False when there is one at that time.</returns>
    public async Task<bool> One(SessionRule like, DateTime at, int places, string staff, CancellationToken ct = default)
    {
        db.ChangeTracker.Clear();
        var key = Key(like, at);
        if (await db.Sessions.AnyAsync(s => s.ProductId == like.ProductId && (s.Key == key || (s.StartsAt == at && s.State != SessionState.Cancelled)), ct))
        {
            return false;
        }
        Add(like, at, places).Staff = staff;
        await db.SaveChangesAsync(ct);
        db.ChangeTracker.Clear();
        await pages.Evict(PageTags.Experiences, ct);
        return true;
    }

    private string Key(SessionRule rule, DateTime at) => rule.Experience.IsByNight
        ? string.Create(CultureInfo.InvariantCulture, $"{clock.Local(at):yyyyMMdd}-{rule.Key}") : string.Create(CultureInfo.InvariantCulture, $"{clock.Local(at):yyyyMMdd-HHmm}");

    private Session Add(SessionRule rule, DateTime at, int places)
    {
        var (experience, now, local, key) = (rule.Experience, clock.Now, clock.Local(at), Key(rule, at));
        var item = new StockItem { CooperativeId = experience.Product.CooperativeId, Code = $"{experience.Code}-{key}", Available = places, Made = places };
        var lot = new Lot { Code = LotCode.New(), StockItem = item, ProductId = experience.ProductId, MadeOn = clock.Today, Made = places, Available = places };
        // What wasn't booked leaves the shelf the day after, as goods do that are past their date.
        lot.Keeps(clock.DayOf(at), 0);
        lot.Events.Add(new LotEvent { Kind = LotEventKind.Opened, At = now, By = "shop", Detail = $"{places}" });
        db.Lots.Add(lot);
        db.StockMovements.Add(new StockMovement { StockItem = item, Lot = lot, Kind = StockMovementKind.Made, Available = places, At = now, By = "shop" });
        var session = new Session { ProductId = experience.ProductId, Key = key, StartsAt = at, EndsAt = at.AddMinutes(experience.Minutes), Places = places, StockItem = item, ChangedAt = now };
        session.Variants.AddRange(rule.Prices.OrderBy(p => p.Position).Select(p => Variant(experience, item, p, local)));
        db.Sessions.Add(session);
        return session;
    }

    private Variant Variant(Experience experience, StockItem item, SessionPrice price, DateTime local)
    {
        var variant = new Variant
        {
            ProductId = experience.ProductId,
            Sku = $"{item.Code}-{price.Kind.ToString()[0]}",
            Name = SessionWords.Line(local, experience.IsByNight, price.Name),
            Position = price.Position,
            PriceKind = price.Kind,
        };
        var isWeekend = local.DayOfWeek is DayOfWeek.Friday or DayOfWeek.Saturday;
        variant.Prices.Add(new Price { AmountFen = isWeekend ? price.WeekendFen ?? price.AmountFen : price.AmountFen, ValidFrom = clock.Now, SetBy = "shop" });
        variant.Components.Add(new VariantComponent { StockItem = item, Quantity = price.Takes });
        return variant;
    }
}
