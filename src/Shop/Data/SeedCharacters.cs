namespace Shop.Data;

/// <summary>Characters from seeds/characters.json and the books that lie with their drawings; licences from seeds/licences.json, once.</summary>
internal sealed class SeedCharacters(ShopDb db, Folders folders, DateTime now, DateOnly today)
{
    public const string File = "characters.json";
    public const string LicenceFile = "licences.json";

    /// <summary>Where the book of a character lies, seen from seeds/.</summary>
    public static string Book(string slug) => $"../assets/characters/{slug}/poses.json";

    /// <summary>After brands and cooperatives, before products.</summary>
    public async Task Run(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains(File))
        {
            return;
        }
        var brands = await db.Brands.ToDictionaryAsync(x => x.Slug, ct);
        var cooperatives = await db.Cooperatives.ToDictionaryAsync(x => x.Slug, ct);
        var rows = await db.Characters.AsSplitQuery().Include(c => c.Palette).Include(c => c.Poses).ToDictionaryAsync(c => c.Slug, ct);
        foreach (var seed in Seeds.Read<Seeds.Character[]>(folders.Seeds, File))
        {
            var book = Seeds.Read<Seeds.CharacterBook>(folders.Seeds, Book(seed.Slug));
            var row = rows.GetValueOrDefault(seed.Slug) ?? db.Characters.Add(new Character { Slug = seed.Slug, Name = book.Name }).Entity;
            if (row.EditedAt is not null)
            {
                continue;
            }
            row.Brand = SeedProducts.Find(Book(seed.Slug), brands, book.Brand);
            row.Cooperative = SeedProducts.Find(File, cooperatives, seed.Cooperative);
            (row.Name, row.Tagline, row.Story, row.Terms, row.Position) = (book.Name, book.Line, book.Story, seed.Terms, seed.Position);
            row.Portrait = Slug(book.Poses[0]);
            Palette(row, book.Palette);
            Poses(row, [.. book.Poses.Select(p => (PoseKind.Pose, p)), .. book.Sheets.Select(s => (PoseKind.Sheet, s))]);
        }
        await db.SaveChangesAsync(ct);
    }

    /// <summary>After products. What was seeded once is people's business from then on.</summary>
    public async Task Licences(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains(LicenceFile))
        {
            return;
        }
        var products = await db.Products.ToDictionaryAsync(x => x.Slug, ct);
        var characters = await db.Characters.Include(c => c.Poses).ToDictionaryAsync(x => x.Slug, ct);
        var known = await db.Licences.Select(l => l.Number).ToHashSetAsync(ct);
        foreach (var seed in Seeds.Read<Seeds.Licence[]>(folders.Seeds, LicenceFile).Where(s => !known.Contains(s.Number)))
        {
            if (LotCode.Read(seed.Number) != seed.Number)
            {
                throw new WrongSeedException(LicenceFile, $"'{seed.Number}' is not a number; {LotCode.WithCheck(LotCode.New()[..(LotCode.Length - 1)])} would be one");
            }
            var (product, character) = (SeedProducts.Find(LicenceFile, products, seed.Product), SeedProducts.Find(LicenceFile, characters, seed.Character));
            var from = today.AddDays(-seed.FromDaysAgo);
            var row = db.Licences.Add(new Licence
            {
                Number = seed.Number,
                Character = character,
                CooperativeId = product.CooperativeId,
                Use = seed.Use,
                Product = product,
                Place = seed.Place,
                Quantity = seed.Quantity,
                From = from,
                Until = from.AddDays(seed.Days - 1),
                Remark = seed.Remark,
                State = seed.State,
                IsDemo = true,
                RequestedAt = now,
            }).Entity;
            var poses = character.Poses.ToDictionary(p => p.Slug);
            row.Poses.AddRange(seed.Poses.Select(p => new LicencePose { CharacterId = character.Id, Pose = SeedProducts.Find(LicenceFile, poses, p) }));
            row.Events.Add(new LicenceEvent { Kind = LicenceEventKind.Requested, At = now, By = "seed" });
            if (seed.State == LicenceState.Granted)
            {
                row.Events.Add(new LicenceEvent { Kind = LicenceEventKind.Granted, At = now, By = "seed" });
            }
        }
        await db.SaveChangesAsync(ct);
    }

    private static string Slug(Seeds.Drawing drawing) => Path.GetFileNameWithoutExtension(drawing.File);

    private static void Palette(Character row, Seeds.Colour[] seeds)
    {
        foreach (var (seed, i) in seeds.Select((s, i) => (s, i + 1)))
        {
            var colour = row.Palette.Find(c => c.Position == i);
            if (colour is null)
            {
                row.Palette.Add(colour = new CharacterColour { Position = i, Name = seed.Name, Hex = seed.Hex });
            }
            (colour.Name, colour.Hex, colour.Use) = (seed.Name, seed.Hex, seed.Use);
        }
        row.Palette.RemoveAll(c => c.Position > seeds.Length);
    }

    // A drawing that is no longer named may be on goods and in licences: it is withdrawn.
    private void Poses(Character row, IReadOnlyList<(PoseKind Kind, Seeds.Drawing Drawing)> seeds)
    {
        foreach (var (seed, i) in seeds.Select((s, i) => (s, i + 1)))
        {
            var pose = row.Poses.Find(p => p.Slug == Slug(seed.Drawing));
            if (pose is null)
            {
                row.Poses.Add(pose = new CharacterPose { Slug = Slug(seed.Drawing), Name = seed.Drawing.Name });
            }
            (pose.Kind, pose.Name, pose.Alt, pose.Position, pose.WithdrawnAt) = (seed.Kind, seed.Drawing.Name, seed.Drawing.Alt ?? Text.Empty, i, null);
        }
        foreach (var gone in row.Poses.Where(p => p.WithdrawnAt is null && !seeds.Any(s => Slug(s.Drawing) == p.Slug)))
        {
            gone.WithdrawnAt = now;
        }
    }
}
