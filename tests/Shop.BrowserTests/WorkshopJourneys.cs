using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>What moves in a workshop as one scrolls.</summary>
public class WorkshopJourneys(Chromium chromium)
{
    [Theory]
    [InlineData("/workshops/weiping")]
    [InlineData("/workshops/xiandu")]
    public async Task Drawings_move_with_the_scroll_by_style_alone_and_stand_still_for_who_asks_for_that(string workshop)
    {
        await using var visit = await Visit.Begin(chromium, scripts: false);
        await visit.Go(workshop);
        Assert.Empty(await Running(visit.Page));
        Assert.Single((await Along(visit.Page)).Distinct());

        await visit.Page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.NoPreference });
        var running = await Running(visit.Page);
        Assert.NotEmpty(running);
        // Nothing runs by the clock: who doesn't scroll sees a still picture.
        Assert.All(running, timeline => Assert.Equal("ViewTimeline", timeline));
        Assert.True((await Along(visit.Page)).Distinct().Count() > 2);
    }

    private static Task<string[]> Running(IPage page) => page.EvaluateAsync<string[]>("() => document.getAnimations().filter(a => a.effect.target.closest('.making, .threshold')).map(a => a.timeline.constructor.name)");

    // How the drawings lie at five places of the scroll through the steps.
    private static async Task<List<string>> Along(IPage page)
    {
        var found = new List<string>();
        for (var part = 0; part < 5; part++)
        {
            await page.EvaluateAsync("""
                part => {
                  const making = document.querySelector(".making");
                  scrollTo({ top: making.getBoundingClientRect().top + scrollY + making.offsetHeight * part / 5, behavior: "instant" });
                }
                """, part);
            // The picture is drawn after the scroll; without scripts no frame can be waited for.
            await page.ScreenshotAsync();
            found.Add(await page.EvaluateAsync<string>("""
                () => [...document.querySelectorAll(".making-picture img")].map(i => getComputedStyle(i)).map(s => `${s.transform} ${s.objectPosition}`).join("; ")
                """));
        }
        return found;
    }
}
