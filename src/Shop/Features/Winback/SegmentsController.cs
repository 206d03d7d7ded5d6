using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>Segments: rules over what customers bought, counted before they are used.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class SegmentsController(ShopDb db, CountSegment count, ChangeSegment change, ChooseCustomers choose, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/segments")]
    public async Task<IActionResult> Index(CancellationToken ct)
    {
        var rows = new List<SegmentRow>();
        foreach (var segment in await db.Segments.AsNoTracking().Include(s => s.Product).Include(s => s.Brand).OrderBy(s => s.Id).ToListAsync(ct))
        {
            rows.Add(new SegmentRow(segment, await Count(segment, ct)));
        }
        return View("Segments", rows);
    }

    [HttpGet("/operator/segments/new")]
    public Task<IActionResult> New(CancellationToken ct) => Page(null, new SegmentForm(), null, ct);

    [HttpPost("/operator/segments")]
    public async Task<IActionResult> Make(SegmentForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await Page(null, form, null, ct);
        }
        if (form.Count)
        {
            return await Counted(null, form, ct);
        }
        var (result, id) = await change.Make(form, ct);
        return Explain(result) ? await Page(null, form, null, ct) : Redirect($"/operator/segments/{id}");
    }

    [HttpGet("/operator/segments/{id:int}")]
    public async Task<IActionResult> Show(int id, CancellationToken ct) => await Find(id, ct) is { } segment ? await Page(segment, SegmentForm.Of(segment), await Count(segment, ct), ct) : NotFound();

    [HttpPost("/operator/segments/{id:int}")]
    public async Task<IActionResult> Change(int id, SegmentForm form, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } segment)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return await Page(segment, form, null, ct);
        }
        return form.Count ? await Counted(segment, form, ct) : Explain(await change.Change(id, form, ct)) ? await Page(segment, form, null, ct) : Redirect($"/operator/segments/{id}");
    }

    [HttpPost("/operator/segments/{id:int}/removal")]
    public async Task<IActionResult> Remove(int id, CancellationToken ct)
    {
        if (await Find(id, ct) is not { } segment)
        {
            return NotFound();
        }
        return Explain(await change.Remove(id, ct)) ? await Page(segment, SegmentForm.Of(segment), await Count(segment, ct), ct) : Redirect("/operator/segments");
    }

    private async Task<IActionResult> Counted(Segment? segment, SegmentForm form, CancellationToken ct)
    {
        var drawn = new Segment { Name = Text.Empty };
        return Explain(await change.Draw(form, drawn, ct)) ? await Page(segment, form, null, ct) : await Page(segment, form, await Count(drawn, ct), ct);
    }

    private Task<Segment?> Find(int id, CancellationToken ct) => db.Segments.AsNoTracking().Include(s => s.Product).Include(s => s.Brand).SingleOrDefaultAsync(s => s.Id == id, ct);

    private async Task<ShownCount> Count(Segment segment, CancellationToken ct)
    {
        var counted = await count.Run(segment, ct);
        return new ShownCount(counted.Customers.Count, await choose.Reachable(counted.Customers, ct), segment.IsSecondOverdue ? counted.OverdueAfter : null);
    }

    // True when there is something to say.
    private bool Explain(SegmentResult result)
    {
        var (field, key) = result switch
        {
            SegmentResult.UnknownProduct => (nameof(SegmentForm.Product), "ChoiceWrong"),
            SegmentResult.UnknownBrand => (nameof(SegmentForm.Brand), "ChoiceWrong"),
            SegmentResult.NoRule => ("", "NoRule"),
            SegmentResult.InUse or SegmentResult.Unknown => ("", "SegmentInUse"),
            _ => ("", ""),
        };
        if (key.Length > 0)
        {
            ModelState.AddModelError(field, texts[key]);
        }
        return key.Length > 0;
    }

    private async Task<IActionResult> Page(Segment? segment, SegmentForm form, ShownCount? counted, CancellationToken ct)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        var campaigns = segment is null ? [] : await db.Campaigns.AsNoTracking().Where(c => c.SegmentId == segment.Id).OrderBy(c => c.Id).ToListAsync(ct);
        var products = await db.Products.AsNoTracking().OrderBy(p => p.BrandId).ThenBy(p => p.Position).ThenBy(p => p.Id).ToListAsync(ct);
        return View("Segment", new SegmentPage(segment, form, counted, campaigns, products, await db.Brands.AsNoTracking().OrderBy(b => b.Id).ToListAsync(ct)));
    }
}

public sealed record SegmentRow(Segment Segment, ShownCount Count);

/// <param name="Reachable">How many of them agreed to be written to.</param>
/// <param name="OverdueAfter">Days; null where the rule isn't set or nobody has come back yet.</param>
public sealed record ShownCount(int Customers, int Reachable, double? OverdueAfter);

/// <param name="Segment">Null: a new one.</param>
/// <param name="Count">Null: the form was refused.</param>
public sealed record SegmentPage(Segment? Segment, SegmentForm Form, ShownCount? Count, IReadOnlyList<Campaign> Campaigns, IReadOnlyList<Product> Products, IReadOnlyList<Brand> Brands);
