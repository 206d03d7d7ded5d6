using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Listings;

/// <summary>On the operator's first page: how many listings wait to be looked at.</summary>
public sealed class WaitingListingsViewComponent(ReviewListing review) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() => View("/Features/Listings/_Waiting.cshtml", await review.Waiting(HttpContext.RequestAborted));
}
