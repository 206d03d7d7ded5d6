namespace Shop.Data;

/// <summary>Stories from seeds/stories/ and workshops from seeds/workshops/, after the products that are made there.</summary>
internal sealed class SeedWorkshops(ShopDb db, Folders folders, DateTime now)
{
    private const string Seed = "seed";

    public async Task Run(HashSet<string> changed, CancellationToken ct)
    {
        await Stories(changed.Where(f => f.StartsWith("stories/", StringComparison.Ordinal)).Select(f => Path.GetFileName(f).Split('.')[0]).ToHashSet(StringComparer.Ordinal), ct);
        var paths = changed.Where(f => f.StartsWith("workshops/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
        if (paths.Count == 0)
        {
            return;
        }
        var brands = await db.Brands.ToDictionaryAsync(x => x.Slug, ct);
        var cooperatives = await db.Cooperatives.ToDictionaryAsync(x => x.Slug, ct);
        var products = await db.Products.ToDictionaryAsync(x => x.Slug, ct);
        var stories = await db.Stories.ToDictionaryAsync(x => x.Slug, ct);
        var rows = await db.Workshops.AsSplitQuery().Include(w => w.Steps).Include(w => w.People).Include(w => w.Products).ToDictionaryAsync(w => w.Slug, ct);
        foreach (var path in paths)
        {
            var seed = Seeds.Read<Seeds.Workshop>(folders.Seeds, path);
            var row = rows.GetValueOrDefault(seed.Slug) ?? db.Workshops.Add(new Workshop { Slug = seed.Slug, Name = seed.Name }).Entity;
            if (row.EditedAt is not null)
            {
                continue;
            }
            row.Brand = SeedProducts.Find(path, brands, seed.Brand);
            row.Cooperative = SeedProducts.Find(path, cooperatives, seed.Cooperative);
            row.Story = SeedProducts.Find(path, stories, seed.Story);
            Write(row, seed);
            Write(row.Products, seed.Products.Select(p => SeedProducts.Find(path, products, p)).ToList());
        }
        await db.SaveChangesAsync(ct);
    }

    // A story that somebody edited here stays as they left it; one that only ever came from these files follows them.
    private async Task Stories(HashSet<string> slugs, CancellationToken ct)
    {
        foreach (var slug in slugs.Order(StringComparer.Ordinal))
        {
            var text = new Text(await Markdown(slug, "zh", ct), await Markdown(slug, "en", ct));
            var story = await db.Stories.SingleOrDefaultAsync(s => s.Slug == slug, ct) ?? db.Stories.Add(new Story { Slug = slug }).Entity;
            var latest = await db.StoryVersions.Where(v => v.StoryId == story.Id).OrderByDescending(v => v.Number).FirstOrDefaultAsync(ct);
            if (latest is null || (latest.By == Seed && latest.Markdown != text))
            {
                story.Versions.Add(new StoryVersion { Number = (latest?.Number ?? 0) + 1, Markdown = text, By = Seed, At = now });
            }
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task<string> Markdown(string slug, string language, CancellationToken ct)
    {
        var path = $"stories/{slug}.{language}.md";
        var file = Path.Combine(folders.Seeds, path);
        var text = File.Exists(file) ? await File.ReadAllTextAsync(file, ct) : throw new WrongSeedException(path, "it isn't there; a story has .zh.md and .en.md");
        return text.Length <= Story.Longest ? text.ReplaceLineEndings("\n").Trim() : throw new WrongSeedException(path, $"it is longer than {Story.Longest} characters");
    }

    private static void Write(Workshop row, Seeds.Workshop seed)
    {
        (row.Name, row.Line, row.Lead, row.Address, row.Way) = (seed.Name, seed.Line, seed.Lead, seed.Address, seed.Way);
        (row.Latitude, row.Longitude, row.Hours, row.OpeningHours) = (seed.Latitude, seed.Longitude, seed.Hours, seed.OpeningHours);
        (row.Visits, row.PeopleLine) = (seed.Visits, seed.PeopleLine);
        foreach (var (s, i) in seed.Steps.Select((s, i) => (s, i + 1)))
        {
            var step = row.Steps.Find(x => x.Position == i);
            if (step is null)
            {
                row.Steps.Add(step = new WorkshopStep { Position = i, Name = s.Name, Drawing = s.Drawing });
            }
            (step.Name, step.Time, step.Temperature, step.Who, step.Words, step.Drawing, step.Alt) = (s.Name, s.Time, s.Temperature, s.Who, s.Words, s.Drawing, s.Alt);
        }
        row.Steps.RemoveAll(x => x.Position > seed.Steps.Length);
        foreach (var (p, i) in seed.People.Select((p, i) => (p, i + 1)))
        {
            var person = row.People.Find(x => x.Position == i);
            if (person is null)
            {
                row.People.Add(person = new WorkshopPerson { Position = i, Role = p.Role, Name = p.Name });
            }
            (person.Role, person.Name, person.Words, person.Drawing) = (p.Role, p.Name, p.Words, p.Drawing);
        }
        row.People.RemoveAll(x => x.Position > seed.People.Length);
    }

    private static void Write(List<WorkshopProduct> rows, List<Product> made)
    {
        rows.RemoveAll(r => made.TrueForAll(p => p.Id != r.ProductId));
        foreach (var (product, i) in made.Select((p, i) => (p, i)))
        {
            var row = rows.Find(r => r.ProductId == product.Id);
            if (row is null)
            {
                rows.Add(row = new WorkshopProduct { ProductId = product.Id });
            }
            row.Position = i;
        }
    }
}
