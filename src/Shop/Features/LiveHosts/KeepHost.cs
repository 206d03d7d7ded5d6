namespace Shop.Features.LiveHosts;

/// <summary>An operator writes down who hosts, and lets a host go. What was hosted keeps its host.</summary>
public sealed class KeepHost(ShopDb db, ShopClock clock, PageCache pages)
{
    /// <param name="id">Null: a new one.</param>
    /// <param name="form">Valid by itself.</param>
    /// <returns>The host; null: there is none of this id, or no cooperative of this name.</returns>
    public async Task<LiveHost?> Run(int? id, HostForm form, CancellationToken ct = default)
    {
        var cooperative = string.IsNullOrEmpty(form.Cooperative) ? null : await db.Cooperatives.SingleOrDefaultAsync(c => c.Slug == form.Cooperative, ct);
        if (cooperative is null && !string.IsNullOrEmpty(form.Cooperative))
        {
            return null;
        }
        var host = id is null ? db.LiveHosts.Add(new LiveHost { Name = Text.Empty, CreatedAt = clock.Now }).Entity : await db.LiveHosts.SingleOrDefaultAsync(h => h.Id == id, ct);
        if (host is null)
        {
            return null;
        }
        (host.Name, host.Intro, host.CooperativeId) = (Both(form.Name, form.NameEn), Both(form.Intro, form.IntroEn), cooperative?.Id);
        await db.SaveChangesAsync(ct);
        if (id is not null)
        {
            await Evict(host.Id, ct);
        }
        return host;
    }

    /// <returns>False: there is none, or it has gone already.</returns>
    public async Task<bool> Retire(int id, CancellationToken ct = default)
    {
        if (await db.LiveHosts.SingleOrDefaultAsync(h => h.Id == id && h.RetiredAt == null, ct) is not { } host)
        {
            return false;
        }
        host.RetiredAt = clock.Now;
        await db.SaveChangesAsync(ct);
        return true;
    }

    // Names of hosts stand on the pages of their livestreams.
    private async Task Evict(int hostId, CancellationToken ct)
    {
        foreach (var livestream in await db.Set<LivestreamHost>().Where(h => h.HostId == hostId).Select(h => h.LivestreamId).ToListAsync(ct))
        {
            await pages.Evict(PageTags.Livestream(livestream), ct);
        }
        await pages.Evict(PageTags.Livestreams, ct);
    }

    internal static Text Both(string? zh, string? en) => new(zh?.Trim() ?? "", string.IsNullOrWhiteSpace(en) ? null : en.Trim());
}
