using Shop.Features.Sessions;

namespace Shop.Features.Training;

/// <summary>Who was booked for a session of a course, who came, and who has the certificate.</summary>
public sealed class ReadRoll(ShopDb db, ReadSessions sessions)
{
    /// <param name="cooperativeId">Whose courses; null: everybody's.</param>
    /// <returns>Null when there is no such session, it is another's, or it is none of a course for hosts.</returns>
    public async Task<Roll?> Run(string slug, string key, int? cooperativeId, CancellationToken ct)
    {
        if (await sessions.Find(slug, cooperativeId, ct) is not { Certifies: true } experience
            || await db.Sessions.AsNoTracking().SingleOrDefaultAsync(s => s.ProductId == experience.ProductId && s.Key == key, ct) is not { } session)
        {
            return null;
        }
        var lines = await db.OrderLines.AsNoTracking().Where(l => l.SessionId == session.Id && l.Quantity > l.Withdrawn && l.Part.Order.Origin == OrderOrigin.Shop
                && (l.Part.State == PartState.ToSend || l.Part.State == PartState.Sent || l.Part.State == PartState.Delivered))
            .OrderBy(l => l.Id).Include(l => l.Participants).Include(l => l.Part.Order).Include(l => l.Variant!.Components).AsSplitQuery().ToListAsync(ct);
        var ids = lines.ConvertAll(l => l.Id);
        var given = await db.HostCertificates.AsNoTracking().Where(c => c.LineId != null && ids.Contains(c.LineId.Value)).Include(c => c.Host).ToDictionaryAsync(c => (c.LineId!.Value, c.Seat!.Value), ct);
        var seats = lines.SelectMany(l => Enumerable.Range(1, People(l)).Select(n => new Seat(l, n, l.Participants.Find(p => p.Seat == n)?.Name ?? "", given.GetValueOrDefault((l.Id, n))))).ToList();
        return new Roll(experience, session, seats, await Hosts(cooperativeId, ct));
    }

    /// <summary>How many come with a line.</summary>
    public static int People(OrderLine line) => (line.Quantity - line.Withdrawn) * line.Variant!.Components.Sum(c => c.Quantity);

    /// <summary>Whom somebody who passed may be already: the cooperative's own hosts and those who host for any.</summary>
    private Task<List<LiveHost>> Hosts(int? cooperativeId, CancellationToken ct) => db.LiveHosts.AsNoTracking()
        .Where(h => h.RetiredAt == null && (cooperativeId == null || h.CooperativeId == null || h.CooperativeId == cooperativeId)).OrderBy(h => h.Id).ToListAsync(ct);
}

/// <param name="Hosts">Whom somebody may be already.</param>
public sealed record Roll(Experience Experience, Session Session, IReadOnlyList<Seat> Seats, IReadOnlyList<LiveHost> Hosts)
{
    public string Desk { get; init; } = "";
    public bool IsOperator => Desk.StartsWith("/operator", StringComparison.Ordinal);
    public string SessionAddress => $"{Desk}/{Experience.Product.Slug}/sessions/{Session.Key}";
    public string Address => SessionAddress + "/certificates";
    /// <summary>What was typed and refused, and text keys by field.</summary>
    public PassForm? Form { get; init; }
    public IReadOnlyDictionary<string, string> Faults { get; init; } = new Dictionary<string, string>();
}

/// <summary>One of those who were booked with a line.</summary>
/// <param name="Number">Counts them, from 1.</param>
/// <param name="Name">As it was told; "" where nobody said it or it is erased.</param>
public sealed record Seat(OrderLine Line, int Number, string Name, HostCertificate? Certificate)
{
    public bool Came => Line.CameAt is not null;
    public string Id => FormattableString.Invariant($"{Line.Id}-{Number}");
}

/// <summary>Somebody who passed.</summary>
public sealed record PassForm
{
    public long Line { get; init; }
    public int Seat { get; init; }
    public string? Name { get; init; }
    public string? NameEn { get; init; }
    /// <summary>The host that they are already; null: a new one.</summary>
    public int? Host { get; init; }
    /// <summary>A new host of a cooperative's hosts for it alone; else for any.</summary>
    public bool ForUs { get; init; }
}
