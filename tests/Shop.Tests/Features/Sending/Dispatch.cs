using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Sending;

/// <summary>What a cooperative does with parcels, in a word.</summary>
internal static class Dispatch
{
    public const string Weiping = "weiping@shop.test";

    /// <summary>A guest's order by cash on delivery; its number.</summary>
    public static async Task<string> Bought(this ShopApp shop, (string Sku, int Units)[] goods, params (string, string?)[] fields)
    {
        using var guest = shop.NewBrowser();
        foreach (var (sku, units) in goods)
        {
            Assert.Equal(HttpStatusCode.Redirect, (await guest.PutIn(sku, units)).Status);
        }
        return Buying.NumberOf(await guest.Order(Buying.NewKey(), fields));
    }

    /// <summary>The same, taken on by the cooperative of the jars: it is to be sent.</summary>
    public static async Task<string> ToSend(this ShopApp shop, Browser seller, (string Sku, int Units)[]? goods = null, params (string, string?)[] fields)
    {
        var number = await shop.Bought(goods ?? [(Buying.Jar, 3)], fields);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/parcels/{number}/confirmation")).Status);
        return number;
    }

    public static Task<Page> SendAll(this Browser seller, string number, string tracking = "SF1234567890") =>
        seller.PostOnly($"/cooperative/parcels/{number}/shipments", ("Carrier", "顺丰速运"), ("TrackingNumber", tracking));

    public static Task<OrderPart> PartOf(this ShopApp shop, string number, string cooperative = "weiping-sauce") => shop.Query(db => db.OrderParts.AsNoTracking().AsSplitQuery()
        .Include(p => p.Order).ThenInclude(o => o.Events).Include(p => p.Lines.OrderBy(l => l.Id)).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot)
        .Include(p => p.Shipments.OrderBy(s => s.Id)).ThenInclude(s => s.Lines).SingleAsync(p => p.Order.Number == number && p.Cooperative.Slug == cooperative));

    public static async Task<(HttpStatusCode Status, string? Type, byte[] Bytes)> File(this ShopApp shop, Browser browser, string path)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies, AllowAutoRedirect = false }) { BaseAddress = shop.Address };
        client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType, await answer.Content.ReadAsByteArrayAsync());
    }

    public static Task<Page> Upload(this Browser browser, string path, string field, byte[] file, string name, params (string Name, string Value)[] fields)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), field, name } };
        foreach (var (key, value) in fields)
        {
            content.Add(new StringContent(value), key);
        }
        return browser.Send(HttpMethod.Post, path, content);
    }
}
