using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.GroupBills;

/// <summary>A bill as a file, in the dress of the cooperative's brand.</summary>
public sealed class ServeBill(ShopDb db, DrawBill draw, ChineseType chinese, PrintType type, IStringLocalizer<Texts> texts)
{
    public async Task<IActionResult> Run(Controller controller, GroupBill bill, CancellationToken ct)
    {
        if (!chinese.IsThere || !type.IsThere)
        {
            controller.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return controller.Content(texts["NoFont"]);
        }
        var brand = await db.Products.Where(p => p.CooperativeId == bill.CooperativeId).OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => p.Brand.Slug).FirstOrDefaultAsync(ct) ?? "weijiangfang";
        var pages = draw.Run(bill, brand);
        var pdf = Print.Pdf(bill.Number, pages);
        pages.ToList().ForEach(p => p.Dispose());
        controller.Response.Headers.ContentDisposition = $"inline; filename=\"{bill.Number}.pdf\"";
        return controller.File(pdf, "application/pdf");
    }
}
