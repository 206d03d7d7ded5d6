using System.Net;

namespace Shop.Tests.Features.Reviews;

/// <summary>What tests about reviews do again and again.</summary>
internal static class Reviewing
{
    public const string Sauce = "/products/classic-chilli-sauce";

    /// <summary>An order of one unit that has arrived and was paid at the door.</summary>
    /// <param name="email">Of the account that placed it; null: a guest.</param>
    /// <param name="change">What is different about it.</param>
    public static Task<Order> Arrived(this ShopApp shop, string sku, string? email = null, Action<Order>? change = null) => shop.Query(async db =>
    {
        var order = await SampleOrder.Add(db, email, PartState.Delivered, sku);
        order.Number = OrderNumber.New();
        (order.PaidAt, order.Parts[0].CollectedAt, order.Parts[0].CollectedFen) = (order.PlacedAt, order.PlacedAt, order.Parts[0].GoodsFen);
        change?.Invoke(order);
        await db.SaveChangesAsync();
        return order;
    });

    /// <summary>The address of the review of its only line, with the key of the order's link.</summary>
    public static string Form(this ShopApp shop, Order order) => $"/orders/{order.Number}/reviews/{order.Lines.First().Id}?key={shop.Service<Secrets>().OrderKey(order.Number)}";

    public static Task<Page> Say(this Browser browser, string form, int stars, string words = "", params (string, string?)[] more) => browser.PostOnly(form, [("Stars", $"{stars}"), ("Words", words), .. more]);

    /// <summary>Somebody else bought it and says so.</summary>
    public static async Task<Review> Reviewed(this ShopApp shop, string sku, int stars, string words = "", Action<Order>? change = null)
    {
        var order = await shop.Arrived(sku, change: change);
        using var guest = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(shop.Form(order), stars, words)).Status);
        return await shop.ReviewOf(order);
    }

    public static Task<Review> ReviewOf(this ShopApp shop, Order order) => shop.Query(db => db.Reviews.AsNoTracking().Include(r => r.Versions.OrderBy(v => v.Number)).Include(r => r.Photos.OrderBy(p => p.Position)).ThenInclude(p => p.Picture).Include(r => r.Events.OrderBy(e => e.Id)).SingleAsync(r => r.Line.Part.OrderId == order.Id));

    /// <summary>A picture that nobody else has.</summary>
    public static byte[] Photo(int width) => NetVips.Image.Gaussnoise(width, 30, mean: 128, sigma: 40, seed: Random.Shared.Next()).Cast(NetVips.Enums.BandFormat.Uchar).PngsaveBuffer();

    /// <summary>A picture folder that only this shop has; the goods' own pictures aren't in it.</summary>
    public static string OwnPictures(this ShopApp shop)
    {
        var folder = Path.Combine(shop.Folder, "pictures");
        Directory.Delete(folder, recursive: true);
        return Directory.CreateDirectory(folder).FullName;
    }

    public static Task<Page> Show(this Browser browser, string form, int stars, byte[][] photos, params (string Name, string Value)[] more)
    {
        var content = new MultipartFormDataContent { { new StringContent($"{stars}"), "Stars" } };
        for (var i = 0; i < photos.Length; i++)
        {
            content.Add(new ByteArrayContent(photos[i]), "Photos", $"{i}.png");
        }
        foreach (var (name, value) in more)
        {
            content.Add(new StringContent(value), name);
        }
        return browser.Send(HttpMethod.Post, form, content);
    }
}
