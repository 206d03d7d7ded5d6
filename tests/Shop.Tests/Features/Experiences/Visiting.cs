using Shop.Features.Experiences;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Experiences;

/// <summary>What visitors do, in a word.</summary>
internal static class Visiting
{
    public const string Sauce = "sauce-making-hour";
    public const string Stay = "in-cloud-and-mist";

    public static Task<Page> Book(this Browser browser, string slug, string session, params (string Name, string? Value)[] fields) =>
        browser.PostOnly($"/experiences/{slug}/bookings", [("session", session), ("Key", Buying.NewKey()), .. fields]);

    /// <summary>The first sessions that are ahead.</summary>
    public static Task<List<Session>> Sessions(this ShopApp shop, string slug) => shop.Query(db =>
    {
        var now = shop.Service<ShopClock>().Now;
        return db.Sessions.AsNoTracking().Where(s => s.Experience.Product.Slug == slug && s.StartsAt > now).OrderBy(s => s.StartsAt).ThenBy(s => s.RuleId).Include(s => s.StockItem).ToListAsync();
    });

    /// <summary>Orders what lies in the basket as somebody does who needs no address.</summary>
    public static Task<Page> OrderVisit(this Browser browser, string payment = "cod", string? phone = "13800138000", string? email = null) => browser.PostOnly("/checkout",
        [("Name", "方小椒"), ("Phone", phone ?? ""), ("Email", email ?? ""), ("Payment", payment), ("Key", Buying.NewKey())]);

    /// <summary>Somebody who is signed in.</summary>
    public static async Task<Browser> Member(this ShopApp shop, string email)
    {
        var browser = shop.NewBrowser();
        await browser.Post("/account/sign-in", ("Email", email), ("Password", "Front-Shop-2019"));
        return browser;
    }
}
