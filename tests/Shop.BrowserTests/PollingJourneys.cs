using Microsoft.Playwright;
using Shop.Features.LiveRoom;
using Shop.Tests.Features.Account;

namespace Shop.BrowserTests;

/// <summary>Viewers whose network lets no stream of events through: the page asks again and again instead.</summary>
public class PollingJourneys(Chromium chromium)
{
    [Fact]
    public async Task Where_no_stream_gets_through_pins_offers_stock_chat_and_the_end_still_arrive()
    {
        await using var visit = await Visit.Begin(chromium, width: 390);
        var livestream = await SampleLivestream.Add(visit.Shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var address = $"/livestreams/{livestream.Slug}";
        var (pages, streams) = (new List<IPage>(), 0);
        foreach (var hinder in new Func<IPage, Task>[]
        {
            // Refused by something on the way, cut off again and again, swallowed, and a browser that knows no such thing.
            p => p.RouteAsync("**/events?*", r => r.FulfillAsync(new() { Status = 503 })),
            p => p.RouteAsync("**/events?*", r => r.AbortAsync()),
            p => p.RouteAsync("**/events?*", _ => Task.CompletedTask),
            p => p.AddInitScriptAsync("delete window.EventSource"),
        })
        {
            var page = await visit.Context.NewPageAsync();
            page.Response += (_, answer) => streams += answer.Ok && answer.Url.Contains("/events?", StringComparison.Ordinal) ? 1 : 0;
            await hinder(page);
            await page.GotoAsync(address);
            await Assertions.Expect(page.Locator("[data-none]")).ToBeVisibleAsync();
            pages.Add(page);
        }

        await visit.Shop.Do<RunLivestream>(run => run.Pin(livestream.Id, livestream.Rundown[0].Id, "test"));
        var offer = await SampleLivestream.Offer(visit.Shop, livestream, units: 5);
        await All("[data-now] h3", "威坪辣酱");
        await All("[data-now] [data-left-words]", "直播价还剩 5 份");
        using (var shopper = await visit.Shop.SignedIn("shopper@shop.test"))
        {
            await shopper.PostOnly($"{address}/offers/{offer.Id}/purchases", ("quantity", "2"), ("Key", "k"));
            await shopper.PostOnly($"{address}/messages", ("Text", "抢到了"));
        }
        await All("[data-now] [data-left-words]", "直播价还剩 3 份");
        await All("[data-chat]", "抢到了");
        await visit.Shop.Do<RunLivestream>(run => run.End(livestream.Id, "test"));
        foreach (var page in pages)
        {
            await Assertions.Expect(page.Locator("[data-changed]")).ToBeVisibleAsync();
        }
        Assert.Equal(0, streams);

        async Task All(string where, string says)
        {
            foreach (var page in pages)
            {
                await Assertions.Expect(page.Locator(where)).ToContainTextAsync(says);
            }
        }
    }
}
