using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Repurchase;

/// <summary>Products bought again, and what who begins with one buys next.</summary>
[Authorize(Policy = FiguresAccess.Policy)]
[ResponseCache(NoStore = true)]
public sealed class AgainController(ReadAgain read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/repurchase/products")]
    [HttpGet("/cooperative/repurchase/products")]
    public async Task<IActionResult> Products(FigureForm form, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) =>
        IsNoPage() ? NotFound() : View("Again", await read.Run(form, page, HttpContext.FiguresOf(), ct));

    [HttpGet("/operator/repurchase/products/{slug}")]
    [HttpGet("/cooperative/repurchase/products/{slug}")]
    public async Task<IActionResult> Product(string slug, FigureForm form, [Range(1, 100_000)] int page = 1, CancellationToken ct = default) =>
        !IsNoPage() && await read.Of(slug, form, page, HttpContext.FiguresOf(), ct) is { } shown ? View("AgainProduct", shown) : NotFound();

    /// <param name="kind">"csv" or "xlsx".</param>
    [HttpGet("/operator/repurchase/products.{kind}")]
    [HttpGet("/cooperative/repurchase/products.{kind}")]
    public async Task<IActionResult> Sheet(FigureForm form, string kind, CancellationToken ct)
    {
        var page = await read.Run(form, 0, HttpContext.FiguresOf(), ct);
        string? Next(BoughtAgain p, int i) => i < p.Next.Count ? page.Names[p.Next[i].Product].Name.Here : null;
        var sheet = new FigureSheet([.. new[] { "Product", "Customers", "Again", "Rate", "MedianGap", "Later" }.Concat(Enumerable.Range(1, 3).SelectMany(i => new[] { $"Next{i}", $"NextCustomers{i}" })).Select(k => texts["Column_" + k].Value)],
            page.Products.Select(p => (IReadOnlyList<object?>)[page.Names[p.Product].Name.Here, p.Customers, p.Again, (decimal?)p.Rate, (decimal?)p.MedianGap, p.Later, .. Enumerable.Range(0, 3).SelectMany(i => new object?[] { Next(p, i), i < p.Next.Count ? p.Next[i].Customers : null })]));
        return this.FigureFile(sheet, "products", kind, texts["AgainTitle"]);
    }

    private bool IsNoPage() => ModelState["page"]?.Errors.Count > 0;
}
