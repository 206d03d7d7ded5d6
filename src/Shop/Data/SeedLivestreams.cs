namespace Shop.Data;

/// <summary>Hosts from seeds/hosts.json, livestreams and series from seeds/livestreams.json: each once, and people's business from then on.</summary>
internal sealed class SeedLivestreams(ShopDb db, Folders folders, ShopClock clock)
{
    private const string HostFile = "hosts.json", File = "livestreams.json", By = "seed";

    private readonly DateTime now = clock.Now;

    /// <summary>After products and workshops.</summary>
    public async Task Run(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains(HostFile) && !changed.Contains(File))
        {
            return;
        }
        var cooperatives = await db.Cooperatives.ToDictionaryAsync(c => c.Slug, ct);
        await Hosts(cooperatives, ct);
        var place = new Ground(cooperatives, await db.Brands.ToDictionaryAsync(b => b.Slug, ct), await db.Products.ToDictionaryAsync(p => p.Slug, ct), await db.Workshops.ToDictionaryAsync(w => w.Slug, ct),
            await db.HostCertificates.Include(c => c.Host).ToDictionaryAsync(c => c.Number, c => c.Host, ct));
        var seed = Seeds.Read<Seeds.Schedule>(folders.Seeds, File);
        var known = await db.LivestreamSeries.Select(s => s.Slug).Concat(db.Livestreams.Select(l => l.Slug)).ToHashSetAsync(ct);
        foreach (var series in seed.Series.Where(s => !known.Contains(s.Slug)))
        {
            Add(series, place);
        }
        foreach (var livestream in seed.Livestreams.Where(l => !known.Contains(l.Slug)))
        {
            Add(livestream, place);
        }
        await db.SaveChangesAsync(ct);
    }

    private async Task Hosts(Dictionary<string, Cooperative> cooperatives, CancellationToken ct)
    {
        var known = await db.HostCertificates.Select(c => c.Number).ToHashSetAsync(ct);
        foreach (var seed in Seeds.Read<Seeds.Host[]>(folders.Seeds, HostFile).Where(h => !known.Contains(h.Certificate)))
        {
            var host = new LiveHost { Name = seed.Name, Intro = seed.Intro, Cooperative = seed.Cooperative is { } slug ? SeedProducts.Find(HostFile, cooperatives, slug) : null, IsDemo = true, CreatedAt = now };
            var given = clock.Today.AddDays(-seed.GivenDaysAgo);
            host.Certificates.Add(new HostCertificate { Number = seed.Certificate, GivenBy = seed.GivenBy, By = By, GivenOn = given, ValidUntil = given.AddDays(seed.Days) });
            db.LiveHosts.Add(host);
        }
        await db.SaveChangesAsync(ct);
    }

    private void Add(Seeds.Series seed, Ground ground)
    {
        var tomorrow = clock.Today.AddDays(1);
        db.LivestreamSeries.Add(new LivestreamSeries
        {
            Slug = seed.Slug,
            Uid = NewUid(),
            Title = seed.Title,
            Summary = seed.Summary,
            Brand = SeedProducts.Find(File, ground.Brands, seed.Brand),
            Cooperative = SeedProducts.Find(File, ground.Cooperatives, seed.Cooperative),
            Host = SeedProducts.Find(File, ground.Hosts, seed.Host),
            Workshop = seed.Workshop is { } workshop ? SeedProducts.Find(File, ground.Workshops, workshop) : null,
            Place = seed.Place ?? "",
            StartsAt = Instant(tomorrow.AddDays(((int)seed.Day - (int)tomorrow.DayOfWeek + 7) % 7), seed.Time),
            Minutes = seed.Minutes,
            Rule = seed.Rule,
            ChangedAt = now,
            CreatedAt = now,
            IsDemo = true,
        });
    }

    private void Add(Seeds.Livestream seed, Ground ground)
    {
        var startsAt = Instant(clock.Today.AddDays(seed.Moved?.Days ?? seed.Days), seed.Moved?.Time ?? seed.Time);
        // One that was, was planned a week before.
        var plannedAt = startsAt > now ? now : startsAt.AddDays(-7);
        var livestream = new Livestream
        {
            Slug = seed.Slug,
            Uid = NewUid(),
            Title = seed.Title,
            Summary = seed.Summary,
            Cooperative = SeedProducts.Find(File, ground.Cooperatives, seed.Cooperatives[0]),
            Workshop = seed.Workshop is { } workshop ? SeedProducts.Find(File, ground.Workshops, workshop) : null,
            Place = seed.Place ?? "",
            StartsAt = startsAt,
            EndsAt = startsAt.AddMinutes(seed.Minutes),
            CreatedAt = plannedAt,
            KeepUntil = clock.DayOf(startsAt).AddYears(Livestream.KeptYears),
            IsDemo = true,
        };
        livestream.Brands.Add(new LivestreamBrand { Brand = SeedProducts.Find(File, ground.Brands, seed.Brand) });
        livestream.Cooperatives.AddRange(seed.Cooperatives.Select(c => new LivestreamCooperative { Cooperative = SeedProducts.Find(File, ground.Cooperatives, c) }));
        livestream.Hosts.AddRange(seed.Hosts.Select((h, i) => new LivestreamHost { Host = SeedProducts.Find(File, ground.Hosts, h), Position = i + 1 }));
        livestream.Rundown.AddRange(seed.Rundown.Select((r, i) => new RundownItem { Product = SeedProducts.Find(File, ground.Products, r.Product), Position = i + 1, Note = r.Note }));
        livestream.Record(LivestreamEventKind.Planned, plannedAt, By);
        livestream.Announce(plannedAt, By);
        Lead(livestream, seed);
        db.Livestreams.Add(livestream);
    }

    // What became of it.
    private void Lead(Livestream livestream, Seeds.Livestream seed)
    {
        if (seed.Moved is { } moved)
        {
            var startsAt = Instant(clock.Today.AddDays(seed.Days), seed.Time);
            livestream.Move(startsAt, startsAt.AddMinutes(seed.Minutes), moved.Reason, now, By);
        }
        if (seed.Cancelled is { } reason)
        {
            livestream.Cancel(reason, now, By);
        }
        if (seed.Days < 0)
        {
            livestream.GoLive(livestream.StartsAt, By);
            livestream.Pins.AddRange(seed.Rundown.Zip(livestream.Rundown).Where(p => p.First.Pinned is not null)
                .Select(p => new LivePin { RundownItem = p.Second, At = livestream.StartsAt.AddMinutes(p.First.Pinned!.Value), By = By }));
            livestream.End(livestream.EndsAt, By);
            if (seed.Replay is { } address)
            {
                livestream.OpenReplay(address, livestream.EndsAt.AddHours(1), By);
            }
        }
    }

    private DateTime Instant(DateOnly day, TimeOnly time) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(time), clock.Zone);

    private static string NewUid() => Guid.NewGuid().ToString();

    private sealed record Ground(Dictionary<string, Cooperative> Cooperatives, Dictionary<string, Brand> Brands, Dictionary<string, Product> Products, Dictionary<string, Workshop> Workshops, Dictionary<string, LiveHost> Hosts);
}
