using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LiveHosts;

/// <summary>The training base's list: who may stand before the camera, by which certificate.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class OperatorHostsController(ReadHosts read, KeepHost keep, KeepCertificate certificates, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/hosts")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Hosts", await read.List(null, ct));

    [HttpGet("/operator/hosts/new")]
    public async Task<IActionResult> New(CancellationToken ct) => View("NewHost", new NewHost(new HostForm(), await Cooperatives(ct)));

    [HttpPost("/operator/hosts")]
    public async Task<IActionResult> Add(HostForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await keep.Run(null, form, ct) is { } host)
            {
                return Redirect($"/operator/hosts/{host.Id}");
            }
            ModelState.AddModelError(nameof(form.Cooperative), texts["CooperativeWrong"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("NewHost", new NewHost(form, await Cooperatives(ct)));
    }

    [HttpGet("/operator/hosts/{id:int}")]
    public Task<IActionResult> Show(int id, CancellationToken ct) => Page(id, null, null, ct);

    [HttpPost("/operator/hosts/{id:int}")]
    public async Task<IActionResult> Change(int id, HostForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await keep.Run(id, form, ct) is not null)
            {
                return Redirect($"/operator/hosts/{id}");
            }
            ModelState.AddModelError(nameof(form.Cooperative), texts["CooperativeWrong"]);
        }
        return await Page(id, form, null, ct);
    }

    [HttpPost("/operator/hosts/{id:int}/certificates")]
    public async Task<IActionResult> Give(int id, CertificateForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            if (await certificates.Give(id, form, User.UserId()!, ct))
            {
                return Redirect($"/operator/hosts/{id}");
            }
            ModelState.AddModelError("", texts["HasRetired"]);
        }
        return await Page(id, null, form, ct);
    }

    [HttpPost("/operator/hosts/{id:int}/certificates/{number}/withdrawal")]
    public async Task<IActionResult> TakeBack(int id, string number, WithdrawalForm form, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            return await certificates.TakeBack(id, number, form.Reason!.Trim(), ct) ? Redirect($"/operator/hosts/{id}") : NotFound();
        }
        return await Page(id, null, null, ct, (number, form.Reason));
    }

    [HttpPost("/operator/hosts/{id:int}/retirement")]
    public async Task<IActionResult> Retire(int id, CancellationToken ct) => await keep.Retire(id, ct) ? Redirect($"/operator/hosts/{id}") : NotFound();

    private async Task<IActionResult> Page(int id, HostForm? host, CertificateForm? certificate, CancellationToken ct, (string, string?)? withdrawal = null)
    {
        if (await read.Find(id, ct) is not { } shown)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var given = new CertificateForm { GivenBy = Said(Culture.Chinese), GivenByEn = Said(Culture.English), GivenOn = clock.Today, ValidUntil = clock.Today.AddYears(1).AddDays(-1) };
        return View("Host", new HostPage(shown, host ?? HostForm.Of(shown.Host), certificate ?? given, await Cooperatives(ct), withdrawal));
    }

    private string Said(string culture)
    {
        using var _ = Culture.Of(culture);
        return texts["TrainingBase"];
    }

    private Task<List<CooperativeChoice>> Cooperatives(CancellationToken ct) => db.Cooperatives.OrderBy(c => c.Id).Select(c => new CooperativeChoice(c.Slug, c.Name)).ToListAsync(ct);
}

public sealed record CooperativeChoice(string Slug, Text Name);

public sealed record NewHost(HostForm Form, IReadOnlyList<CooperativeChoice> Cooperatives);

/// <param name="Withdrawal">The number of a certificate that couldn't be taken back, and what was typed.</param>
public sealed record HostPage(HostShown Shown, HostForm Form, CertificateForm Certificate, IReadOnlyList<CooperativeChoice> Cooperatives, (string Number, string? Reason)? Withdrawal);
