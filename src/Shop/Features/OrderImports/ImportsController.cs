using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.OrderImports;

/// <summary>Orders of other channels, from a file: shown first, then taken.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class ImportsController(ShopDb db, ImportProfiles profiles, ReadOrders read, ImportOrders import, ClaimImport claim, HoldImports held, MakeProfile make, IStringLocalizer<Texts> texts) : Controller
{
    private const int Largest = 100 * 1024 * 1024;

    [HttpGet("/operator/imports")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Imports", await List(new ImportForm(), ct));

    [HttpPost("/operator/imports")]
    [RequestSizeLimit(Largest)]
    [RequestFormLimits(MultipartBodyLengthLimit = Largest)]
    public async Task<IActionResult> Upload(ImportForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid || OrderImportsSetup.ChannelOf(form.Channel) is not { } channel || await profiles.Of(form.Profile!, ct) is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Imports", await List(form, ct));
        }
        using var content = new MemoryStream();
        await form.File!.CopyToAsync(content, ct);
        return Redirect($"/operator/imports/{await held.Keep(content.ToArray(), new HeldImport(Path.GetFileName(form.File.FileName), channel, form.Profile!, User.UserId()!), ct)}");
    }

    [HttpGet("/operator/imports/{hash}")]
    public async Task<IActionResult> Show(string hash, CancellationToken ct)
    {
        if ((held.RunOf(hash) is { HasFailed: false } here ? here : await Elsewhere(hash, ct)) is { } run)
        {
            return View("Running", run);
        }
        return await Preview(hash, ct) is { } preview ? View("Preview", preview) : NotFound();
    }

    [HttpPost("/operator/imports/{hash}/taking")]
    public async Task<IActionResult> Take(string hash, bool skipBadRows, CancellationToken ct)
    {
        if (await held.Read(hash, ct) is not { } file || await profiles.Of(file.What.Profile, ct) is not { } profile)
        {
            return NotFound();
        }
        var orders = read.Run(file.File, profile);
        if (await Unfinished(file.What.Channel, hash, ct) is not null)
        {
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Preview", await Preview(hash, ct));
        }
        if (orders.Fault != OrderFileFault.None || orders.Orders.Count == 0 || (orders.Bad.Count > 0 && !skipBadRows))
        {
            ModelState.AddModelError(nameof(skipBadRows), texts["StillBad"]);
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View("Preview", await Preview(hash, ct));
        }
        held.Take(hash, file.What, file.File, profile, orders);
        return Redirect($"/operator/imports/{hash}");
    }

    /// <summary>Which column is which, kept as a profile of the village's own.</summary>
    [HttpPost("/operator/imports/{hash}/profile")]
    public async Task<IActionResult> Map(string hash, MappingForm form, CancellationToken ct)
    {
        if (await held.Read(hash, ct) is not { } file)
        {
            return NotFound();
        }
        if (ModelState.IsValid && await make.Run(form, ct) is { } name)
        {
            await held.Say(hash, file.What with { Profile = name }, ct);
            return Redirect($"/operator/imports/{hash}");
        }
        if (ModelState.IsValid)
        {
            ModelState.AddModelError(nameof(form.Name), texts["NameTaken"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("Preview", (await Preview(hash, ct))! with { Mapping = form });
    }

    [HttpPost("/operator/imports/{hash}/removal")]
    public async Task<IActionResult> Remove(string hash)
    {
        await held.Drop(hash);
        return Redirect("/operator/imports");
    }

    /// <summary>Takes back an import that broke off.</summary>
    [HttpPost("/operator/imports/unfinished/{id:int}/removal")]
    public async Task<IActionResult> Drop(int id, CancellationToken ct)
    {
        try
        {
            return await claim.Drop(id, ct) ? Redirect("/operator/imports") : NotFound();
        }
        catch (UnfinishedImportException)
        {
            ModelState.AddModelError("", texts["StillRunning"]);
            Response.StatusCode = StatusCodes.Status409Conflict;
            return View("Imports", await List(new ImportForm(), ct));
        }
    }

    private async Task<ImportPreview?> Preview(string hash, CancellationToken ct)
    {
        if (await held.Read(hash, ct) is not { } file || await profiles.Of(file.What.Profile, ct) is not { } profile)
        {
            return null;
        }
        var orders = read.Run(file.File, profile);
        var result = orders.Fault == OrderFileFault.None ? await import.Preview(orders.Orders, file.What.Channel, orders.Bad.Count, ct) : null;
        var headings = ReadOrders.Headings(file.File, profile);
        return new ImportPreview(hash, file.What, profile, orders, result, headings, held.RunOf(hash)?.HasFailed == true, await Unfinished(file.What.Channel, hash, ct), MappingForm.Guess(headings, await profiles.All(ct), f => texts["Field_" + f]));
    }

    // Another node writes it.
    private async Task<ImportRun?> Elsewhere(string hash, CancellationToken ct) =>
        await db.OrderImports.AsNoTracking().FirstOrDefaultAsync(i => i.FileHash == hash && i.VisibleAt == null, ct) is { } import && claim.IsRunning(import)
            ? new ImportRun(await db.PastLines.CountAsync(l => db.PastOrders.Any(o => o.Id == l.PastOrderId && o.ImportId == import.Id), ct), import.Lines, null, false) : null;

    // Of another file: this one goes on with its own.
    private async Task<OrderImport?> Unfinished(Channel channel, string hash, CancellationToken ct) => await claim.Unfinished(channel, ct) is { } other && other.FileHash != hash ? other : null;

    private async Task<ImportList> List(ImportForm form, CancellationToken ct) =>
        new(form, await profiles.All(ct), await db.OrderImports.AsNoTracking().OrderByDescending(i => i.Id).Take(50).ToListAsync(ct), claim.IsRunning);
}

public sealed record ImportForm
{
    [Required(ErrorMessage = "FileMissing")]
    public IFormFile? File { get; init; }
    [Required(ErrorMessage = "ChannelMissing")]
    public string? Channel { get; init; }
    [Required(ErrorMessage = "ProfileMissing")]
    public string? Profile { get; init; } = "generic";
}

public sealed record ImportList(ImportForm Form, IReadOnlyList<ImportProfile> Profiles, IReadOnlyList<OrderImport> Imports, Func<OrderImport, bool> IsRunning);

/// <param name="Result">What taking it would do; null when the file as a whole is wrong.</param>
/// <param name="Headings">The first row.</param>
/// <param name="Other">An import of the same channel that isn't finished, and has to be first.</param>
/// <param name="HasFailed">Whether taking it broke off: the same again goes on where it stopped.</param>
public sealed record ImportPreview(string Hash, HeldImport What, ImportProfile Profile, OrderFile File, ImportResult? Result, IReadOnlyList<string> Headings, bool HasFailed, OrderImport? Other, MappingForm Mapping);
