using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Returns;

/// <summary>On a desk's first page: returns that wait for the cooperative's answer, or for the operator's decision.</summary>
public sealed class WaitingReturnsViewComponent(ReadReturns read) : ViewComponent
{
    private const int Most = 5;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var isOperator = UserClaimsPrincipal.IsInRole(Roles.Operator);
        var (first, all) = await read.Waiting(Most, isOperator ? null : UserClaimsPrincipal.CooperativeId() ?? 0, HttpContext.RequestAborted);
        return View("/Features/Returns/_Waiting.cshtml", new WaitingReturns(first, all, isOperator));
    }
}

public sealed record WaitingReturns(IReadOnlyList<WaitingReturn> First, int All, bool ForOperator)
{
    public string Base => ForOperator ? "/operator/returns" : "/cooperative/returns";
}
