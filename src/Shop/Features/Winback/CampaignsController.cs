using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Winback;

/// <summary>Win-back campaigns: drafted, looked at, started, stopped, and what they did.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class CampaignsController(ShopDb db, ChangeCampaign change, ReadCampaign read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/campaigns")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Campaigns", await read.All(ct));

    [HttpGet("/operator/campaigns/new")]
    public Task<IActionResult> New(int? segment, CancellationToken ct)
    {
        ModelState.Clear();
        return Form(new CampaignForm { Segment = segment }, ct);
    }

    [HttpPost("/operator/campaigns")]
    public async Task<IActionResult> Make(CampaignForm form, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            return await Form(form, ct);
        }
        var (result, id) = await change.Make(form, User.UserId()!, ct);
        if (result == CampaignResult.Done)
        {
            return Redirect($"/operator/campaigns/{id}");
        }
        Explain(result);
        return await Form(form, ct);
    }

    [HttpGet("/operator/campaigns/{id:int}")]
    public Task<IActionResult> Show(int id, CancellationToken ct) => Page(id, null, ct);

    [HttpPost("/operator/campaigns/{id:int}")]
    public async Task<IActionResult> Change(int id, CampaignForm form, CancellationToken ct)
    {
        if (await db.Campaigns.AllAsync(c => c.Id != id, ct))
        {
            return NotFound();
        }
        if (ModelState.IsValid && await change.Change(id, form, ct) is var result)
        {
            if (result == CampaignResult.Done)
            {
                return Redirect($"/operator/campaigns/{id}");
            }
            Explain(result);
        }
        return await Page(id, form, ct);
    }

    [HttpPost("/operator/campaigns/{id:int}/removal")]
    public async Task<IActionResult> Remove(int id, CancellationToken ct)
    {
        var result = await change.Remove(id, ct);
        if (result is CampaignResult.Done or CampaignResult.Unknown)
        {
            return result == CampaignResult.Done ? Redirect("/operator/campaigns") : NotFound();
        }
        Explain(result);
        return await Page(id, null, ct);
    }

    [HttpPost("/operator/campaigns/{id:int}/beginning")]
    public async Task<IActionResult> Begin(int id, [FromServices] StartCampaign start, CancellationToken ct)
    {
        var result = await start.Run(id, User.UserId()!, ct);
        if (result is CampaignResult.TooFew)
        {
            Explain(result);
            return await Page(id, null, ct);
        }
        // Pressed twice, it runs already.
        return result == CampaignResult.Unknown ? NotFound() : Redirect($"/operator/campaigns/{id}");
    }

    [HttpPost("/operator/campaigns/{id:int}/end")]
    public async Task<IActionResult> End(int id, CancellationToken ct) => await change.Stop(id, ct) == CampaignResult.Done ? Redirect($"/operator/campaigns/{id}") : NotFound();

    /// <summary>The customers and orders behind the report.</summary>
    [HttpGet("/operator/campaigns/{id:int}/customers")]
    public async Task<IActionResult> Customers(int id, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) =>
        ModelState.IsValid && await read.Members(id, page, ct) is { } members ? View("Customers", members) : NotFound();

    [HttpGet("/operator/campaigns/{id:int}/customers.csv")]
    public async Task<IActionResult> Sheet(int id, CancellationToken ct) =>
        await read.Sheet(id, ct) is { } sheet ? File(WriteSheet.Csv(sheet.Header, sheet.Rows), "text/csv; charset=utf-8", $"campaign-{id}.csv") : NotFound();

    private void Explain(CampaignResult result)
    {
        var (field, key) = result switch
        {
            CampaignResult.UnknownSegment => (nameof(CampaignForm.Segment), "SegmentMissing"),
            CampaignResult.TooFew => ("", "TooFew"),
            _ => ("", "NotDraft"),
        };
        ModelState.AddModelError(field, texts[key]);
    }

    private async Task<IActionResult> Form(CampaignForm form, CancellationToken ct)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("NewCampaign", new CampaignFields(form, await read.Segments(ct)));
    }

    private async Task<IActionResult> Page(int id, CampaignForm? form, CancellationToken ct)
    {
        if (await read.Find(id, form, ct) is not { } page)
        {
            return NotFound();
        }
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Campaign", page);
    }
}

/// <summary>The fields of a campaign, new or drafted.</summary>
public sealed record CampaignFields(CampaignForm Form, IReadOnlyList<Segment> Segments);
