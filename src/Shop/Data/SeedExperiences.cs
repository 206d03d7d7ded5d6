namespace Shop.Data;

/// <summary>Experiences from seeds/experiences/, after the workshops that they are in. Rules and prices are set once; their sessions the shop makes itself (Features/Experiences).</summary>
internal sealed class SeedExperiences(ShopDb db, Folders folders, SeedPictures pictures, DateTime now, DateOnly today)
{
    private const string Prefix = "experiences/";
    private static readonly Text CategoryName = new("体验", "Experiences");

    public async Task Run(HashSet<string> changed, CancellationToken ct)
    {
        var paths = changed.Where(f => f.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0)
        {
            return;
        }
        var brands = await db.Brands.ToDictionaryAsync(x => x.Slug, ct);
        var cooperatives = await db.Cooperatives.ToDictionaryAsync(x => x.Slug, ct);
        var workshops = await db.Workshops.ToDictionaryAsync(x => x.Slug, ct);
        var category = await db.Categories.SingleOrDefaultAsync(c => c.Slug == Experience.CategorySlug, ct)
            ?? db.Categories.Add(new Category { Slug = Experience.CategorySlug, Name = CategoryName, Position = 1000 }).Entity;
        var rows = await db.Products.Where(p => p.Kind == ProductKind.Experience).Include(p => p.Pictures).Include(p => p.Experience!.Rules).Include(p => p.Experience!.Goods).Include(p => p.Experience!.Gift).AsSplitQuery().ToDictionaryAsync(p => p.Slug, ct);
        var goods = await db.Products.Where(p => p.Kind == ProductKind.Goods).ToDictionaryAsync(p => p.Slug, ct);
        var stations = (await db.TrailStations.ToListAsync(ct)).ToLookup(s => s.ProductId);
        await pictures.Load(ct);
        foreach (var path in paths)
        {
            var seed = Seeds.Read<Seeds.Experience>(folders.Seeds, path);
            var row = rows.GetValueOrDefault(seed.Slug) ?? db.Products.Add(new Product { Slug = seed.Slug, Kind = ProductKind.Experience, Name = seed.Name, ListedAt = now }).Entity;
            if (row.EditedAt is null)
            {
                row.Brand = SeedProducts.Find(path, brands, seed.Brand);
                row.Cooperative = SeedProducts.Find(path, cooperatives, seed.Cooperative);
                row.Category = category;
                (row.Name, row.Summary, row.Story, row.Position, row.TaxClass) = (seed.Name, seed.Summary, seed.Story, seed.Position, TaxClass.Service);
                row.Experience = Write(row.Experience, seed, seed.Workshop is { } slug ? SeedProducts.Find(path, workshops, slug) : null);
                Shows(row.Experience, [.. (seed.Shows ?? []).Select(slug => SeedProducts.Find(path, goods, slug))]);
                Gift(row.Experience, seed.Coupon);
                foreach (var (station, i) in (seed.Stations ?? []).Select((s, i) => (s, i + 1)))
                {
                    var there = stations[row.Id].FirstOrDefault(s => s.Key == station.Key)
                        ?? db.TrailStations.Add(new TrailStation { Experience = row.Experience, Key = station.Key, Name = station.Name, Stamp = station.Stamp, Code = TrailStation.NewCode() }).Entity;
                    (there.Position, there.Name, there.Place, there.Sees, there.Stamp) = (i, station.Name, station.Place, station.Sees, station.Stamp);
                    there.Good = station.Good is { } good ? SeedProducts.Find(path, goods, good) : null;
                    (there.Character, there.Pose) = station.Character.Split(':') is [var who, var pose] ? (who, pose) : throw new WrongSeedException(path, $"{station.Key}: a character and its pose, as in late-crane:flies");
                }
                await pictures.Onto(row, path, seed.Pictures, ct);
            }
            Rules(path, row.Experience!, seed);
        }
        await db.SaveChangesAsync(ct);
    }

    private static Experience Write(Experience? row, Seeds.Experience seed, Workshop? workshop)
    {
        row ??= new Experience { Code = seed.Code, Place = seed.Place };
        (row.Workshop, row.Place, row.Ages, row.Bring, row.Languages, row.Minutes) = (workshop, seed.Place, seed.Ages, seed.Bring, seed.Languages, seed.Minutes);
        (row.IsByNight, row.LeastNights, row.FreeUntilHours, row.HalfUntilHours) = (seed.ByNight, seed.LeastNights, seed.FreeUntilHours, seed.HalfUntilHours);
        (row.DepositPermille, row.DepositFen) = ((int)((seed.Deposit?.Percent ?? 0) * 10), Seeds.Fen(seed.Deposit?.PerPlace ?? 0));
        (row.AsksNames, row.AsksAges, row.WhyAsked, row.KeepDays, row.Certifies) = (seed.Asks?.Names ?? false, seed.Asks?.Ages ?? false, seed.Asks?.Why ?? Text.Empty, seed.Asks?.KeepDays ?? 0, seed.Certifies);
        return row;
    }

    private static void Shows(Experience row, List<Product> goods)
    {
        row.Goods.RemoveAll(x => goods.TrueForAll(g => g.Id != x.GoodId));
        row.Goods.AddRange(goods.Where(g => row.Goods.TrueForAll(x => x.GoodId != g.Id)).Select(g => new ExperienceGood { Good = g, GoodId = g.Id }));
    }

    private static void Gift(Experience row, Seeds.TicketGift? seed)
    {
        if (seed is null)
        {
            row.Gift = null;
            return;
        }
        row.Gift ??= new TicketGift { Name = seed.Name };
        (row.Gift.Name, row.Gift.AmountFen, row.Gift.MinimumFen, row.Gift.Days, row.Gift.ShopPermille) = (seed.Name, Seeds.Fen(seed.Amount), Seeds.Fen(seed.Minimum), seed.Days, (int)(seed.ShopPercent * 10));
    }

    private void Rules(string path, Experience row, Seeds.Experience seed)
    {
        foreach (var rule in seed.Rules.Where(r => row.Rules.TrueForAll(x => x.Key != r.Key)))
        {
            if (!RepeatRule.IsRule(rule.Rule) || rule.Prices.Length == 0)
            {
                throw new WrongSeedException(path, $"{rule.Key}: a rule that can't be read, or no prices");
            }
            var made = new SessionRule { Key = rule.Key, Name = rule.Name ?? Text.Empty, Rule = rule.Rule, From = today, AtMinutes = (rule.At.Hour * 60) + rule.At.Minute, Places = rule.Places };
            made.Prices.AddRange(rule.Prices.Select((p, i) => new SessionPrice { Position = i, Kind = p.Kind, Name = p.Name, AmountFen = Seeds.Fen(p.Price), WeekendFen = p.Weekend is { } w ? Seeds.Fen(w) : null, Takes = p.Takes }));
            made.Gaps.AddRange((rule.Not ?? []).Select(d => new SessionGap { Day = d }));
            row.Rules.Add(made);
        }
    }
}
