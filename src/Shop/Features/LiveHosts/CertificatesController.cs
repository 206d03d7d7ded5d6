using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Orders;

namespace Shop.Features.LiveHosts;

/// <summary>Certificates on paper, for the operator, the cooperative whose host it is or that held the course, and whoever booked it; and the page that says to anyone whether one holds.</summary>
[ResponseCache(NoStore = true)]
public sealed class CertificatesController(ReadHosts read, OpenOrder open, DrawCertificate draw, PublicAddress address, ChineseType chinese, PrintType type, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/hosts/{id:int}/certificates/{number}.pdf"), Authorize(Roles = Roles.Operator)]
    public async Task<IActionResult> Pdf(int id, string number, CancellationToken ct) => await read.Certificate(number, ct) is { } found && found.HostId == id ? await Serve(found, ct) : NotFound();

    [HttpGet("/cooperative/hosts"), Authorize(Roles = Roles.Cooperative)]
    public async Task<IActionResult> Own(CancellationToken ct) => View("OwnHosts", await read.List(Mine, ct));

    [HttpGet("/cooperative/hosts/{id:int}/certificates/{number}.pdf"), Authorize(Roles = Roles.Cooperative)]
    public async Task<IActionResult> OwnPdf(int id, string number, CancellationToken ct) =>
        await read.Certificate(number, ct) is { } found && found.HostId == id && (found.Host.CooperativeId == Mine || await read.IsOfCourse(found, Mine, ct)) ? await Serve(found, ct) : NotFound();

    [HttpGet("/orders/{number}/certificates/{certificate}.pdf"), AllowAnonymous]
    public async Task<IActionResult> OrdersPdf(string number, string certificate, string? key, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order && await read.Certificate(certificate, ct) is { } found && order.Lines.Any(l => l.Id == found.LineId) ? await Serve(found, ct) : NotFound();

    /// <summary>The name, the days, and whether it was taken back: nothing else is anybody's business.</summary>
    [HttpGet("/certificates/{number}"), AllowAnonymous]
    public async Task<IActionResult> Check(string number, CancellationToken ct) =>
        await read.Certificate(number, ct) is { } found ? View("Check", new CheckedCertificate(found, await read.Brand(found.Host, ct), ReadHosts.Of(found, clock.Today), clock.Today)) : NotFound();

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<IActionResult> Serve(HostCertificate found, CancellationToken ct)
    {
        // What was taken back isn't printed again.
        if (found.TakenBackAt is not null)
        {
            return NotFound();
        }
        if (!chinese.IsThere || !type.IsThere)
        {
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return Content(texts["NoFont"]);
        }
        using var print = draw.Run(new CertificatePaper(await read.Brand(found.Host, ct), found.Host.Name, found.GivenBy, LotCode.Show(found.Number), found.GivenOn, found.ValidUntil, address.Of($"/certificates/{found.Number}")));
        Response.Headers.ContentDisposition = $"inline; filename=\"certificate-{found.Number}.pdf\"";
        return File(print.Pdf(), "application/pdf");
    }
}

/// <param name="Brand">Slug: in whose dress.</param>
/// <param name="Today">In the shop's zone.</param>
public sealed record CheckedCertificate(HostCertificate Certificate, string Brand, CertificateStanding Standing, DateOnly Today)
{
    public bool Holds => Standing is CertificateStanding.Holds or CertificateStanding.EndsSoon;
}
