using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Account;

/// <summary>What an account sees of itself first, and its orders.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class AccountController(ShopDb db) : Controller
{
    private const int PageSize = 20;

    [HttpGet("/account")]
    public async Task<IActionResult> Overview()
    {
        var id = User.UserId();
        var page = await db.Users.AsNoTracking().Where(u => u.Id == id).Select(u => new OverviewPage(
            u.DisplayName, u.Email!, u.PasswordHash != null,
            db.Orders.Count(o => o.UserId == id),
            db.SavedAddresses.Count(a => a.UserId == id),
            db.UserPasskeys.Count(p => p.UserId == id))).SingleAsync();
        return View("Overview", page with { Latest = await Orders(id).Take(3).ToListAsync() });
    }

    [HttpGet("/account/orders")]
    public async Task<IActionResult> MyOrders(int page = 1)
    {
        var id = User.UserId();
        page = Math.Clamp(page, 1, 10_000);
        var found = await Orders(id).Skip((page - 1) * PageSize).Take(PageSize + 1).ToListAsync();
        return View("Orders", new OrdersPage([.. found.Take(PageSize)], page, found.Count > PageSize));
    }

    private IQueryable<MyOrder> Orders(string? id) => db.Orders.AsNoTracking().AsSplitQuery().Where(o => o.UserId == id).OrderByDescending(o => o.PlacedAt).ThenByDescending(o => o.Id)
        .Select(o => new MyOrder(o.Number, o.PlacedAt, o.State, o.TotalFen, o.Parts.SelectMany(p => p.Lines).OrderBy(l => l.Id).Select(l => new MyLine(
            l.Name, l.Part.State == PartState.Cancelled || l.Part.State == PartState.Refused, l.Lots.Where(x => x.Units > x.Returned).Select(x => x.Lot.Code).ToList())).ToList()));
}

public sealed record OverviewPage(string Name, string Email, bool HasPassword, int Orders, int Addresses, int Passkeys)
{
    public IReadOnlyList<MyOrder> Latest { get; init; } = [];
}

public sealed record OrdersPage(IReadOnlyList<MyOrder> Orders, int Page, bool HasMore);

/// <summary>An order in a list.</summary>
public sealed record MyOrder(string Number, DateTime PlacedAt, OrderState State, long TotalFen, List<MyLine> Goods);

/// <param name="Allotted">Codes of the lots that were meant for it.</param>
public sealed record MyLine(Text Name, bool IsCancelled, List<string> Allotted)
{
    /// <summary>Codes of the lots that it comes from.</summary>
    public IEnumerable<string> Lots => IsCancelled ? [] : Allotted.Order(StringComparer.Ordinal);
}
