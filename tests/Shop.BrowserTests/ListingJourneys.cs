using System.Globalization;
using Microsoft.Playwright;
using Shop.Tests.Features.Listings;

namespace Shop.BrowserTests;

/// <summary>A member of a cooperative lists a food on a phone; an operator looks at it; a shopper buys it.</summary>
public class ListingJourneys(Chromium chromium)
{
    /// <summary>
    /// From the list of what they sell to handed in: 7 taps (sell something new, the photo, save, the label, the day, save, hand in), 12 fields
    /// typed with 54 characters, one photo, one day; nothing else has to be chosen, because the rest of the label is what the cooperative's other foods say.
    /// </summary>
    private static readonly (string Field, string Typed)[] First = [("Name", "晒酱萝卜"), ("Price", "19.9"), ("Stock", "60")];

    private static readonly (string Field, string Typed)[] Label =
        [("Ingredients", "白萝卜、黄豆酱、食用盐"), ("NetContent", "250 克"), ("ShelfLifeDays", "180"), ("Standard", "Q/WJF 0011S"), ("Energy", "210"), ("Protein", "1.8"), ("Fat", "0.4"), ("Carbohydrate", "9"), ("Sodium", "1900")];

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_food_is_listed_on_a_phone_from_an_empty_form_reviewed_and_bought(bool scripts)
    {
        await using var visit = await Visit.Begin(chromium, width: 390, scripts: scripts);
        var page = visit.Page;
        await visit.SignIn(Drafting.Weiping);
        await visit.Go("/cooperative/products");
        await page.GetByRole(AriaRole.Link, new() { Name = "卖一样新的" }).ClickAsync();
        await page.SetInputFilesAsync("#Photo", new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = Drafting.Photo(600) });
        await Type(page, First);
        await page.GetByRole(AriaRole.Button, new() { Name = "存下来" }).ClickAsync();

        await page.Arrive("**/cooperative/products/drafts/*");
        await Assertions.Expect(page.Locator(".listing-missing li")).ToHaveCountAsync(15);
        await page.Locator(".listing-steps a", new() { HasText = "标签上的字" }).ClickAsync();
        await Type(page, Label);
        await page.FillAsync("#MadeOn", visit.Shop.Service<ShopClock>().Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "存好" }).ClickAsync();

        await Assertions.Expect(page.Locator(".listing-missing")).ToHaveCountAsync(0);
        await page.GetByRole(AriaRole.Button, new() { Name = "交给店里看" }).ClickAsync();
        await Assertions.Expect(page.Locator(".listing-head .state")).ToHaveTextAsync("等店里看");

        await visit.Context.ClearCookiesAsync();
        await visit.SignIn(Drafting.Operator);
        await visit.Go("/operator/listings");
        await page.GetByRole(AriaRole.Link, new() { Name = "晒酱萝卜" }).ClickAsync();
        await Assertions.Expect(page.Locator(".review-table")).ToContainTextAsync("白萝卜、黄豆酱、食用盐");
        await Assertions.Expect(page.Locator(".review-pictures img")).ToHaveCountAsync(1);
        await page.Locator("form[action$='/approval'] button").ClickAsync();
        await page.Arrive("**/operator/listings");

        await visit.Context.ClearCookiesAsync();
        await visit.Go("/products?q=%E6%99%92%E9%85%B1%E8%90%9D%E5%8D%9C");
        await page.Locator(".card a", new() { HasText = "晒酱萝卜" }).ClickAsync();
        await Assertions.Expect(page.Locator(".facts-nutrition")).ToContainTextAsync("210 kJ");
        await page.Locator("form[action='/basket/items'] button").ClickAsync();
        await page.Arrive("**/basket");
        await Assertions.Expect(page.Locator(".line-name")).ToContainTextAsync("晒酱萝卜");
        Assert.Empty(visit.Complaints);
    }

    private static async Task Type(IPage page, (string Field, string Typed)[] fields)
    {
        foreach (var (field, typed) in fields)
        {
            await page.Locator($"#{field}").PressSequentiallyAsync(typed);
        }
    }
}
