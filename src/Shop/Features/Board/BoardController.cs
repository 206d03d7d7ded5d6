using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Board;

/// <summary>榜单: how the cooperatives did in a month, with what each figure was counted from.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class BoardController(ReadBoard read) : Controller
{
    [HttpGet("/board")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Month", await read.Month(read.ThisMonth, ct));

    /// <param name="month">"2026-11".</param>
    [HttpGet("/board/{month}")]
    public async Task<IActionResult> Month(string month, CancellationToken ct) =>
        ReadBoard.Read(month) is { } day && await read.Month(day, ct) is { } shown ? View("Month", shown) : NotFound();

    /// <param name="slug">The cooperative's.</param>
    [HttpGet("/board/{month}/{slug}")]
    public async Task<IActionResult> Cooperative(string month, string slug, CancellationToken ct) =>
        ReadBoard.Read(month) is { } day && await read.Cooperative(day, slug, ct) is { } opened ? View("Cooperative", opened) : NotFound();
}
