using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;
using Shop.Features.Baskets;

namespace Shop.Features.Till;

/// <summary>The till of the shop in front: goods are tapped or scanned, then the money is taken. What lies on the counter stands in the address; a phone number never does.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class TillController(ReadTill read, ReadSales sales, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    private const int LongestSearch = 60;

    /// <param name="line">The bill.</param>
    /// <param name="scan">What a scanner typed; it goes onto the bill.</param>
    /// <param name="scanned">The last was scanned: the field is ready for the next.</param>
    /// <param name="q">Goods that are looked for.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpGet("/cooperative/till")]
    public async Task<IActionResult> Index(List<string> line, string? scan, bool scanned, string? q, CancellationToken ct)
    {
        var bill = Bill.Read(line);
        var asked = string.Concat((q ?? "").Where(c => !char.IsControl(c)).Take(LongestSearch)).Trim() is { Length: > 0 } words ? words : null;
        if (scan is not null)
        {
            var (result, more) = await read.Scan(Mine, bill, scan, ct);
            if (result == ScanResult.Added)
            {
                return Redirect($"/cooperative/till{more.Query}&scanned=true");
            }
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError(nameof(scan), texts["Scan" + result]);
        }
        return View("Till", new TillPage(await read.Run(Mine, bill, null, ct), await read.Shelf(Mine, asked, ct), await sales.Of(Mine, clock.Today, ct), scan, scanned || scan is not null));
    }

    /// <param name="line">The bill.</param>
    /// <param name="coupon">A code that makes it cheaper.</param>
    /// <param name="words">The basket's.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpGet("/cooperative/till/payment")]
    public async Task<IActionResult> Payment(List<string> line, string? coupon, [FromServices] IStringLocalizer<Baskets.Texts> words, CancellationToken ct)
    {
        var counter = await read.Run(Mine, Bill.Read(line), coupon, ct);
        if (counter.Contents.Lines.Count == 0 || counter.Obstacles.Count > 0)
        {
            // The till says why.
            return Redirect("/cooperative/till" + counter.Bill.Query);
        }
        if (coupon is not null && counter.Contents.Holding is null)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            ModelState.AddModelError(nameof(coupon), CouponWords.Why(counter.Contents.Coupon?.Problem ?? CouponProblem.Unknown, counter.Contents.Coupon, words));
        }
        return View("Payment", new PaymentPage(counter, new SaleForm { Key = Guid.NewGuid().ToString("n"), Coupon = coupon }));
    }

    [HttpPost("/cooperative/till/sales")]
    public async Task<IActionResult> Sell(SaleForm form, [FromServices] RingUp ring, [FromServices] IStringLocalizer<Baskets.Texts> words, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var result = await ring.Run(form.ToRequest(Mine, User.UserId()!), ct);
            if (result is Sold sold)
            {
                return Redirect($"/cooperative/till/sales/{sold.Number}");
            }
            Explain((SaleRefused)result, words);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        if (form.Key is null || ModelState.GetFieldValidationState("") == ModelValidationState.Invalid)
        {
            form = form with { Key = Guid.NewGuid().ToString("n") };
        }
        return View("Payment", new PaymentPage(await read.Run(Mine, form.Bill, form.Coupon, ct), form));
    }

    private int Mine => User.CooperativeId() ?? 0;

    private void Explain(SaleRefused refused, IStringLocalizer<Baskets.Texts> words)
    {
        var (field, text) = refused.Problem switch
        {
            SaleProblem.TooLittle => (nameof(SaleForm.Given), texts["GivenTooLittle"].Value),
            SaleProblem.PhoneNeeded => (nameof(SaleForm.Phone), texts["PhoneNeeded"]),
            SaleProblem.Coupon => (nameof(SaleForm.Coupon), CouponWords.Why(refused.Why, refused.Coupon, words)),
            var other => ("", texts["Sale" + other]),
        };
        ModelState.AddModelError(field, text);
    }
}

/// <param name="Typed">What was scanned and couldn't be taken.</param>
/// <param name="IsScanning">The field wants the next.</param>
public sealed record TillPage(Counter Counter, Shelf Shelf, SalesOfDay Day, string? Typed, bool IsScanning)
{
    /// <summary>The till with another bill and the same goods before one.</summary>
    public string With(Bill bill) => "/cooperative/till" + (Shelf.Asked is { } asked ? $"{bill.Query}{(bill.Lines.Count == 0 ? "?" : "&")}q={Uri.EscapeDataString(asked)}" : bill.Query);
}

/// <summary>What the page shows besides the form.</summary>
public sealed record PaymentPage(Counter Counter, SaleForm Form)
{
    private static readonly long[] Notes = [1_000, 2_000, 5_000, 10_000];

    public long TotalFen => Counter.Contents.GoodsFen;

    /// <summary>What a customer is likely to give, in fen: the next ten, the next fifty, the next hundred.</summary>
    public IReadOnlyList<long> Likely => [.. Notes.Select(n => (TotalFen + n - 1) / n * n).Where(n => n > TotalFen).Distinct().Order()];
}
