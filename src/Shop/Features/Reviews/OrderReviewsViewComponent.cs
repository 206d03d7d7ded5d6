using Microsoft.AspNetCore.Mvc;
using Shop.Features.Orders;

namespace Shop.Features.Reviews;

/// <summary>On an order's page: what has arrived, with the way to say something of it or what was said. One query once something has arrived, none before.</summary>
public sealed class OrderReviewsViewComponent(ReadReviews read, ShopClock clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync(OrderPage page)
    {
        var arrived = page.Order.Parts.Where(p => p.State == PartState.Delivered && page.Order.Origin == OrderOrigin.Shop).OrderBy(p => p.Id).SelectMany(p => p.Lines.OrderBy(l => l.Id).Select(l => (Part: p, Line: l))).ToList();
        var said = arrived.Count == 0 ? [] : await read.OfLines(arrived.ConvertAll(a => a.Line.Id), HttpContext.RequestAborted);
        var lines = arrived.Select(a => new LineToReview(a.Line, page.Good(a.Line)?.Brand, page.Address($"/reviews/{a.Line.Id}"), said.GetValueOrDefault(a.Line.Id), ReviewRules.Of(page.Order, a.Part, a.Line) == ReviewResult.Done))
            .Where(l => l.MayBegin || l.Review is not null).ToList();
        return View("/Features/Reviews/_OrderReviews.cshtml", (lines, clock.Now));
    }
}

/// <param name="MayBegin">Nothing was said yet and something may be.</param>
public sealed record LineToReview(OrderLine Line, string? Brand, string Address, Review? Review, bool MayBegin);
