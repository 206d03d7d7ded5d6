using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Desk;

/// <summary>One window: whoever has something to ask asks here, and finds the answer here.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class DeskController(OpenTicket open, Secrets secrets, ShopDb db, DeskOptions options, TicketPhotos photos, IStringLocalizer<Texts> texts) : Controller
{
    private const int MostBytes = TakePicture.LargestBytes + (64 * 1024);

    /// <param name="order">A number that is filled in.</param>
    [HttpGet("/desk")]
    public async Task<IActionResult> Index(string? order, TicketTopic? topic, CancellationToken ct)
    {
        ModelState.Clear();
        var number = OrderNumber.New();
        return View("Index", await Page(new AskForm { Number = number, Key = secrets.TicketKey(number), Order = OrderNumber.Read(order), Topic = topic ?? (order is null ? null : TicketTopic.Order) }, ct));
    }

    [HttpPost("/desk"), EnableRateLimiting(Limited.Desk), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Ask(AskForm form, [FromServices] AskDesk ask, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var asked = await ask.Run(form, User, ct);
            if (asked.Number is { } number)
            {
                return Redirect(TicketPage.AddressOf(number, User.UserId() is null ? secrets.TicketKey(number) : null));
            }
            ModelState.AddModelError(asked.UnknownOrder ? nameof(form.Order) : nameof(form.Photo), texts[asked.UnknownOrder ? "OrderUnknown" : $"Photo{asked.Picture}"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Index", await Page(form, ct));
    }

    [HttpGet("/desk/{number}")]
    public async Task<IActionResult> Show(string number, string? key, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } ticket ? View("Show", new TicketPage(ticket, key, new WordsForm())) : NotHere();

    [HttpPost("/desk/{number}/messages"), EnableRateLimiting(Limited.Desk), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Reply(string number, [FromQuery] string? key, WordsForm form, [FromServices] ChangeTicket change, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } ticket)
        {
            return NotHere();
        }
        if (ModelState.IsValid)
        {
            var refusal = await change.Reply(ticket.Id, form, User.UserId() ?? "visitor", ct);
            if (refusal == PictureRefusal.None)
            {
                return Redirect(TicketPage.AddressOf(ticket.Number, key));
            }
            ModelState.AddModelError(nameof(form.Photo), texts[$"Photo{refusal}"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Show", new TicketPage(ticket, key, form));
    }

    [HttpPost("/desk/{number}/closure"), EnableRateLimiting(Limited.Desk)]
    public async Task<IActionResult> Close(string number, [FromQuery] string? key, [FromServices] ChangeTicket change, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } ticket)
        {
            return NotHere();
        }
        await change.Close(ticket.Id, User.UserId() ?? "visitor", ct);
        return Redirect(TicketPage.AddressOf(ticket.Number, key));
    }

    [HttpGet("/desk/{number}/photos/{id:long}")]
    public async Task<IActionResult> Photo(string number, long id, string? key, CancellationToken ct) =>
        (await open.Run(number, key, User, ct))?.Messages.Find(m => m.Id == id)?.PhotoHash is { } hash && await photos.Find(hash, ct) is { } file ? PhysicalFile(file, "image/webp") : NotFound();

    private async Task<DeskPage> Page(AskForm form, CancellationToken ct)
    {
        var me = User.UserId();
        var known = await db.Users.AsNoTracking().Where(u => u.Id == me).Select(u => new { u.Email, u.DisplayName }).SingleOrDefaultAsync(ct);
        form.Name ??= known?.DisplayName;
        return new(form, known?.Email, options.AnswerWithinHours, User.CooperativeId() is not null, await open.Of(User).AsNoTracking().OrderByDescending(t => t.Id).Take(50).ToListAsync(ct));
    }

    private ViewResult NotHere()
    {
        Response.StatusCode = StatusCodes.Status404NotFound;
        return View("NotHere");
    }
}

/// <param name="KnownEmail">Where the account is written to; null: a visitor.</param>
/// <param name="Hours">Until the answer.</param>
/// <param name="IsMember">Asks for a cooperative.</param>
/// <param name="Own">What the account, or its cooperative, asked before; newest first.</param>
public sealed record DeskPage(AskForm Form, string? KnownEmail, int Hours, bool IsMember, IReadOnlyList<Ticket> Own);

/// <summary>A ticket as its asker sees it.</summary>
public sealed record TicketPage(Ticket Ticket, string? Key, WordsForm Form)
{
    /// <summary>The ticket's address and what hangs below it, with the key if there is one.</summary>
    public string Address(string below = "") => AddressOf(Ticket.Number, Key, below);

    public static string AddressOf(string number, string? key, string below = "") => $"/desk/{number}{below}{(key is null ? "" : $"?key={Uri.EscapeDataString(key)}")}";

    /// <summary>Who stands at the top of the page.</summary>
    public string Drawing => Ticket.State switch
    {
        TicketState.Open => "waiting",
        TicketState.Answered => "delivered",
        _ => "closed",
    };
}

public static class TicketStateWords
{
    public static string Class(this TicketState state) => state switch
    {
        TicketState.Open => "state state-wait",
        TicketState.Answered => "state state-good",
        _ => "state state-over",
    };
}
