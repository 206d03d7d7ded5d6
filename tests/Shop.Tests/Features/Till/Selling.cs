using System.Net;
using Shop.Features.Repurchase;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Till;

/// <summary>What is done at a counter, in a word.</summary>
internal static class Selling
{
    public const string Till = "/cooperative/till";

    /// <summary>Presses a button of the payment page that these goods lead to.</summary>
    /// <param name="lines">As in the till's address: "WJF-CLS-MILD*2".</param>
    public static async Task<Page> SellOnly(this Browser seller, string[] lines, string tender = "exact", params (string, string?)[] fields)
    {
        var page = await seller.Get($"{Till}/payment?{string.Join('&', lines.Select(l => "line=" + Uri.EscapeDataString(l)))}");
        return await seller.Submit(page, "#tender", follow: false, [("Tender", tender), .. fields]);
    }

    /// <summary>The number of what was sold.</summary>
    public static async Task<string> Sell(this Browser seller, string[] lines, string tender = "exact", params (string, string?)[] fields)
    {
        var answer = await seller.SellOnly(lines, tender, fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return answer.Location!.AbsolutePath.Split('/')[^1];
    }

    /// <summary>The order behind a receipt.</summary>
    public static Task<Order> Sale(this ShopApp shop, string number) => shop.Query(db => db.Orders.AsNoTracking().AsSplitQuery()
        .Include(o => o.Parts).ThenInclude(p => p.Lines.OrderBy(l => l.Id)).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot).Include(o => o.Events).Include(o => o.Refunds).SingleAsync(o => o.Number == number));

    /// <summary>Takes units of each line back, as the receipt's form does.</summary>
    public static async Task<Page> TakeBack(this Browser seller, string number, int[] units, string reason = "买错了", bool isBroken = false)
    {
        var page = await seller.Get($"{Till}/sales/{number}");
        return await seller.Submit(page, "form[action$='/refund']", follow: false, [.. page.All("[name^=Units]").Select((field, i) => (field.GetAttribute("name")!, (string?)$"{units[i]}")), ("Reason", reason), ("IsBroken", isBroken ? "true" : "false")]);
    }

    /// <summary>Fails unless stock, money and purchase history all agree with the orders.</summary>
    public static async Task AssertAllAgrees(this ShopApp shop)
    {
        await shop.AssertStockReconciles();
        await shop.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    /// <summary>What the purchase history has of a sale.</summary>
    public static async Task<PastOrder> Past(this ShopApp shop, string number)
    {
        await shop.Do<CopyOrders>(c => c.Run());
        return await shop.Query(db => db.PastOrders.AsNoTracking().Include(p => p.Lines).Include(p => p.Identifiers).SingleAsync(p => p.Number == number));
    }
}
