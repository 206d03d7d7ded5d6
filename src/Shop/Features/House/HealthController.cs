using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Payments;
using Shop.Features.Winback;

namespace Shop.Features.House;

/// <summary>How the house is, in words, and what an operator can set going again.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class HealthController(ReadHealth read, ShopDb db, SendRefund send, ShopClock clock) : Controller
{
    private const int MostRefunds = 20;

    [HttpGet("/operator/health")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Health", await read.Run(ct));

    /// <summary>Mails that were tried in vain as often as a mail is are tried once more from the beginning.</summary>
    [HttpPost("/operator/health/mails")]
    public async Task<IActionResult> TryMailsAgain(CancellationToken ct)
    {
        await db.OutgoingMails.Where(m => m.SentAt == null && m.Tries >= SendMail.MostTries)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Tries, 0).SetProperty(m => m.NextTryAt, clock.Now), ct);
        return Redirect("/operator/health");
    }

    /// <summary>The same with text messages, those too that a gateway refused: its settings or the reason may have changed.</summary>
    [HttpPost("/operator/health/texts")]
    public async Task<IActionResult> TryTextsAgain(CancellationToken ct)
    {
        await SendTexts.GivenUp(db).ExecuteUpdateAsync(s => s.SetProperty(t => t.Tries, 0).SetProperty(t => t.Refused, (int?)null).SetProperty(t => t.NextTryAt, clock.Now), ct);
        return Redirect("/operator/health");
    }

    /// <summary>A worker whose rounds failed takes its next one now, on whichever node.</summary>
    [HttpPost("/operator/health/rounds/{name}")]
    public async Task<IActionResult> TryRoundAgain(string name, CancellationToken ct)
    {
        var now = clock.Now;
        await db.WorkerRounds.Where(r => r.Name == name && r.FailedInARow > 0).ExecuteUpdateAsync(s => s.SetProperty(r => r.DueAt, now), ct);
        return Redirect("/operator/health");
    }

    /// <summary>What couldn't be done, or was given up, is tried again from the beginning with the next round.</summary>
    [HttpPost("/operator/health/stuck/{work}")]
    public async Task<IActionResult> TryStuckAgain(string work, CancellationToken ct)
    {
        await db.StuckItems.Where(s => s.Work == work).ExecuteDeleteAsync(ct);
        return Redirect("/operator/health");
    }

    /// <summary>Stripe is asked about every refund that isn't done.</summary>
    [HttpPost("/operator/health/refunds")]
    public async Task<IActionResult> AskAboutRefunds(CancellationToken ct)
    {
        foreach (var refund in await db.Refunds.Where(r => r.State == RefundState.Requested || r.State == RefundState.Pending).OrderBy(r => r.Id).Select(r => r.Id).Take(MostRefunds).ToListAsync(ct))
        {
            await send.Run(refund, ct);
        }
        return Redirect("/operator/health");
    }
}
