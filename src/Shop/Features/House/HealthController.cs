using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Winback;

namespace Shop.Features.House;

/// <summary>How the house is, in words, and what an operator can set going again.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class HealthController(ReadHealth read, ShopDb db, ShopClock clock) : Controller
{
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
}
