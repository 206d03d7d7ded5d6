using System.Globalization;
using Shop.Features.Baskets;
using Shop.Features.Participants;

namespace Shop.Features.Experiences;

/// <summary>What became of a wish to book.</summary>
public abstract record BookingResult;

/// <summary>It lies in the basket.</summary>
public sealed record Booked : BookingResult;

/// <summary>There is no such experience.</summary>
public sealed record UnknownExperience : BookingResult;

/// <param name="Faults">Text keys by field.</param>
public sealed record BookingRefused(IReadOnlyDictionary<string, string> Faults) : BookingResult
{
    public static BookingRefused At(string field, string text) => new(new Dictionary<string, string> { [field] = text });
}

/// <summary>The session has begun, was cancelled or has too few places left; nothing was booked.</summary>
/// <param name="Left">How many places are left of the one that is short.</param>
public sealed record Full(FullBecause Because, DateTime StartsAt, long Left) : BookingResult;

public enum FullBecause { Full, TooFew, Began, Cancelled, NoNight }

/// <summary>
/// Puts the places of a session into a basket, all of them or none; a stay night by night. As with goods, they are taken when the order is placed: whoever is faster there has them.
/// The same key again is the same booking.
/// </summary>
public sealed class BookSession(ShopDb db, CurrentBasket current, ReadBasket read, ShopClock clock)
{
    public const int MostNights = 30;

    public async Task<BookingResult> Run(HttpContext http, string slug, BookingForm form, CancellationToken ct = default)
    {
        if (await db.Experiences.AsNoTracking().SingleOrDefaultAsync(e => e.Product.Slug == slug && e.Product.WithdrawnAt == null, ct) is not { } experience)
        {
            return new UnknownExperience();
        }
        // Without a key each post is a booking of its own.
        var key = string.IsNullOrEmpty(form.Key) ? Guid.NewGuid().ToString("n") : form.Key;
        if (key.Length > 64 || !key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return BookingRefused.At(nameof(form.Key), "KeyMissing");
        }
        var sessions = await Sessions(experience, form, ct);
        if (sessions.Count == 0)
        {
            return BookingRefused.At(nameof(form.Session), "SessionMissing");
        }
        var now = clock.Now;
        if (sessions.Find(s => !s.IsOpen(now)) is { } over)
        {
            return new Full(over.State == SessionState.Cancelled ? FullBecause.Cancelled : FullBecause.Began, over.StartsAt, 0);
        }
        var (faults, units) = Units(experience, form, sessions[0]);
        List<(Session Session, Variant Variant, int Units)> wanted = [.. sessions.SelectMany(s => s.Variants.Where(v => units.ContainsKey(v.PriceKind!.Value)).OrderBy(v => v.PriceKind).Select(v => (s, v, units[v.PriceKind!.Value])))];
        var who = WhoComes.Read(experience, form.Names, form.Ages, wanted.Sum(w => w.Units * w.Variant.Components.Sum(c => c.Quantity)), units.GetValueOrDefault(PriceKind.Child), faults);
        if (faults.Count > 0)
        {
            return new BookingRefused(faults);
        }
        return experience.IsByNight && !IsWhole(sessions, form, experience) ? new Full(FullBecause.NoNight, sessions[0].StartsAt, 0) : await Put(http, key, wanted, who, ct);
    }

    /// <summary>The one, or the nights from it on.</summary>
    private async Task<List<Session>> Sessions(Experience experience, BookingForm form, CancellationToken ct)
    {
        var own = db.Sessions.AsNoTracking().Where(s => s.ProductId == experience.ProductId);
        var whole = await own.Where(s => s.Key == form.Session).Include(s => s.Variants).ThenInclude(v => v.Components).AsSingleQuery().ToListAsync(ct);
        if (!experience.IsByNight || whole is not [var first])
        {
            return whole;
        }
        var nights = Math.Clamp(Nights(form, experience) ?? 1, 1, MostNights);
        return await own.Where(s => s.RuleId == first.RuleId && s.StartsAt >= first.StartsAt).OrderBy(s => s.StartsAt).Take(nights).Include(s => s.Variants).ThenInclude(v => v.Components).AsSplitQuery().ToListAsync(ct);
    }

    /// <summary>Every night is there, one after the other.</summary>
    private bool IsWhole(List<Session> nights, BookingForm form, Experience experience) =>
        nights.Count == Nights(form, experience) && nights.Select((s, i) => clock.DayOf(s.StartsAt) == clock.DayOf(nights[0].StartsAt).AddDays(i)).All(x => x);

    private static int? Nights(BookingForm form, Experience experience) => string.IsNullOrWhiteSpace(form.Nights) ? experience.LeastNights : BookingForm.Number(form.Nights);

    private static (Dictionary<string, string> Faults, Dictionary<PriceKind, int> Units) Units(Experience experience, BookingForm form, Session session)
    {
        var faults = new Dictionary<string, string>();
        int Read(string field, string? typed)
        {
            if (BookingForm.Number(typed) is { } n)
            {
                return n;
            }
            faults[field] = "NumberWrong";
            return 0;
        }
        var (adults, children, groups) = (Read(nameof(form.Adults), form.Adults), Read(nameof(form.Children), form.Children), Read(nameof(form.Groups), form.Groups));
        var times = string.IsNullOrWhiteSpace(form.Quantity) ? 1 : Read(nameof(form.Quantity), form.Quantity);
        if (experience.IsByNight)
        {
            Check(nameof(form.Nights), Nights(form, experience) is { } nights && nights >= experience.LeastNights && nights <= MostNights, "NightsWrong");
            Check(nameof(form.Quantity), times >= 1, "RoomsWrong");
            return (faults, new() { [PriceKind.Room] = times });
        }
        // Who says a number and not of whom means grown-ups.
        var isBare = form.Adults is null && form.Children is null && form.Groups is null && form.Quantity is not null;
        Dictionary<PriceKind, int> units = new() { [PriceKind.Adult] = isBare ? times : adults * times, [PriceKind.Child] = children * times, [PriceKind.Group] = groups };
        foreach (var kind in units.Where(u => u.Value == 0).Select(u => u.Key).ToList())
        {
            units.Remove(kind);
        }
        Check(nameof(form.Adults), units.Count > 0, "NobodyComes");
        Check(nameof(form.Adults), units.Values.All(n => n <= Basket.MostOfOne), "NumberWrong");
        Check(nameof(form.Adults), !units.ContainsKey(PriceKind.Adult) || session.Variants.Exists(v => v.PriceKind == PriceKind.Adult), "NoSuchPrice");
        Check(nameof(form.Children), !units.ContainsKey(PriceKind.Child) || session.Variants.Exists(v => v.PriceKind == PriceKind.Child), "NoSuchPrice");
        Check(nameof(form.Groups), !units.ContainsKey(PriceKind.Group) || session.Variants.Exists(v => v.PriceKind == PriceKind.Group), "NoSuchPrice");
        return (faults, units);

        void Check(string field, bool isRight, string text)
        {
            if (!isRight)
            {
                faults.TryAdd(field, text);
            }
        }
    }

    private async Task<BookingResult> Put(HttpContext http, string key, IReadOnlyList<(Session Session, Variant Variant, int Units)> wanted, WhoComes who, CancellationToken ct)
    {
        var basket = await current.FindOrMake(http, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // Writing its row holds the basket: two posts of one booking come one after the other.
        await db.Baskets.Where(b => b.Id == basket).ExecuteUpdateAsync(s => s.SetProperty(b => b.ChangedAt, clock.Now), ct);
        var items = await db.BasketItems.Where(i => i.BasketId == basket).ToDictionaryAsync(i => i.VariantId, ct);
        var units = wanted.ToDictionary(w => w.Variant.Id, w => items.GetValueOrDefault(w.Variant.Id) is { } there && there.BookingKey != key ? there.Quantity + w.Units : w.Units);
        if (units.Values.Any(n => n > Basket.MostOfOne) || items.Keys.Union(units.Keys).Count() > Basket.MostLines)
        {
            return BookingRefused.At(nameof(BookingForm.Quantity), "TooMuch");
        }
        if (Short(await read.Run(basket, ct), wanted, units, await Available(wanted, ct)) is { } full)
        {
            return full;
        }
        var (now, prices) = (clock.Now, await Prices([.. units.Keys], ct));
        var (names, ages) = (new Queue<string>(who.Names), new Queue<int>(who.Ages));
        foreach (var (variant, n) in units)
        {
            if (!items.TryGetValue(variant, out var item))
            {
                db.BasketItems.Add(item = new BasketItem { BasketId = basket, VariantId = variant, SeenPriceFen = prices[variant], AddedAt = now });
            }
            var isMore = item.Quantity > 0 && item.BookingKey != key;
            (item.Quantity, item.BookingKey) = (n, key);
            Say(item, wanted.First(w => w.Variant.Id == variant), isMore, names, ages);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new Booked();
    }

    /// <summary>Notes who comes with the units that were just put in, after those of an earlier wish.</summary>
    private static void Say(BasketItem item, (Session Session, Variant Variant, int Units) of, bool isMore, Queue<string> names, Queue<int> ages)
    {
        var people = of.Units * of.Variant.Components.Sum(c => c.Quantity);
        List<string> said = [.. Enumerable.Range(0, Math.Min(people, names.Count)).Select(_ => names.Dequeue())];
        List<string> old = [.. Enumerable.Range(0, of.Variant.PriceKind == PriceKind.Child ? Math.Min(people, ages.Count) : 0).Select(_ => ages.Dequeue().ToString(CultureInfo.InvariantCulture))];
        if (!isMore)
        {
            (item.Names, item.Ages) = (null, null);
        }
        item.AddWho(said.Count == 0 ? null : string.Join('\n', said), old.Count == 0 ? null : string.Join(' ', old));
    }

    private async Task<Dictionary<int, long>> Available(IReadOnlyList<(Session Session, Variant, int)> wanted, CancellationToken ct)
    {
        var ids = wanted.Select(w => w.Session.StockItemId).Distinct().ToList();
        // Where somebody waits nobody else is served.
        return await db.StockItems.Where(s => ids.Contains(s.Id)).Select(s => new { s.Id, s.Available, HasLine = db.SessionWaiters.Any(w => w.Session.StockItemId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)) })
            .ToDictionaryAsync(s => s.Id, s => s.HasLine ? 0 : s.Available, ct);
    }

    private async Task<Dictionary<int, long>> Prices(IReadOnlyList<int> variants, CancellationToken ct)
    {
        var now = clock.Now;
        return await db.Variants.Where(v => variants.Contains(v.Id)).Select(v => new { v.Id, Fen = v.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).First() }).ToDictionaryAsync(v => v.Id, v => v.Fen, ct);
    }

    /// <summary>Null when there are places for these and for what else of the same sessions lies in the basket.</summary>
    private static Full? Short(BasketContents contents, IReadOnlyList<(Session Session, Variant Variant, int Units)> wanted, Dictionary<int, int> units, Dictionary<int, long> available)
    {
        foreach (var of in wanted.GroupBy(w => w.Session.StockItemId))
        {
            var others = contents.Lines.Where(l => !units.ContainsKey(l.VariantId)).SelectMany(l => l.Components.Where(c => c.StockItemId == of.Key).Select(c => (long)c.Quantity * l.Quantity)).Sum();
            var left = Math.Max(0, available[of.Key] - others);
            if (of.Sum(w => (long)units[w.Variant.Id] * w.Variant.Components.Sum(c => c.Quantity)) > left)
            {
                return new Full(left == 0 ? FullBecause.Full : FullBecause.TooFew, of.First().Session.StartsAt, left);
            }
        }
        return null;
    }
}
