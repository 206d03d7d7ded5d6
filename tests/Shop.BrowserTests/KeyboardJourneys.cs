using Microsoft.Playwright;

namespace Shop.BrowserTests;

/// <summary>Somebody who has no mouse: Tab, Enter, arrows and letters, nothing else.</summary>
public class KeyboardJourneys(Chromium chromium)
{
    [Theory]
    [InlineData("zh-CN", 390)]
    [InlineData("en", 1440)]
    public async Task From_the_front_door_to_a_placed_order_by_keys_alone(string culture, int width)
    {
        await using var visit = await Visit.Begin(chromium, culture: culture, width: width);
        var keys = visit.Page.Keyboard;
        await visit.Go("/");
        await keys.PressAsync("Tab");
        Assert.True(await IsOn(visit, "a.skip"), "The first stop leads past the header");
        await keys.PressAsync("Enter");
        await TabTo(visit, "a.hero-tag");
        await keys.PressAsync("Enter");
        await visit.Page.Arrive("**/products/*");

        await TabTo(visit, "form.buy [name=sku]");
        await keys.PressAsync("ArrowDown");
        await TabTo(visit, "form.buy [name=quantity]");
        await keys.TypeAsync("2");
        await TabTo(visit, "form.buy button");
        await keys.PressAsync("Enter");
        await visit.Page.Arrive("**/basket");
        await TabTo(visit, "a[href='/checkout']");
        await keys.PressAsync("Enter");
        await visit.Page.Arrive("**/checkout");

        await Type(visit, "Name", "测试顾客");
        await Type(visit, "Phone", "13800138000");
        await TabTo(visit, "#Province");
        for (var i = 0; i < 40 && !await IsOn(visit, "#Province:has(option[value='浙江省']:checked)"); i++)
        {
            await keys.PressAsync("ArrowDown");
        }
        await Type(visit, "City", "杭州市");
        await Type(visit, "District", "淳安县");
        await Type(visit, "Street", "示例路 1 号");
        await TabTo(visit, "[name=Payment]");
        await keys.PressAsync("ArrowDown");
        Assert.True(await IsOn(visit, "[name=Payment][value=cod]:checked"));
        await TabTo(visit, ".total-bar button");
        await keys.PressAsync("Enter");
        await visit.Page.Arrive("**/orders/*");

        var order = await visit.Shop.Query(db => db.Orders.Include(o => o.Parts).ThenInclude(p => p.Lines).SingleAsync());
        Assert.Equal((await visit.OrderNumber(), OrderState.Placed, "330000"), (order.Number, order.State, order.Address.ProvinceCode));
        Assert.Equal(("WJF-CLS-HOT", 2), (order.Lines.Single().Sku, order.Lines.Single().Quantity));
        Assert.Empty(visit.Complaints);
    }

    [Fact]
    public async Task A_refused_form_is_opened_at_the_first_thing_that_is_wrong_also_the_second_time()
    {
        await using var visit = await Visit.Begin(chromium, width: 390);
        await visit.FillBasket();
        await visit.Go("/checkout");
        await visit.Page.FillAsync("#Phone", "12");
        await Send("#Name");
        await visit.Page.FillAsync("#Name", "测试顾客");
        await Send("#Phone");
        Assert.Equal(("测试顾客", "12"), (await visit.Page.InputValueAsync("#Name"), await visit.Page.InputValueAsync("#Phone")));

        async Task Send(string first)
        {
            await visit.Page.RunAndWaitForResponseAsync(() => visit.Page.Locator(".total-bar button").ClickAsync(), answer => answer.Status == 422);
            await Assertions.Expect(visit.Page.Locator(first)).ToBeFocusedAsync();
            Assert.True(await visit.Page.Locator(first).EvaluateAsync<bool>("e => { const r = e.getBoundingClientRect(); return r.top > 0 && e === document.elementFromPoint(r.left + 5, r.top + r.height / 2); }"), "It is seen");
        }
    }

    private static async Task Type(Visit visit, string field, string text)
    {
        await TabTo(visit, $"#{field}");
        await visit.Page.Keyboard.InsertTextAsync(text);
    }

    // Every stop on the way has to be seen: it lies in the window and is marked.
    private static async Task TabTo(Visit visit, string selector)
    {
        for (var i = 0; i < 60; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var fault = await visit.Page.EvaluateAsync<string?>(
                """
                () => {
                  const at = document.activeElement;
                  if (at === document.body) return null;
                  const shown = at.matches("input[type=radio]") && at.labels.length > 0 ? at.labels[0] : at;
                  const box = shown.getBoundingClientRect();
                  const marked = [at, shown].some(e => getComputedStyle(e).outlineStyle !== "none" || getComputedStyle(e).boxShadow !== "none");
                  const inside = box.width > 0 && box.height > 0 && box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
                  return marked && inside ? null : `${at.outerHTML.slice(0, 200)}: marked ${marked}, in the window ${inside}`;
                }
                """);
            Assert.True(fault is null, fault);
            if (await IsOn(visit, selector))
            {
                return;
            }
        }
        Assert.Fail($"{visit.Page.Url}: sixty tabs don't reach {selector}");
    }

    private static Task<bool> IsOn(Visit visit, string selector) => visit.Page.EvaluateAsync<bool>("s => document.activeElement.matches(s)", selector);
}
