using System.Text;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Shop.Features.Orders;

namespace Shop.Features.Sending;

/// <summary>Carriers and numbers by sheet: down, filled in, up, looked at, done.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class TrackingController(ReadTracking read, IStringLocalizer<Texts> texts) : Controller
{
    /// <summary>A sheet of parcels; far larger ones aren't.</summary>
    public const int MostBytes = 4 * 1024 * 1024;

    [HttpGet("/cooperative/parcels/tracking")]
    public IActionResult Index() => View("Tracking", new TrackingSheet(null, [], 0));

    [HttpGet("/cooperative/parcels/tracking.xlsx")]
    public async Task<IActionResult> Download(CancellationToken ct) => File(await read.ToFillIn(Mine, ct), WriteSheet.XlsxType, "tracking.xlsx");

    [HttpPost("/cooperative/parcels/tracking"), RequestSizeLimit(MostBytes), RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
    public async Task<IActionResult> Preview(IFormFile? file, CancellationToken ct)
    {
        using var bytes = new MemoryStream();
        await (file?.CopyToAsync(bytes, ct) ?? Task.CompletedTask);
        return Page(await read.Run(ReadSheet.Run(bytes.ToArray()), Mine, ct));
    }

    [HttpPost("/cooperative/parcels/tracking/shipments"), RequestSizeLimit(MostBytes)]
    public async Task<IActionResult> Send(string? sheet, [FromServices] SendSheet send, CancellationToken ct)
    {
        var filled = await read.Run(ReadSheet.Run(Encoding.UTF8.GetBytes(sheet ?? "")), Mine, ct);
        if (!filled.IsGood)
        {
            return Page(filled);
        }
        if (await send.Run(filled.Rows, User.UserId()!, ct) is not var (stopped, result))
        {
            return Redirect("/cooperative/parcels?state=Sent");
        }
        var fault = texts[result == PartResult.Recalled ? "RowRecalled" : result == PartResult.WrongQuantity ? "RowTooMany" : "RowNotToSend"];
        return Page(filled with { Rows = [.. filled.Rows.Select(r => r.Row == stopped.Row ? r with { Fault = fault } : r)] });
    }

    private int Mine => User.CooperativeId() ?? 0;

    private ViewResult Page(TrackingSheet sheet)
    {
        Response.StatusCode = sheet.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Tracking", sheet);
    }
}
