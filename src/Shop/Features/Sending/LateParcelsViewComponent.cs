using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Sending;

/// <summary>On a desk's first page: parcels that should have left, of the cooperative that looks, or of all when the operator does.</summary>
public sealed class LateParcelsViewComponent(ReadParcels read) : ViewComponent
{
    private const int Most = 5;

    public async Task<IViewComponentResult> InvokeAsync()
    {
        var isOperator = UserClaimsPrincipal.IsInRole(Roles.Operator);
        var (first, all) = await read.Late(Most, isOperator ? null : UserClaimsPrincipal.CooperativeId() ?? 0, HttpContext.RequestAborted);
        return View("/Features/Sending/_Late.cshtml", new LateParcels(first, all, isOperator));
    }
}

public sealed record LateParcels(IReadOnlyList<LateParcel> First, int All, bool ForOperator)
{
    public string Address(LateParcel parcel) => ForOperator ? $"/operator/orders/{parcel.Number}" : $"/cooperative/parcels/{parcel.Number}";
}
