using Microsoft.AspNetCore.OutputCaching;
using Shop.Features.Winback;

namespace Shop.Features.House;

/// <summary>How the house is, each thing in a sentence; what is wrong first. Nine small queries.</summary>
public sealed class ReadHealth(ShopDb db, IOutputCacheStore pages, SharedFiles files, IEnumerable<IHostedService> hosted, Folders folders, ShopClock clock)
{
    private static readonly TimeSpan MailLate = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan ExpiryLate = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RefundLate = TimeSpan.FromDays(1);
    private const long Gigabyte = 1L << 30;

    public async Task<List<Sign>> Run(CancellationToken ct = default)
    {
        List<Sign> signs = [new("SignDatabase", true, db.Database.IsSqlite() ? "SQLite" : "PostgreSQL"), await Pages(ct), await Files(ct), await Mails(ct), .. await GivenUp(ct), .. await Workers(ct), .. await Stuck(ct), await Refunds(ct), await History(ct), await Reservations(ct), Room()];
        return [.. signs.OrderBy(s => s.IsGood)];
    }

    private async Task<Sign> Pages(CancellationToken ct) =>
        pages is not SharedPages shared ? new("SignPagesHere", true) : await shared.Answers(ct) ? new("SignPagesShared", true) : new("SignRedisSilent", false);

    private async Task<Sign> Files(CancellationToken ct) =>
        files is not BucketFiles ? new("SignFilesHere", true) : await files.Answers(ct) ? new("SignFilesShared", true) : new("SignFilesSilent", false);

    private async Task<Sign> Mails(CancellationToken ct)
    {
        var waiting = db.OutgoingMails.Where(m => m.SentAt == null && m.Tries < SendMail.MostTries && m.NextTryAt <= clock.Now);
        return await waiting.MinAsync(m => (DateTime?)m.NextTryAt, ct) is not { } oldest || clock.Now - oldest < MailLate
            ? new("SignMails", true)
            : new("SignMailsLate", false, await waiting.CountAsync(ct), (int)(clock.Now - oldest).TotalMinutes);
    }

    private async Task<List<Sign>> GivenUp(CancellationToken ct)
    {
        var mails = await db.OutgoingMails.CountAsync(m => m.SentAt == null && m.Tries >= SendMail.MostTries, ct);
        var texts = await SendTexts.GivenUp(db).GroupBy(t => t.Refused).Select(g => new { Status = g.Key, Count = g.Count() }).OrderBy(g => g.Status).ToListAsync(ct);
        List<Sign> signs = [mails > 0 ? new("SignMailsGivenUp", false, mails) { TryAgain = "mails" } : new("SignNoMailGivenUp", true)];
        signs.AddRange(texts.Select(g => g.Status is { } status ? new Sign("SignTextsRefused", false, g.Count, status) { TryAgain = "texts" } : new Sign("SignTextsGivenUp", false, g.Count) { TryAgain = "texts" }));
        return texts.Count > 0 ? signs : [.. signs, new("SignNoTextGivenUp", true)];
    }

    private async Task<List<Sign>> Workers(CancellationToken ct)
    {
        var rounds = await db.WorkerRounds.AsNoTracking().Where(r => r.FailedInARow > 0).OrderBy(r => r.Name).ToListAsync(ct);
        var signs = rounds.ConvertAll(r => new Sign("SignRoundFails", false, r.FailedInARow, r.Fault ?? "") { Work = r.Name, TryAgain = $"rounds/{r.Name}" });
        // What this node does for itself, or couldn't note because its database was away.
        var workers = hosted.OfType<Worker>().ToList();
        var failing = workers.Where(w => w.FailedInARow > 0 && !rounds.Exists(r => r.Name == w.GetType().Name)).Select(w => w.GetType().Name).Order(StringComparer.Ordinal).ToList();
        return failing.Count == 0 ? signs.Count > 0 ? signs : [new("SignWorkers", true, workers.Count)] : [.. signs, new("SignWorkersFail", false, string.Join(", ", failing))];
    }

    private async Task<List<Sign>> Stuck(CancellationToken ct)
    {
        // Whose next try came and went settled themselves.
        var since = clock.Now.AddHours(-1);
        var stuck = await db.StuckItems.Where(s => s.Tries >= OneByOne.MostTries || s.NextTryAt > since).GroupBy(s => new { s.Work, IsGivenUp = s.Tries >= OneByOne.MostTries })
            .Select(g => new { g.Key.Work, g.Key.IsGivenUp, Count = g.Count(), First = g.Min(s => s.Item), Fault = g.Max(s => s.Fault) }).ToListAsync(ct);
        return stuck.Count == 0 ? [new("SignNothingStuck", true)]
            : [.. stuck.OrderByDescending(s => s.IsGivenUp).ThenBy(s => s.Work, StringComparer.Ordinal).Select(s => new Sign(s.IsGivenUp ? "SignGivenUp" : "SignStuck", false, s.Count, s.First, s.Fault ?? "") { Work = s.Work, TryAgain = $"stuck/{s.Work}" })];
    }

    private async Task<Sign> Refunds(CancellationToken ct)
    {
        var late = clock.Now - RefundLate;
        return await db.Refunds.CountAsync(r => (r.State == RefundState.Requested || r.State == RefundState.Pending) && r.RequestedAt < late, ct) is var count and > 0
            ? new("SignRefundsLate", false, count) { TryAgain = "refunds" }
            : new("SignRefunds", true);
    }

    private async Task<Sign> History(CancellationToken ct) => await db.HistoryChanges.CountAsync(ct) is var waiting and > 100
        ? new("SignHistoryLate", false, waiting)
        : new("SignHistory", true);

    private async Task<Sign> Reservations(CancellationToken ct)
    {
        var late = clock.Now - ExpiryLate;
        return await db.Orders.CountAsync(o => o.State == OrderState.AwaitingPayment && o.Reservations.Any(r => r.State == ReservationState.Held && r.ExpiresAt < late), ct) is var count and > 0
            ? new("SignExpiryLate", false, count)
            : new("SignExpiry", true);
    }

    private Sign Room()
    {
        var free = new DriveInfo(folders.Data).AvailableFreeSpace;
        return new(free < Gigabyte ? "SignRoomSmall" : "SignRoom", free >= Gigabyte, free / Gigabyte);
    }
}

/// <param name="Text">Key of the sentence.</param>
/// <param name="Words">What stands in it.</param>
public sealed record Sign(string Text, bool IsGood, params object[] Words)
{
    /// <summary>What was given up and can be tried again here, as its address ends: mails, texts, rounds/SendMails; null: nothing.</summary>
    public string? TryAgain { get; init; }

    /// <summary>The class whose work it is about: its words stand before the others.</summary>
    public string? Work { get; init; }
}
