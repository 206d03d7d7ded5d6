using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Trails;

/// <summary>What a sign on a trail opens on a phone: what is here, what is to be had, and the stamp.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class StationsController(ReadTrails read, StampBooklet stamp, BookletCookie booklet) : Controller
{
    [HttpGet("/stations/{code}")]
    public async Task<IActionResult> Show(string code, CancellationToken ct) =>
        await read.Station(code, ct) is { } station ? View("Station", await Page(station, ct)) : NotFound();

    // Who reloads a refused stamp, or changes its language, lands on the station.
    [HttpGet("/stations/{code}/stamp")]
    public IActionResult Again(string code) => RedirectToAction(nameof(Show), new { code });

    [HttpPost("/stations/{code}/stamp")]
    public async Task<IActionResult> Stamp(string code, CancellationToken ct)
    {
        if (await read.Station(code, ct) is not { } station)
        {
            return NotFound();
        }
        if (await stamp.Run(station, booklet.Find(HttpContext), User.UserId(), ct) == StampResult.Stamped)
        {
            return Redirect($"/stations/{station.Code}#stamp");
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Station", await Page(station, ct));
    }

    private async Task<StationPage> Page(TrailStation station, CancellationToken ct)
    {
        var booking = await read.Mine(station.ProductId, booklet.Find(HttpContext), User.UserId(), ct);
        return new StationPage(station, await read.Good(station, ct), booking, await read.Stations([station.ProductId], booking?.OrderId ?? 0, ct), booking is not null && read.IsDay(booking));
    }
}
