using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Shop.Features.Visits;

namespace Shop.Features.Sessions;

/// <summary>A cooperative's own sessions.</summary>
[Authorize(Roles = Roles.Cooperative), Route("/cooperative/experiences")]
public sealed class CooperativeSessionsController(ReadSessions read, ChangeSession change, AddSessions add, TellVisitors tell) : SessionsController(read, change, add, tell)
{
    protected override int? Mine => User.CooperativeId() ?? 0;
    protected override string Desk => "/cooperative/experiences";
}

/// <summary>Everybody's, for an operator who helps out.</summary>
[Authorize(Roles = Roles.Operator), Route("/operator/experiences")]
public sealed class OperatorSessionsController(ReadSessions read, ChangeSession change, AddSessions add, TellVisitors tell) : SessionsController(read, change, add, tell)
{
    protected override int? Mine => null;
    protected override string Desk => "/operator/experiences";
}

/// <summary>When sessions are, how many places they have, and that one is moved or doesn't take place.</summary>
[ResponseCache(NoStore = true)]
public abstract class SessionsController(ReadSessions read, ChangeSession change, AddSessions add, TellVisitors tell) : Controller
{
    /// <summary>Null: everybody's.</summary>
    protected abstract int? Mine { get; }
    protected abstract string Desk { get; }

    [HttpGet("")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Index", new ExperienceRows(await read.List(Mine, ct), Desk));

    [HttpGet("{slug}")]
    public Task<IActionResult> One(string slug, string? renewed, CancellationToken ct) =>
        Shown(slug, page => page with { Renewed = page.Signs.FirstOrDefault(s => s.Key == renewed) }, new Dictionary<string, string>(), ct);

    // Who reloads a refused form lands on its page.
    [HttpGet("{slug}/sessions"), HttpGet("{slug}/rules"), HttpGet("{slug}/gaps"), HttpGet("{slug}/ends")]
    public IActionResult Again(string slug) => Redirect($"{Desk}/{slug}");

    [HttpPost("{slug}/sessions")]
    public Task<IActionResult> Add(string slug, SingleForm form, CancellationToken ct) =>
        Done(slug, e => add.One(e, form, ct), page => page with { ByHand = form }, ct);

    [HttpPost("{slug}/rules")]
    public Task<IActionResult> AddRule(string slug, RuleForm form, CancellationToken ct) =>
        Done(slug, e => add.ByRule(e, form, ct), page => page with { Rule = form }, ct);

    [HttpPost("{slug}/gaps")]
    public Task<IActionResult> LeaveOut(string slug, GapForm form, CancellationToken ct) =>
        Done(slug, e => add.LeaveOut(e, form, ct), page => page with { Gap = form }, ct);

    [HttpPost("{slug}/ends")]
    public Task<IActionResult> EndRule(string slug, EndForm form, CancellationToken ct) =>
        Done(slug, e => add.End(e, form, ct), page => page with { End = form }, ct);

    [HttpGet("{slug}/sessions/{key}")]
    public Task<IActionResult> Session(string slug, string key, CancellationToken ct) => ShownSession(slug, key, page => page, ct);

    [HttpGet("{slug}/sessions/{key}/move"), HttpGet("{slug}/sessions/{key}/cancellation")]
    public IActionResult SessionAgain(string slug, string key) => Redirect($"{Desk}/{slug}/sessions/{key}");

    [HttpPost("{slug}/sessions/{key}")]
    public Task<IActionResult> Details(string slug, string key, DetailsForm form, CancellationToken ct) =>
        Changed(slug, key, id => change.Details(id, form, User.UserId()!, ct), page => page with { Details = form }, ct);

    [HttpPost("{slug}/sessions/{key}/move")]
    public Task<IActionResult> Move(string slug, string key, MoveForm form, CancellationToken ct) =>
        Changed(slug, key, id => change.Move(id, form, User.UserId()!, ct), page => page with { Move = form }, ct);

    [HttpPost("{slug}/sessions/{key}/cancellation")]
    public Task<IActionResult> Cancel(string slug, string key, CancelForm form, CancellationToken ct) =>
        Changed(slug, key, id => change.Cancel(id, form, User.UserId()!, ct), page => page with { Cancel = form }, ct);

    private async Task<IActionResult> Done(string slug, Func<Experience, Task<IReadOnlyDictionary<string, string>>> act, Func<ExperienceDesk, ExperienceDesk> typed, CancellationToken ct)
    {
        if (await read.Find(slug, Mine, ct) is not { } experience)
        {
            return NotFound();
        }
        var faults = await act(experience);
        return faults.Count == 0 ? Redirect($"{Desk}/{slug}") : await Shown(slug, typed, faults, ct);
    }

    private async Task<IActionResult> Shown(string slug, Func<ExperienceDesk, ExperienceDesk>? typed, IReadOnlyDictionary<string, string> faults, CancellationToken ct)
    {
        if (await read.Find(slug, Mine, ct) is not { } experience)
        {
            return NotFound();
        }
        var page = new ExperienceDesk(experience, await read.Coming(experience.ProductId, ct), Desk) { Faults = faults, Signs = await read.Signs(experience.ProductId, ct) };
        Response.StatusCode = faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("One", typed?.Invoke(page) ?? page);
    }

    private async Task<IActionResult> Changed(string slug, string key, Func<int, Task<IReadOnlyDictionary<string, string>>> act, Func<SessionPage, SessionPage> typed, CancellationToken ct)
    {
        if (await read.Find(slug, Mine, ct) is not { } experience || await read.One(experience, key, ct) is not { } page)
        {
            return NotFound();
        }
        var faults = await act(page.Session.Id);
        if (faults.Count > 0)
        {
            return await ShownSession(slug, key, p => typed(p) with { Faults = faults }, ct);
        }
        // The worker would do it within the minute; whoever looks into the outbox now finds the mails there.
        await tell.Run(ct);
        return Redirect((page with { Desk = Desk }).Address);
    }

    private async Task<IActionResult> ShownSession(string slug, string key, Func<SessionPage, SessionPage> typed, CancellationToken ct)
    {
        if (await read.Find(slug, Mine, ct) is not { } experience || await read.One(experience, key, ct) is not { } page)
        {
            return NotFound();
        }
        var shown = typed(page) with { Desk = Desk };
        Response.StatusCode = shown.Faults.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Session", shown);
    }
}
