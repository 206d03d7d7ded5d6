using System.Globalization;
using Shop.Features.LiveOffers;
using Shop.Tests.Features.Account;

namespace Shop.BrowserTests;

/// <summary>What a livestream's offer answers to a shopper without scripts, and the basket and checkout with what was taken: each as axe, the Nu HTML checker and a narrow window see it.</summary>
public class LiveAnswerJourneys(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN")]
    [InlineData("en")]
    public async Task Every_answer_of_a_live_offer_is_a_page_without_a_fault(string culture)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, settings: PagesJourneys.Unlimited);
        var shop = visit.Shop;
        var (open, gone, closed) = (await Offer(shop, "open", "classic-chilli-sauce", 5), await Offer(shop, "gone", "garlic-chilli-sauce", 1), await Offer(shop, "closed", "shiitake-chilli-sauce", 1, end: true));
        using (var faster = await shop.SignedIn("xiandu@shop.test"))
        {
            await faster.PostOnly($"{gone}/purchases", ("quantity", "1"), ("Key", "k"));
        }
        await visit.SignIn("shopper@shop.test");
        var folder = Directory.CreateDirectory(Path.Combine(shop.Folder, "answers")).FullName;
        var (found, pages) = (new List<string>(), new List<string>());
        foreach (var (path, form, status) in new (string, string?, int)[]
        {
            ($"{open}/purchases", "quantity=many&Key=k0", 422),
            ($"{open}/purchases", "quantity=1&Key=k1", 201),
            ($"{open}/purchases", "quantity=2&Key=k2", 409),
            ($"{gone}/purchases", "quantity=1&Key=k3", 409),
            ($"{gone}/waiting", "a=b", 200),
            ($"{closed}/purchases", "quantity=1&Key=k4", 409),
            ("/basket", null, 200),
            ("/checkout", null, 200),
        })
        {
            var heard = visit.Complaints.Count;
            var answer = form is null ? (await visit.Go(path))! : await PagesJourneys.Send(visit, path, form);
            await File.WriteAllTextAsync(Path.Combine(folder, $"{pages.Count}.html"), await answer.TextAsync());
            pages.Add($"{path} {form}");
            string[] faults = [.. answer.Status == status ? Array.Empty<string>() : [$"answers {answer.Status}"], .. await PagesJourneys.Looks(visit.Page, [1440, 390]), .. visit.Complaints.Skip(heard)];
            found.AddRange(faults.Select(f => $"{path} {form}: {f}"));
        }
        await visit.Go("/basket");
        Assert.Equal(1, await visit.Page.Locator(".line-live").CountAsync());
        if (PagesJourneys.Checker is not null)
        {
            found.AddRange((await PagesJourneys.Check(folder, pages.Count)).Select(m => $"{pages[m.Page]}: {m.Text}"));
        }
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    // The address of an offer of its own livestream; at most two each.
    private static async Task<string> Offer(ShopApp shop, string slug, string product, int units, bool end = false)
    {
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5), slug, product);
        var offer = await SampleLivestream.Offer(shop, livestream, units);
        if (end)
        {
            await shop.Do<EndOffers>(e => e.One(offer.Id, "test"));
        }
        return string.Create(CultureInfo.InvariantCulture, $"/livestreams/{slug}/offers/{offer.Id}");
    }
}
