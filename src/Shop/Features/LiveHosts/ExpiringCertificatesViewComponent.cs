using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.LiveHosts;

/// <summary>One line on a desk's first page: hosts whose certificate ends soon, of the cooperative that looks, or of all when the operator does.</summary>
public sealed class ExpiringCertificatesViewComponent(ReadHosts read) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var isOperator = UserClaimsPrincipal.IsInRole(Roles.Operator);
        var soon = await read.EndingSoon(isOperator ? null : UserClaimsPrincipal.CooperativeId() ?? 0, HttpContext.RequestAborted);
        return View("/Features/LiveHosts/_Soon.cshtml", new ExpiringCertificates(soon, isOperator ? "/operator/hosts" : "/cooperative/hosts"));
    }
}

public sealed record ExpiringCertificates(IReadOnlyList<HostRow> Soon, string Path);
