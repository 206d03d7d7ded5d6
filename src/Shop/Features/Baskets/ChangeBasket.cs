using System.Globalization;
using System.Numerics;
using System.Text;

namespace Shop.Features.Baskets;

/// <summary>Puts things into a basket, changes how many, takes them out. What can't be done changes nothing and says why.</summary>
public sealed class ChangeBasket(ShopDb db, CurrentBasket current, ReadBasket read, ShopClock clock)
{
    /// <summary>Adds to what is there.</summary>
    /// <param name="http">The visitor.</param>
    /// <param name="sku">As posted.</param>
    /// <param name="typed">The quantity as typed; 1 to 99.</param>
    /// <param name="livestream">The slug of the livestream on whose page it was put in; while it is live, the line says so.</param>
    /// <param name="ct">Ends with the request.</param>
    /// <returns>Null when done.</returns>
    public async Task<BasketRefusal?> Add(HttpContext http, string? sku, string? typed, string? livestream = null, CancellationToken ct = default)
    {
        // Nights are booked together, on their own page.
        if (await Wanted(sku, ct) is not { IsNight: false } wanted)
        {
            return new(BasketRefusalKind.UnknownSku, sku ?? "", typed);
        }
        var contents = await read.Run(await current.Find(http, ct), ct);
        var there = contents.Lines.FirstOrDefault(l => l.VariantId == wanted.Id && l.Live is null)?.Quantity ?? 0;
        if (Check(contents, wanted, typed, there, least: 1, out var quantity) is { } refusal)
        {
            return refusal with { There = there };
        }
        var basket = await current.FindOrMake(http, ct);
        if (!await Increase(basket, wanted.Id, quantity, ct) && !await Insert(basket, wanted, quantity, ct))
        {
            await Increase(basket, wanted.Id, quantity, ct);
        }
        if (livestream is { Length: > 0 and <= 80 } && await db.Livestreams.Where(l => l.Slug == livestream && l.State == LivestreamState.Live).Select(l => (int?)l.Id).FirstOrDefaultAsync(ct) is { } live)
        {
            await db.BasketItems.Where(i => i.BasketId == basket && i.VariantId == wanted.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.LivestreamId, live), ct);
        }
        await Touch(basket, ct);
        return null;
    }

    /// <summary>Sets how many of a thing lie in the basket; 0 takes it out.</summary>
    /// <returns>Null when done.</returns>
    public async Task<BasketRefusal?> Set(HttpContext http, string sku, string? typed, CancellationToken ct = default)
    {
        if (await Wanted(sku, ct) is not { } wanted)
        {
            return new(BasketRefusalKind.UnknownSku, sku, typed);
        }
        var contents = await read.Run(await current.Find(http, ct), ct);
        if (Check(contents, wanted, typed, there: 0, least: 0, out var quantity) is { } refusal)
        {
            return refusal with { AtLine = contents.Lines.Any(l => l.VariantId == wanted.Id && l.Live is null) };
        }
        var together = Together(contents, wanted.Id);
        if (quantity == 0)
        {
            await db.BasketItems.Where(i => i.BasketId == contents.BasketId && together.Contains(i.VariantId)).ExecuteDeleteAsync(ct);
            return null;
        }
        var basket = await current.FindOrMake(http, ct);
        if (!await Replace(basket, together, quantity, ct) && !wanted.IsNight && !await Insert(basket, wanted, quantity, ct))
        {
            await Replace(basket, together, quantity, ct);
        }
        await Touch(basket, ct);
        return null;
    }

    private static BasketRefusal? Check(BasketContents contents, WantedVariant wanted, string? typed, int there, int least, out int quantity)
    {
        var refusal = new BasketRefusal(BasketRefusalKind.NotANumber, wanted.Sku, typed) { Name = wanted.Name, VariantName = wanted.VariantName, Slug = wanted.Slug };
        quantity = 0;
        // People type full-width digits; numbers of any length are still numbers.
        var plain = typed?.Trim().Normalize(NormalizationForm.FormKC).Replace('−', '-');
        if (plain is not { Length: > 0 and <= 40 } || !BigInteger.TryParse(plain, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return refusal;
        }
        if (number < least)
        {
            return refusal with { Kind = BasketRefusalKind.TooFew, Limit = least };
        }
        if (number == 0)
        {
            return null;
        }
        if (number + there > Basket.MostOfOne)
        {
            return refusal with { Kind = BasketRefusalKind.TooMany, Limit = Basket.MostOfOne };
        }
        if (!wanted.IsSold)
        {
            return refusal with { Kind = BasketRefusalKind.NotSold };
        }
        if (contents.Lines.Count >= Basket.MostLines && contents.Lines.All(l => l.VariantId != wanted.Id || l.Live is not null))
        {
            return refusal with { Kind = BasketRefusalKind.BasketFull, Limit = Basket.MostLines };
        }
        quantity = (int)number;
        var left = Left(contents, wanted);
        return left >= quantity + there ? null : refusal with { Kind = left == 0 ? BasketRefusalKind.SoldOut : BasketRefusalKind.NotEnough, Limit = left };
    }

    /// <summary>The nights of a stay are one thing: who leaves one out leaves out all.</summary>
    private static List<int> Together(BasketContents contents, int variant) => contents.Lines.FirstOrDefault(l => l.VariantId == variant)?.Booking?.Stay is { } stay
        ? [.. contents.Lines.Where(l => l.Booking?.Stay == stay).Select(l => l.VariantId)] : [variant];

    private static long Left(BasketContents contents, WantedVariant wanted)
    {
        var shelf = new SharedShelf();
        foreach (var other in contents.Lines.Where(l => l.VariantId != wanted.Id && l.Live is null))
        {
            shelf.Take(other.Components, Math.Min(other.Quantity, other.Left));
        }
        return shelf.Left(wanted.Components);
    }

    private async Task<WantedVariant?> Wanted(string? sku, CancellationToken ct)
    {
        if (sku?.Trim() is not { Length: > 0 and <= 40 } wanted || wanted.Any(char.IsControl))
        {
            return null;
        }
        var now = clock.Now;
        return await db.Variants.AsNoTracking().Where(v => v.Sku == wanted).Select(v => new WantedVariant(
            v.Id, v.Sku, v.Product.Name, v.Name, v.Product.Slug, v.WithdrawnAt == null && v.Product.WithdrawnAt == null && v.Prices.Any(p => p.ValidFrom <= now) && (v.Session == null || (v.Session.State != SessionState.Cancelled && v.Session.StartsAt > now)),
            v.Prices.Where(p => p.ValidFrom <= now).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).FirstOrDefault(),
            v.Components.Select(c => new BasketComponent(c.StockItemId, c.Quantity, c.StockItem.Available)).ToList(), v.PriceKind == PriceKind.Room)).FirstOrDefaultAsync(ct);
    }

    private async Task<bool> Increase(Guid basket, int variant, int by, CancellationToken ct) => await db.BasketItems
        .Where(i => i.BasketId == basket && i.VariantId == variant && i.Quantity + by <= Basket.MostOfOne)
        .ExecuteUpdateAsync(s => s.SetProperty(i => i.Quantity, i => i.Quantity + by), ct) > 0;

    private async Task<bool> Replace(Guid basket, List<int> variants, int quantity, CancellationToken ct) => await db.BasketItems
        .Where(i => i.BasketId == basket && variants.Contains(i.VariantId))
        .ExecuteUpdateAsync(s => s.SetProperty(i => i.Quantity, quantity), ct) > 0;

    /// <summary>False when another request has just put it in.</summary>
    private async Task<bool> Insert(Guid basket, WantedVariant wanted, int quantity, CancellationToken ct)
    {
        var item = new BasketItem { BasketId = basket, VariantId = wanted.Id, Quantity = quantity, SeenPriceFen = wanted.PriceFen, AddedAt = clock.Now };
        db.BasketItems.Add(item);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            db.Entry(item).State = EntityState.Detached;
            return false;
        }
    }

    private Task<int> Touch(Guid basket, CancellationToken ct) =>
        db.Baskets.Where(b => b.Id == basket).ExecuteUpdateAsync(s => s.SetProperty(b => b.ChangedAt, clock.Now), ct);

    private sealed record WantedVariant(int Id, string Sku, Text Name, Text VariantName, string Slug, bool IsSold, long PriceFen, List<BasketComponent> Components, bool IsNight);
}

/// <summary>Why a basket stayed as it was.</summary>
/// <param name="Kind">The reason.</param>
/// <param name="Sku">What it was about.</param>
/// <param name="Typed">The quantity as typed.</param>
public sealed record BasketRefusal(BasketRefusalKind Kind, string Sku, string? Typed)
{
    public Text Name { get; init; } = Text.Empty;
    public Text VariantName { get; init; } = Text.Empty;
    public string Slug { get; init; } = "";
    /// <summary>The number that the reason is about: how many are left, how many fit.</summary>
    public long Limit { get; init; }
    /// <summary>How many lie in the basket already.</summary>
    public int There { get; init; }
    /// <summary>The message belongs to a line of the basket; otherwise it stands above all.</summary>
    public bool AtLine { get; init; }
}

public enum BasketRefusalKind { UnknownSku, NotANumber, TooFew, TooMany, NotSold, BasketFull, SoldOut, NotEnough }
