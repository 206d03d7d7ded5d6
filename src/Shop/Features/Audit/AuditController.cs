using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Audit;

/// <summary>The audit, to look through and to take away.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class AuditController(ReadAudit read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/audit")]
    public async Task<IActionResult> Show(AuditFilter filter, CancellationToken ct) => View("Audit", await read.Page(Readable(filter), ct));

    [HttpGet("/operator/audit.csv")]
    public async Task<IActionResult> Export(AuditFilter filter, CancellationToken ct)
    {
        var (rows, names) = await read.All(Readable(filter), ct);
        string[] header = ["At", "Who", "Role", "Action", "Kind", "Reference", "Key", "Changes", "Door"];
        return File(WriteSheet.Csv([.. header.Select(h => texts[h].Value)], rows.Select(r => (IReadOnlyList<object?>)
            [r.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture), names.GetValueOrDefault(r.By) ?? r.By, r.Role, r.Action.ToString(), r.Kind, r.Reference, r.Key, r.Changes, r.Door])),
            "text/csv", "audit.csv");
    }

    private AuditFilter Readable(AuditFilter filter)
    {
        var isReadable = ModelState.IsValid;
        ModelState.Clear();
        return isReadable ? filter : new AuditFilter();
    }
}
