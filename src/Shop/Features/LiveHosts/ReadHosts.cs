namespace Shop.Features.LiveHosts;

/// <summary>How a certificate stands on a day. Coming: it begins later. EndsSoon: within <see cref="ReadHosts.SoonDays"/> days.</summary>
public enum CertificateStanding { Coming, Holds, EndsSoon, Over, TakenBack }

/// <param name="Latest">The certificate that counts: one that holds before one that doesn't, the longest first; null: there is none.</param>
public sealed record HostRow(LiveHost Host, HostCertificate? Latest, CertificateStanding? Standing);

/// <param name="Ahead">Livestreams that are still to come, the next first.</param>
public sealed record HostShown(LiveHost Host, DateOnly Today, IReadOnlyList<HostedLivestream> Ahead);

public sealed record HostedLivestream(string Slug, Text Title, DateTime StartsAt, LivestreamState State);

/// <summary>Reads hosts: those of one cooperative and those who host for any, or, where none is given, all.</summary>
public sealed class ReadHosts(ShopDb db, ShopClock clock)
{
    /// <summary>So many days before its end a certificate is told of.</summary>
    public const int SoonDays = 30;

    public static CertificateStanding Of(HostCertificate c, DateOnly day) =>
        c.TakenBackAt is not null ? CertificateStanding.TakenBack
        : day < c.GivenOn ? CertificateStanding.Coming
        : day > c.ValidUntil ? CertificateStanding.Over
        : day.AddDays(SoonDays) >= c.ValidUntil ? CertificateStanding.EndsSoon : CertificateStanding.Holds;

    /// <summary>Those who host before those who retired, by name.</summary>
    public async Task<IReadOnlyList<HostRow>> List(int? cooperativeId, CancellationToken ct = default) =>
        [.. (await Hosts(cooperativeId).ToListAsync(ct)).OrderBy(h => h.RetiredAt is not null).ThenBy(h => Pinyin.SortKey(h.Name.Zh), StringComparer.Ordinal).ThenBy(h => h.Id).Select(Row)];

    /// <summary>Certificates that end soon and that no other follows, the next to end first.</summary>
    public async Task<IReadOnlyList<HostRow>> EndingSoon(int? cooperativeId, CancellationToken ct = default)
    {
        var (today, last) = (clock.Today, clock.Today.AddDays(SoonDays));
        var hosts = await Hosts(cooperativeId).Where(h => h.RetiredAt == null && h.Certificates.Any(c => c.TakenBackAt == null && c.ValidUntil >= today && c.ValidUntil <= last)).ToListAsync(ct);
        return [.. hosts.Select(Row).Where(r => r.Standing == CertificateStanding.EndsSoon && !r.Host.Certificates.Exists(c => c.TakenBackAt is null && c.ValidUntil > last)).OrderBy(r => r.Latest!.ValidUntil).ThenBy(r => r.Host.Id)];
    }

    public async Task<HostShown?> Find(int id, CancellationToken ct = default)
    {
        if (await Hosts(null).SingleOrDefaultAsync(h => h.Id == id, ct) is not { } host)
        {
            return null;
        }
        var ahead = await db.Livestreams.Where(l => l.Hosts.Any(h => h.HostId == id) && (l.State == LivestreamState.Draft || l.State == LivestreamState.Submitted || l.State == LivestreamState.Reviewed || l.State == LivestreamState.Announced || l.State == LivestreamState.Live))
            .OrderBy(l => l.StartsAt).ThenBy(l => l.Id).Select(l => new HostedLivestream(l.Slug, l.Title, l.StartsAt, l.State)).ToListAsync(ct);
        return new HostShown(host, clock.Today, ahead);
    }

    /// <summary>A certificate with its host, by the number as somebody typed it.</summary>
    public Task<HostCertificate?> Certificate(string number, CancellationToken ct = default)
    {
        var read = LotCode.Read(number) ?? number;
        return db.HostCertificates.AsNoTracking().Include(c => c.Host).ThenInclude(h => h.Cooperative).SingleOrDefaultAsync(c => c.Number == read, ct);
    }

    /// <summary>It was given for a course that the cooperative held.</summary>
    public Task<bool> IsOfCourse(HostCertificate certificate, int cooperativeId, CancellationToken ct = default) => db.OrderLines.AnyAsync(l => l.Id == certificate.LineId && l.Part.CooperativeId == cooperativeId, ct);

    /// <summary>The brand in whose dress a host's certificate is drawn: that of whom they host for.</summary>
    public async Task<string> Brand(LiveHost host, CancellationToken ct = default) =>
        await db.Products.Where(p => p.CooperativeId == host.CooperativeId).OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => p.Brand.Slug).FirstOrDefaultAsync(ct) ?? "weijiangfang";

    private HostRow Row(LiveHost host)
    {
        var latest = host.Certificates.OrderBy(c => Of(c, clock.Today) switch { CertificateStanding.Holds or CertificateStanding.EndsSoon => 0, CertificateStanding.Coming => 1, _ => 2 }).ThenByDescending(c => c.ValidUntil).ThenByDescending(c => c.Id).FirstOrDefault();
        return new HostRow(host, latest, latest is null ? null : Of(latest, clock.Today));
    }

    private IQueryable<LiveHost> Hosts(int? cooperativeId) => db.LiveHosts.AsNoTracking().AsSplitQuery().Where(h => cooperativeId == null || h.CooperativeId == null || h.CooperativeId == cooperativeId)
        .Include(h => h.Cooperative).Include(h => h.Certificates.OrderByDescending(c => c.GivenOn).ThenByDescending(c => c.Id)).OrderBy(h => h.Id);
}
