using System.Net;

namespace Shop.Tests.Features.Account;

public class AddressesTests
{
    private static readonly (string Name, string? Value)[] Good =
        [("Name", "阿椒"), ("Phone", "139 1234 5678"), ("Province", "浙江省"), ("City", "杭州市"), ("District", "淳安县"), ("Street", "威坪镇一号")];

    [Theory, OnBothDatabases]
    public async Task Addresses_are_kept_changed_preferred_and_removed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = await shop.SignedIn("shopper@shop.test");
        await browser.Post("/account/addresses", Good);
        var page = await browser.Post("/account/addresses", [.. Good[..^1], ("Street", "仙都二号")]);
        Assert.Equal(2, page.All(".address").Count);
        var ids = await shop.Query(db => db.SavedAddresses.OrderBy(a => a.Id).Select(a => new { a.Id, a.IsDefault, a.Address.Phone }).ToListAsync());
        Assert.Equal([true, false], ids.Select(a => a.IsDefault));
        Assert.Equal("+8613912345678", ids[0].Phone);

        page = await browser.Get($"/account/addresses/{ids[1].Id}");
        Assert.Equal("浙江省", ((AngleSharp.Html.Dom.IHtmlSelectElement)page.One("#Province")).Value);
        await browser.Submit(page, "form.form", ("Street", "仙都三号"));
        page = await browser.Post($"/account/addresses/{ids[1].Id}/default");
        Assert.Contains("仙都三号", page.All(".address")[0].TextContent, StringComparison.Ordinal);
        page = await browser.Post($"/account/addresses/{ids[0].Id}/removal");
        Assert.Single(page.All(".address"));
    }

    [Theory, OnBothDatabases]
    public async Task Another_persons_address_is_not_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using (var owner = await shop.SignedIn("shopper@shop.test"))
        {
            await owner.Post("/account/addresses", Good);
        }
        var id = await shop.Query(db => db.SavedAddresses.Select(a => a.Id).SingleAsync());
        using var other = await shop.SignedIn("weiping@shop.test");
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"/account/addresses/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/account/addresses/{id}", Good)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/account/addresses/{id}/default")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"/account/addresses/{id}/removal")).Status);
        Assert.Equal(1, await shop.Query(db => db.SavedAddresses.CountAsync()));
    }

    [Theory]
    [InlineData("Name", "")]
    [InlineData("Phone", "12345")]
    [InlineData("Province", "台湾省")]
    [InlineData("Province", "绍兴")]
    [InlineData("City", "")]
    [InlineData("District", "")]
    [InlineData("Street", "a\u0007b")]
    public async Task A_wrong_field_is_told_at_the_field_and_the_rest_is_kept(string field, string value)
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        using var browser = await shop.SignedIn("shopper@shop.test");
        var page = await browser.PostOnly("/account/addresses", [.. Good.Where(f => f.Name != field), (field, value)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotEmpty(page.One($"#{field}-error").TextContent);
        Assert.Equal(field == "City" ? "淳安县" : "杭州市", page.One(field == "City" ? "#District" : "#City").GetAttribute("value"));
        Assert.Equal(0, await shop.Query(db => db.SavedAddresses.CountAsync()));
    }
}
