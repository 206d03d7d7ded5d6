using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Reviews;

/// <summary>On a cooperative's first page: how many reviews wait for an answer. One query.</summary>
public sealed class UnansweredReviewsViewComponent(ReadReviews read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync() =>
        View("/Features/Reviews/_Unanswered.cshtml", await read.CountUnanswered(UserClaimsPrincipal.CooperativeId() ?? 0, HttpContext.RequestAborted));
}
