using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Licences;

/// <summary>One line on a desk's first page: licences that end soon, of the cooperative that looks, or of all when the operator does.</summary>
public sealed class ExpiringLicencesViewComponent(ReadLicences read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var isOperator = UserClaimsPrincipal.IsInRole(Roles.Operator);
        var soon = await read.EndingSoon(isOperator ? null : UserClaimsPrincipal.CooperativeId() ?? 0, HttpContext.RequestAborted);
        return View("/Features/Licences/_Soon.cshtml", new ExpiringLicences(soon, isOperator ? "/operator/licences" : "/cooperative/licences"));
    }
}

public sealed record ExpiringLicences(IReadOnlyList<Licence> Soon, string Path);
