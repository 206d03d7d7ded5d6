using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.House;

public class CooperativesTests
{
    private const string Address = "/operator/cooperatives/weiping-sauce";

    [Theory, OnBothDatabases]
    public async Task The_list_tells_what_each_has_to_send_in_the_same_queries_for_one_order_or_three(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, change: count.Add);
        using var boss = await shop.SignedIn("operator@shop.test");
        var before = await boss.Get("/operator/cooperatives");
        Assert.Equal(await shop.Query(db => db.Cooperatives.CountAsync()), before.All("tbody tr").Count);
        var (_, none) = await ToSend(boss, count);
        using var guest = shop.NewBrowser();
        for (var i = 0; i < 3; i++)
        {
            await guest.PutIn(Buying.Jar, 1);
            await guest.Order(Buying.NewKey());
        }
        var (parcels, queries) = await ToSend(boss, count);
        Assert.Equal(("3", none), (parcels, queries));
    }

    [Theory, OnBothDatabases]
    public async Task Its_page_shows_its_own_orders_and_members_and_nobody_elses(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar, 1);
        var number = Buying.NumberOf(await guest.Order(Buying.NewKey()));
        using var boss = await shop.SignedIn("operator@shop.test");
        var own = await boss.Get(Address);
        Assert.Contains($"/operator/orders/{number}", own.Body, StringComparison.Ordinal);
        Assert.Contains("weiping@shop.test", own.One("section[aria-labelledby=members]").TextContent, StringComparison.Ordinal);
        var slug = await shop.Query(db => db.Cooperatives.Where(c => c.Slug != "weiping-sauce").Select(c => c.Slug).FirstAsync());
        Assert.DoesNotContain(number, (await boss.Get($"/operator/cooperatives/{slug}")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get("/operator/cooperatives/nobody")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_an_operator_changes_is_kept_audited_and_seen_on_a_page_that_was_cached(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var product = await shop.Query(db => db.Variants.Where(v => v.Sku == Buying.Jar).Select(v => v.Product.Slug).SingleAsync());
        using var guest = shop.NewBrowser();
        Assert.DoesNotContain("新名字合作社", (await guest.Get($"/products/{product}")).Body, StringComparison.Ordinal);
        using var boss = await shop.SignedIn("operator@shop.test");
        var kept = await boss.PostOnly(Address, ("Name", "新名字合作社"), ("NameEn", "New Name"), ("About", "做酱"), ("Place", "乐清"), ("Email", "new@example.test"), ("Phone", "138 0013 8000"),
            ("Fee", "8.50"), ("FreeFrom", ""), ("Exceptions[0].Province", "650000"), ("Exceptions[0].Fee", ""), ("Exceptions[1].Province", "540000"), ("Exceptions[1].Fee", "30"), ("Exceptions[2].Province", ""), ("Exceptions[2].Fee", ""));
        Assert.Equal(HttpStatusCode.Redirect, kept.Status);
        var cooperative = await shop.Query(db => db.Cooperatives.Include(c => c.DeliveryExceptions).SingleAsync(c => c.Slug == "weiping-sauce"));
        Assert.Equal((new Text("新名字合作社", "New Name"), "+8613800138000", 850L, null), (cooperative.Name, cooperative.Phone, cooperative.DeliveryFeeFen, cooperative.FreeDeliveryFromFen));
        Assert.Equal([("540000", 3000L), ("650000", null)], cooperative.DeliveryExceptions.OrderBy(e => e.ProvinceCode).Select(e => (e.ProvinceCode, e.FeeFen)));
        Assert.Contains("新名字合作社", (await guest.Get($"/products/{product}")).Body, StringComparison.Ordinal);
        var audit = await shop.Query(db => db.AuditEntries.Where(a => a.Kind == nameof(Cooperative)).ToListAsync());
        Assert.Contains(audit, a => a.Reference == "weiping-sauce" && a.Changes.Contains("新名字合作社", StringComparison.Ordinal));
        Assert.DoesNotContain(audit, a => a.Changes.Contains("13800138000", StringComparison.Ordinal) || a.Changes.Contains("new@example.test", StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task What_cant_be_is_refused_at_the_field_and_what_was_typed_stays(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        (string, string?)[] good = [("Name", "好名字"), ("Email", "a@example.test"), ("Fee", "8")];
        foreach (var (field, error, wrong) in new (string, string, (string, string?)[])[]
        {
            ("#Name", "#Name-error", [("Name", "")]), ("#Email", "#Email-error", [("Email", "nowhere")]), ("#Phone", "#Phone-error", [("Phone", "12")]), ("#Fee", "#Fee-error", [("Fee", "-1")]), ("#FreeFrom", "#FreeFrom-error", [("FreeFrom", "1.234")]),
            ("#e-1", "#e-1-error", [("Exceptions[0].Province", "650000"), ("Exceptions[1].Province", "650000")]), ("#ef-0", "#ef-0-error", [("Exceptions[0].Province", "650000"), ("Exceptions[0].Fee", "much")]),
        })
        {
            var page = await boss.PostOnly(Address, [.. good.Where(g => g.Item1 != wrong[0].Item1), .. wrong]);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotEmpty(page.One(error).TextContent);
            Assert.Equal("true", page.One(field).GetAttribute("aria-invalid"));
            Assert.Equal("8", field == "#Fee" ? "8" : page.One("#Fee").GetAttribute("value"));
        }
        Assert.NotEqual("好名字", await shop.Query(db => db.Cooperatives.Where(c => c.Slug == "weiping-sauce").Select(c => c.Name.Zh).SingleAsync()));
    }

    private static async Task<(string Parcels, int Queries)> ToSend(Browser boss, QueryCount count)
    {
        var parcels = "";
        var queries = await count.During(async () => parcels = (await boss.Get("/operator/cooperatives")).One($"tr:has(a[href='{Address}']) td:nth-of-type(3)").TextContent);
        return (parcels, queries.Count(q => q.Contains("\"Cooperatives\"", StringComparison.Ordinal) || q.Contains("\"OrderParts\"", StringComparison.Ordinal) || q.Contains("\"Postings\"", StringComparison.Ordinal)));
    }
}
