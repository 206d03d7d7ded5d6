namespace Shop.Features.Licences;

/// <summary>Licences as a desk lists them.</summary>
/// <param name="Today">In the shop's zone: what they are counted against.</param>
public sealed record LicenceList(DateOnly Today, IReadOnlyList<Licence> All)
{
    public IEnumerable<Licence> Soon => All.Where(l => l.On(Today) == LicenceStanding.EndsSoon).OrderBy(l => l.Until);

    public int Waiting => All.Count(l => l.State == LicenceState.Requested);
}

/// <summary>One licence with its history.</summary>
/// <param name="Names">Who did something to it, by user id.</param>
public sealed record LicenceDetails(Licence Licence, LicenceStanding Standing, IReadOnlyDictionary<string, string> Names);

/// <summary>Reads licences: of one cooperative, or, where none is given, of all.</summary>
public sealed class ReadLicences(ShopDb db, ShopClock clock)
{
    private const int Most = 500;

    /// <summary>Those that wait first, then the newest.</summary>
    public async Task<LicenceList> List(int? cooperativeId, CancellationToken ct = default) => new(clock.Today, await Of(cooperativeId)
        .OrderBy(l => l.State == LicenceState.Requested ? 0 : 1).ThenByDescending(l => l.Id).Take(Most).ToListAsync(ct));

    /// <summary>Those that end within <see cref="Licence.SoonDays"/> days, the next to end first; in one query.</summary>
    public async Task<IReadOnlyList<Licence>> EndingSoon(int? cooperativeId, CancellationToken ct = default)
    {
        var (today, last) = (clock.Today, clock.Today.AddDays(Licence.SoonDays));
        return await Of(cooperativeId).Where(l => l.State == LicenceState.Granted && l.From <= today && l.Until >= today && l.Until <= last)
            .OrderBy(l => l.Until).ThenBy(l => l.Id).Take(Most).ToListAsync(ct);
    }

    /// <param name="number">As stored; null finds nothing.</param>
    public async Task<LicenceDetails?> Find(string? number, int? cooperativeId, CancellationToken ct = default)
    {
        var licence = await Of(cooperativeId).Where(l => l.Number == number).Include(l => l.Events.OrderBy(e => e.Id)).Include(l => l.Poses).ThenInclude(p => p.Pose).AsSplitQuery().SingleOrDefaultAsync(ct);
        if (licence is null)
        {
            return null;
        }
        var who = licence.Events.Select(e => e.By).Distinct().ToList();
        var names = await db.Users.Where(u => who.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName.Length > 0 ? u.DisplayName : u.Email ?? "", ct);
        return new LicenceDetails(licence, licence.On(clock.Today), names);
    }

    private IQueryable<Licence> Of(int? cooperativeId) => db.Licences.AsNoTracking().Where(l => cooperativeId == null || l.CooperativeId == cooperativeId)
        .Include(l => l.Character).Include(l => l.Cooperative).Include(l => l.Product);
}
