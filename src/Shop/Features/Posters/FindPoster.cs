using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Catalogue;
using Shop.Features.Livestreams;
using Shop.Features.Lots;

namespace Shop.Features.Posters;

/// <summary>What a poster says, in the language of whoever asks; null when there is nothing to share.</summary>
public sealed class FindPoster(ShopDb db, ShowLot showLot, PictureStore pictures, BrandArt art, PublicAddress address, ShopClock clock, IStringLocalizer<Texts> texts)
{
    public async Task<Poster?> Product(string slug, CancellationToken ct)
    {
        var now = clock.Now;
        var card = await db.Products.AsNoTracking().OnSale(now).Where(p => p.Slug == slug).AsCards(now).FirstOrDefaultAsync(ct);
        if (card is null)
        {
            return null;
        }
        // A figure that the good carries shows it itself.
        var carried = await db.Set<ProductCharacter>().Where(x => x.ProductId == card.Id && x.Character.WithdrawnAt == null).OrderBy(x => x.Position).Select(x => new { x.Character.Slug, x.Character.Portrait }).FirstOrDefaultAsync(ct);
        return (await New(card.Brand, card.Name, $"/products/{slug}", texts[$"Call-{card.Brand}"], card.Picture, ct)) with
        {
            Character = (carried is null ? null : art.Pose(carried.Slug, carried.Portrait)) ?? art.Figure(card.Brand, PosterKind.Product),
            Line = card.Summary.Here,
            Price = Money.Yuan(card.PriceFen) + (card.HasSeveralPrices ? texts["AndMore"].Value : ""),
        };
    }

    /// <summary>A recalled lot isn't shared.</summary>
    public async Task<Poster?> Lot(string code, CancellationToken ct)
    {
        if (LotCode.Read(code) is not { } read || await showLot.Run(read, ct) is not { IsRecalled: false } shown)
        {
            return null;
        }
        var (lot, product) = (shown.Lot, shown.Product);
        var villages = string.Join(texts["And"], lot.Ingredients.Select(i => i.Village.Here).Where(v => v.Length > 0).Distinct().Take(2));
        return (await New(product.Brand.Slug, product.Name, $"/lots/{lot.Code}", texts["CallLot"], shown.Picture, ct)) with
        {
            Kind = PosterKind.Lot,
            Character = art.Figure(product.Brand.Slug, PosterKind.Lot),
            Line = lot.Notes.Here.Length > 0 ? lot.Notes.Here : product.Summary.Here,
            Code = LotCode.Show(lot.Code),
            CodeName = texts["Lot"],
            Facts = Facts(("MadeOn", Day(lot.MadeOn)), ("BestBefore", lot.BestBefore is { } end ? Day(end) : ""), ("Maker", lot.Maker.Here), ("Origins", villages)),
        };
    }

    public async Task<Poster?> Workshop(string slug, CancellationToken ct)
    {
        var workshop = await db.Workshops.AsNoTracking().Include(w => w.Brand).Include(w => w.Steps.OrderBy(s => s.Position)).AsSingleQuery().SingleOrDefaultAsync(w => w.Slug == slug, ct);
        return workshop is null ? null : (await New(workshop.Brand.Slug, workshop.Name, $"/workshops/{slug}", texts["CallWorkshop"], null, ct)) with
        {
            Kind = PosterKind.Workshop,
            // The room is at its fullest two thirds of the way.
            Scene = workshop.Steps.Count == 0 ? null : art.Step(slug, workshop.Steps[workshop.Steps.Count * 2 / 3].Drawing),
            Character = art.Figure(workshop.Brand.Slug, PosterKind.Workshop),
            Line = workshop.Line.Here,
            Facts = Facts(("Where", workshop.Address.Here), ("Hours", workshop.Hours.Here), ("People", workshop.PeopleLine.Here)),
        };
    }

    /// <summary>One that was called off isn't shared.</summary>
    public async Task<Poster?> Livestream(string slug, CancellationToken ct)
    {
        if (await db.Livestreams.AsNoTracking().Public().Where(l => l.Slug == slug).AsCards(clock.Now).SingleOrDefaultAsync(ct) is not { IsOff: false } live)
        {
            return null;
        }
        var at = clock.Local(live.StartsAt);
        return (await New(live.Brand, live.Title, live.Path, texts[live.IsOver ? "CallReplay" : "CallLivestream"], live.Picture, ct)) with
        {
            Kind = PosterKind.Livestream,
            Character = art.Figure(live.Brand, PosterKind.Livestream),
            Line = live.Summary.Here,
            Code = at.ToString("MM-dd HH:mm", CultureInfo.InvariantCulture),
            CodeName = texts[live.IsOver ? "WasLive" : "GoesLive"],
            Facts = Facts(("Weekday", at.ToString("dddd", CultureInfo.CurrentCulture)), ("Hosts", string.Join(texts["And"], live.Hosts.Select(h => h.Here))), ("Where", live.Workshop?.Here ?? live.Place)),
        };
    }

    /// <summary>The shop as a whole: the first good of each brand.</summary>
    public async Task<Poster?> Shop(CancellationToken ct)
    {
        var shown = new List<string?>();
        foreach (var brand in await db.Brands.AsNoTracking().OrderBy(b => b.Id).Select(b => b.Slug).ToListAsync(ct))
        {
            shown.Add(await File(await First(brand, ct), ct));
        }
        return (await New("", Both("Shop"), "/", "", null, ct)) with { Kind = PosterKind.Shop, Picture = shown.FirstOrDefault(), Second = shown.Skip(1).FirstOrDefault(), Line = texts["ShopLine"] };
    }

    public async Task<Poster?> Brand(string slug, CancellationToken ct) =>
        await db.Brands.AsNoTracking().SingleOrDefaultAsync(b => b.Slug == slug, ct) is not { } brand ? null
        : (await New(slug, brand.Name, $"/brands/{slug}", "", await First(slug, ct), ct)) with { Kind = PosterKind.Brand, Line = brand.Tagline.Here, Character = art.Figure(slug, PosterKind.Workshop) };

    public async Task<Poster?> Character(string slug, CancellationToken ct) =>
        await db.Characters.AsNoTracking().Include(c => c.Brand).SingleOrDefaultAsync(c => c.Slug == slug && c.WithdrawnAt == null, ct) is not { } figure ? null
        : (await New(figure.Brand.Slug, figure.Name, $"/characters/{slug}", "", null, ct)) with { Kind = PosterKind.Character, Character = art.Pose(slug, figure.Portrait), Line = figure.Tagline.Here };

    /// <summary>All figures together.</summary>
    public async Task<Poster?> Family(CancellationToken ct)
    {
        var figures = await db.Characters.AsNoTracking().Where(c => c.WithdrawnAt == null).OrderBy(c => c.Position).ThenBy(c => c.Id).Take(4).Select(c => new { c.Slug, c.Portrait }).ToListAsync(ct);
        return figures.Count == 0 ? null : (await New("", Both("Family"), "/characters", "", null, ct)) with { Kind = PosterKind.Family, Figures = [.. figures.Select(f => art.Pose(f.Slug, f.Portrait)).OfType<string>()] };
    }

    private async Task<PictureShown?> First(string brand, CancellationToken ct) =>
        (await db.Products.AsNoTracking().OnSale(clock.Now).Where(p => p.Brand.Slug == brand).OrderBy(p => p.Position).ThenBy(p => p.Id).AsCards(clock.Now).FirstOrDefaultAsync(ct))?.Picture;

    private Text Both(string key)
    {
        using (Culture.Of(Culture.Chinese))
        {
            var chinese = texts[key].Value;
            using var english = Culture.Of(Culture.English);
            return new Text(chinese, texts[key].Value);
        }
    }

    private Task<string?> File(PictureShown? picture, CancellationToken ct) => picture is null ? Task.FromResult<string?>(null) : pictures.Original(picture.Hash, picture.Extension, ct);

    private async Task<Poster> New(string brand, Text name, string path, string call, PictureShown? picture, CancellationToken ct) => new(brand, name, Culture.Here == Culture.English, address.Of(path), call)
    {
        Picture = await File(picture, ct),
    };

    private List<PosterFact> Facts(params (string Key, string Value)[] facts) => [.. facts.Where(f => f.Value.Length > 0).Select(f => new PosterFact(texts[f.Key], f.Value))];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
