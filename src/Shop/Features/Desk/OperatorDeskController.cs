using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Desk;

/// <summary>The desk from behind: what waits, what is overdue, and one ticket.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorDeskController(ReadDesk read, AnswerTicket answer, TicketPhotos photos, ShopDb db, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/desk")]
    public async Task<IActionResult> Index(DeskView view, [Range(1, 100_000)] int page = 1, CancellationToken ct = default)
    {
        page = ModelState.IsValid ? page : 1;
        var (rows, total) = await read.List(view, Me, page, ct);
        return View("Desk", await List(view, page, rows, total, null, ct));
    }

    // By post: neither a name nor a phone number belongs in an address.
    [HttpPost("/operator/desk")]
    public async Task<IActionResult> Search([StringLength(60)] string? q, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(q) || !ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Desk", await List(null, 1, [], 0, q ?? "", ct));
        }
        var rows = await read.Search(q, ct);
        return View("Desk", await List(null, 1, rows, rows.Count, q, ct));
    }

    [HttpGet("/operator/desk/{number}")]
    public Task<IActionResult> Show(string number, CancellationToken ct) => Page(number, new(), ct);

    [HttpPost("/operator/desk/{number}/owner")]
    public Task<IActionResult> Own(string number, OwnerForm form, CancellationToken ct) =>
        Act(number, new() { Owner = form }, nameof(form.To), () => answer.Own(OrderNumber.Read(number), form, Me, ct), ct);

    [HttpPost("/operator/desk/{number}/answers")]
    public Task<IActionResult> Answer(string number, WordsForm form, CancellationToken ct) =>
        Act(number, new() { Answer = form }, nameof(form.Words), () => answer.Answer(OrderNumber.Read(number), form, Me, ct), ct);

    [HttpPost("/operator/desk/{number}/remarks")]
    public Task<IActionResult> Remark(string number, WordsForm form, CancellationToken ct) =>
        Act(number, new() { Remark = form }, nameof(form.Words), () => answer.Remark(OrderNumber.Read(number), form, Me, ct), ct);

    [HttpPost("/operator/desk/{number}/links")]
    public Task<IActionResult> Link(string number, LinksForm form, CancellationToken ct) =>
        Act(number, new() { Links = form }, nameof(form.Order), () => answer.Link(OrderNumber.Read(number), form, Me, ct), ct);

    [HttpPost("/operator/desk/{number}/closure")]
    public Task<IActionResult> Close(string number, long seen, CancellationToken ct) =>
        Act(number, new(), "", () => answer.Close(OrderNumber.Read(number), seen, Me, ct), ct);

    [HttpGet("/operator/desk/{number}/photos/{id:long}")]
    public async Task<IActionResult> Photo(string number, long id, CancellationToken ct) =>
        (await read.Find(OrderNumber.Read(number), ct))?.Messages.Find(m => m.Id == id)?.PhotoHash is { } hash && await photos.Find(hash, ct) is { } file ? PhysicalFile(file, "image/webp") : NotFound();

    private string Me => User.UserId()!;

    private async Task<DeskList> List(DeskView? view, int page, IReadOnlyList<TicketRow> rows, int total, string? searched, CancellationToken ct) =>
        new(view, page, rows, total, searched, await read.Figures(ct), read.Now);

    private async Task<IActionResult> Act(string number, TypedAtDesk typed, string field, Func<Task<DeskResult>> act, CancellationToken ct)
    {
        var result = ModelState.IsValid ? await act() : DeskResult.Done;
        if (result != DeskResult.Done)
        {
            ModelState.AddModelError(result switch
            {
                DeskResult.NoLot => nameof(LinksForm.Lot),
                DeskResult.NoCooperative => nameof(LinksForm.Cooperative),
                _ => field,
            }, texts[$"Result{result}"]);
        }
        return ModelState.IsValid ? Redirect($"/operator/desk/{OrderNumber.Read(number)}") : await Page(number, typed, ct);
    }

    private async Task<IActionResult> Page(string number, TypedAtDesk typed, CancellationToken ct)
    {
        if (await read.Find(OrderNumber.Read(number), ct) is not { } ticket)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var people = ticket.Messages.Where(m => m.From != MessageFrom.Asker).Select(m => m.By).Concat(ticket.Events.SelectMany(e => new[] { e.By, e.Detail })).Append(ticket.OwnerId ?? "").Distinct().ToList();
        var names = await db.Users.AsNoTracking().Where(u => people.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName.Length > 0 ? u.DisplayName : u.Email ?? "", ct);
        var operators = await ReadDesk.Operators(db).AsNoTracking().OrderBy(u => u.Email).Select(u => new Colleague(u.Id, u.DisplayName != "" ? u.DisplayName : u.Email!)).ToListAsync(ct);
        return View("Ticket", new TicketAtDesk(ticket, typed, names, operators, await db.Cooperatives.AsNoTracking().OrderBy(c => c.Id).ToListAsync(ct), Me, read.Now));
    }
}

/// <param name="View">Null: what was searched for.</param>
public sealed record DeskList(DeskView? View, int Page, IReadOnlyList<TicketRow> Rows, int Total, string? Searched, (int Open, int Overdue, int Nobodys) Figures, DateTime Now)
{
    public int Pages => Math.Max(1, (Total + ReadDesk.PageSize - 1) / ReadDesk.PageSize);
}

public sealed record Colleague(string Id, string Name);

/// <summary>What was typed into the form that was refused.</summary>
public sealed record TypedAtDesk
{
    public OwnerForm? Owner { get; init; }
    public WordsForm? Answer { get; init; }
    public WordsForm? Remark { get; init; }
    public LinksForm? Links { get; init; }
}

/// <param name="Names">Who wrote and acted, by user id.</param>
public sealed record TicketAtDesk(Ticket Ticket, TypedAtDesk Typed, IReadOnlyDictionary<string, string> Names, IReadOnlyList<Colleague> Operators, IReadOnlyList<Cooperative> Cooperatives, string Me, DateTime Now)
{
    public bool IsMine => Ticket.OwnerId == Me;

    /// <summary>The latest message that stands on this page.</summary>
    public long Seen => Ticket.Messages.Count > 0 ? Ticket.Messages.Max(m => m.Id) : 0;
}
