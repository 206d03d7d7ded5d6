using System.Security.Cryptography;
using System.Text;

namespace Shop.Data;

/// <summary>
/// Fills the shop from seeds/, by natural key. What hasn't changed costs nothing: neither the file nor, of a product, its pictures.
/// Rows that a person has edited, stock, prices already there and orders are left alone. All or nothing.
/// </summary>
public sealed class Seeder(ShopDb db, Folders folders, PictureStore pictures, ShopClock clock, ILogger<Seeder> log)
{
    private DateTime now;

    /// <returns>How many files were new or changed.</returns>
    /// <exception cref="WrongSeedException">A file can't be used; nothing was changed.</exception>
    public async Task<int> Run(CancellationToken ct = default)
    {
        now = clock.Now;
        var files = Directory.EnumerateFiles(folders.Seeds, "*.json", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(folders.Seeds, "*.md", SearchOption.AllDirectories).Where(f => Path.GetFileName(Path.GetDirectoryName(f)) == "stories"))
            .Select(f => Path.GetRelativePath(folders.Seeds, f).Replace('\\', '/')).ToDictionary(p => p, Fingerprint);
        var known = await db.SeededFiles.ToDictionaryAsync(f => f.Path, ct);
        var changed = files.Where(f => known.GetValueOrDefault(f.Key)?.Hash != f.Value).Select(f => f.Key).ToHashSet();
        if (changed.Count == 0)
        {
            return 0;
        }
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await Brands(changed, ct);
        await Categories(changed, ct);
        await Cooperatives(changed, ct);
        await db.SaveChangesAsync(ct);
        var characters = new SeedCharacters(db, folders, now, clock.Today);
        await characters.Run(changed, ct);
        await Products(changed, ct);
        await new SeedTerms(db, folders, now).Run(changed, ct);
        await new SeedSegments(db, folders, now).Run(changed, ct);
        await new SeedWorkshops(db, folders, now).Run(changed, ct);
        await new SeedExperiences(db, folders, new SeedPictures(db, pictures, folders, log), now, clock.Today).Run(changed, ct);
        await db.SaveChangesAsync(ct);
        await SeedLots.IntoWorkshops(db, ct);
        await characters.Licences(changed, ct);
        await new SeedLivestreams(db, folders, clock).Run(changed, ct);
        foreach (var path in changed)
        {
            if (known.TryGetValue(path, out var row))
            {
                (row.Hash, row.At) = (files[path], now);
            }
            else
            {
                db.SeededFiles.Add(new SeededFile { Path = path, Hash = files[path], At = now });
            }
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        log.LogInformation("Seeded {Count} files from seeds/", changed.Count);
        return changed.Count;
    }

    /// <summary>Of the file; of a product or an experience, of its pictures too, and of the characters, of their books, so that what arrives or changes later is taken.</summary>
    private string Fingerprint(string path)
    {
        var own = Hash(File.ReadAllBytes(Path.Combine(folders.Seeds, path)));
        var files = path.StartsWith("products/", StringComparison.Ordinal) ? Seeds.Read<Seeds.Product>(folders.Seeds, path).Pictures.Select(p => Path.Combine(folders.Assets, p.File)).ToList()
            : path.StartsWith("experiences/", StringComparison.Ordinal) ? [.. Seeds.Read<Seeds.Experience>(folders.Seeds, path).Pictures.Select(p => Path.Combine(folders.Assets, p.File))]
            : path == SeedCharacters.File ? [.. Seeds.Read<Seeds.Character[]>(folders.Seeds, path).Select(c => Path.Combine(folders.Seeds, SeedCharacters.Book(c.Slug)))]
            : [];
        if (files.Count == 0)
        {
            return own;
        }
        return Hash(Encoding.UTF8.GetBytes(string.Join('\n', [own, .. files.Select(f => File.Exists(f) ? Hash(File.ReadAllBytes(f)) : "none")])));
    }

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task Brands(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains("brands.json"))
        {
            return;
        }
        var rows = await db.Brands.ToDictionaryAsync(b => b.Slug, ct);
        foreach (var seed in Seeds.Read<Seeds.Brand[]>(folders.Seeds, "brands.json"))
        {
            var row = rows.GetValueOrDefault(seed.Slug) ?? db.Brands.Add(new Brand { Slug = seed.Slug, Name = seed.Name }).Entity;
            if (row.EditedAt is null)
            {
                (row.Name, row.Tagline, row.Summary, row.Story, row.Place) = (seed.Name, seed.Tagline, seed.Summary, seed.Story, seed.Place);
                row.CharacterNote = seed.CharacterNote ?? Text.Empty;
            }
        }
    }

    private async Task Categories(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains("categories.json"))
        {
            return;
        }
        var rows = await db.Categories.ToDictionaryAsync(b => b.Slug, ct);
        foreach (var seed in Seeds.Read<Seeds.Category[]>(folders.Seeds, "categories.json"))
        {
            var row = rows.GetValueOrDefault(seed.Slug) ?? db.Categories.Add(new Category { Slug = seed.Slug, Name = seed.Name }).Entity;
            if (row.EditedAt is null)
            {
                (row.Name, row.Position) = (seed.Name, seed.Position);
            }
        }
    }

    private async Task Cooperatives(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains("cooperatives.json"))
        {
            return;
        }
        var rows = await db.Cooperatives.Include(c => c.DeliveryExceptions).ToDictionaryAsync(b => b.Slug, ct);
        foreach (var seed in Seeds.Read<Seeds.Cooperative[]>(folders.Seeds, "cooperatives.json"))
        {
            var row = rows.GetValueOrDefault(seed.Slug)
                ?? db.Cooperatives.Add(new Cooperative { Slug = seed.Slug, Name = seed.Name, Email = seed.Email }).Entity;
            if (row.EditedAt is not null)
            {
                continue;
            }
            (row.Name, row.About, row.Place, row.Email, row.Phone) = (seed.Name, seed.About, seed.Place, seed.Email, seed.Phone);
            if (row.AccountChangedAt is null && seed.Account is { } account)
            {
                (row.AccountHolder, row.AccountNumber, row.BankName) = (account.Holder, account.Number, account.Bank);
            }
            row.DeliveryFeeFen = Seeds.Fen(seed.Delivery.Fee);
            row.FreeDeliveryFromFen = seed.Delivery.FreeFrom is { } sum ? Seeds.Fen(sum) : null;
            row.DeliveryExceptions.Clear();
            foreach (var p in seed.Delivery.Provinces)
            {
                var province = Province.Find(p.Province) ?? throw new WrongSeedException("cooperatives.json", $"{seed.Slug}: no province is called {p.Province}");
                row.DeliveryExceptions.Add(new DeliveryException { ProvinceCode = province.Code, FeeFen = p.Delivers ? Seeds.Fen(p.Fee ?? seed.Delivery.Fee) : null });
            }
        }
    }

    private async Task Products(HashSet<string> changed, CancellationToken ct)
    {
        var paths = changed.Where(f => f.StartsWith("products/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0 && !changed.Contains("brands.json") && !changed.Contains("categories.json"))
        {
            return;
        }
        var seeds = paths.ConvertAll(p => (Path: p, Seed: Seeds.Read<Seeds.Product>(folders.Seeds, p)));
        var writer = new SeedProducts(db, new SeedPictures(db, pictures, folders, log), new SeedLots(db, folders, now, clock.Today), now);
        await writer.Load(ct);
        foreach (var (path, seed) in seeds)
        {
            await writer.Upsert(path, seed, ct);
        }
        await db.SaveChangesAsync(ct);
        foreach (var (path, seed) in seeds)
        {
            writer.Compose(path, seed);
        }
        await writer.Index(ct);
        await db.SaveChangesAsync(ct);
    }
}
