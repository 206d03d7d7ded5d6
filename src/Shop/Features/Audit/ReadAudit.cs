using System.Text.Json;

namespace Shop.Features.Audit;

/// <summary>Who did what when: the audit, newest first.</summary>
public sealed class ReadAudit(ShopDb db, ShopClock clock)
{
    public const int PageSize = 50;
    /// <summary>How many rows one file holds at most.</summary>
    public const int MostExported = 20_000;

    /// <summary>One page in three queries.</summary>
    public async Task<AuditPage> Page(AuditFilter filter, CancellationToken ct)
    {
        var found = await Matching(filter).Skip((filter.Page - 1) * PageSize).Take(PageSize + 1).ToListAsync(ct);
        var people = await db.Users.Where(u => db.UserRoles.Any(r => r.UserId == u.Id && r.RoleId != Roles.Shopper)).OrderBy(u => u.Email)
            .Select(u => new AuditPerson(u.Id, u.Email ?? u.DisplayName)).ToListAsync(ct);
        return new AuditPage(filter, [.. found.Take(PageSize)], await Names(found, ct), people, found.Count > PageSize);
    }

    /// <summary>The newest <see cref="MostExported"/> that match, in two queries.</summary>
    public async Task<(IReadOnlyList<AuditEntry> Rows, IReadOnlyDictionary<string, string> Names)> All(AuditFilter filter, CancellationToken ct)
    {
        var rows = await Matching(filter).Take(MostExported).ToListAsync(ct);
        return (rows, await Names(rows, ct));
    }

    /// <summary>By column, what stood there and what stands there now.</summary>
    public static IReadOnlyDictionary<string, string?[]> Changes(AuditEntry entry) => JsonSerializer.Deserialize<Dictionary<string, string?[]>>(entry.Changes) ?? [];

    private IQueryable<AuditEntry> Matching(AuditFilter filter)
    {
        var rows = db.AuditEntries.AsNoTracking();
        rows = string.IsNullOrEmpty(filter.Who) ? rows : rows.Where(r => r.By == filter.Who);
        rows = string.IsNullOrEmpty(filter.Kind) ? rows : rows.Where(r => r.Kind == filter.Kind);
        rows = filter.Reference is { } reference ? rows.Where(r => r.Reference == reference) : rows;
        if (filter.From is { } from)
        {
            var start = clock.StartOf(from);
            rows = rows.Where(r => r.At >= start);
        }
        if (filter.Until is { } until && until < DateOnly.MaxValue)
        {
            var end = clock.StartOf(until.AddDays(1));
            rows = rows.Where(r => r.At < end);
        }
        return rows.OrderByDescending(r => r.Id);
    }

    private async Task<IReadOnlyDictionary<string, string>> Names(IEnumerable<AuditEntry> rows, CancellationToken ct)
    {
        var ids = rows.Select(r => r.By).Distinct().ToList();
        return await db.Users.Where(u => ids.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? u.DisplayName, ct);
    }
}

/// <param name="Names">Who acted, by user id; who was erased since isn't there.</param>
/// <param name="People">Who may be chosen.</param>
public sealed record AuditPage(AuditFilter Filter, IReadOnlyList<AuditEntry> Rows, IReadOnlyDictionary<string, string> Names, IReadOnlyList<AuditPerson> People, bool HasMore);

public sealed record AuditPerson(string Id, string Name);
