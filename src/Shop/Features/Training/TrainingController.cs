using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Training;

/// <summary>A cooperative's own courses.</summary>
[Authorize(Roles = Roles.Cooperative), Route("/cooperative/experiences")]
public sealed class CooperativeTrainingController(ReadRoll read, PassCourse pass) : TrainingController(read, pass)
{
    protected override int? Mine => User.CooperativeId() ?? 0;
    protected override string Desk => "/cooperative/experiences";
}

/// <summary>Everybody's, for an operator.</summary>
[Authorize(Roles = Roles.Operator), Route("/operator/experiences")]
public sealed class OperatorTrainingController(ReadRoll read, PassCourse pass) : TrainingController(read, pass)
{
    protected override int? Mine => null;
    protected override string Desk => "/operator/experiences";
}

/// <summary>After a course: who came, and who passed.</summary>
[ResponseCache(NoStore = true)]
public abstract class TrainingController(ReadRoll read, PassCourse pass) : Controller
{
    /// <summary>Null: everybody's.</summary>
    protected abstract int? Mine { get; }
    protected abstract string Desk { get; }

    [HttpGet("{slug}/sessions/{key}/certificates")]
    public async Task<IActionResult> Roll(string slug, string key, CancellationToken ct) =>
        await read.Run(slug, key, Mine, ct) is { } roll ? View("Roll", roll with { Desk = Desk }) : NotFound();

    [HttpPost("{slug}/sessions/{key}/certificates")]
    public async Task<IActionResult> Pass(string slug, string key, PassForm form, CancellationToken ct)
    {
        if (await read.Run(slug, key, Mine, ct) is not { } roll)
        {
            return NotFound();
        }
        var faults = await pass.Run(roll, form, Mine, User.UserId()!, ct);
        if (faults.Count == 0)
        {
            return Redirect((roll with { Desk = Desk }).Address);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Roll", roll with { Desk = Desk, Form = form, Faults = faults });
    }
}
