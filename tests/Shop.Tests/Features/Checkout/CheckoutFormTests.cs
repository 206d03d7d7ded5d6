using System.Net;

namespace Shop.Tests.Features.Checkout;

public class CheckoutFormTests
{
    [Theory, OnBothDatabases]
    public async Task A_refused_form_says_why_at_the_field_and_keeps_what_was_typed_in_both_languages(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        foreach (var culture in new[] { "zh-CN", "en" })
        {
            using var visitor = shop.NewBrowser(culture);
            await visitor.PutIn(Buying.Jar);
            foreach (var (field, typed, zh, en) in new[]
            {
                ("Name", "", "请写收件人", "recipient"), ("Name", new string('王', 61), "最多 60", "at most 60"), ("Name", "a\u0001b", "认不出", "can’t read"),
                ("Phone", "", "请写手机号", "mobile number"), ("Phone", "12345678901", "打不通", "can’t be called"), ("Phone", "abc", "打不通", "can’t be called"), ("Phone", "1380013800", "打不通", "can’t be called"),
                ("Email", "nobody", "邮箱写错了", "isn’t complete"), ("Email", "a b@c", "邮箱写错了", "isn’t complete"),
                ("Province", "", "请选择省份", "choose a province"), ("Province", "火星省", "没有这个省份", "no such province"), ("Province", "香港特别行政区", "只寄大陆", "mainland addresses only"),
                ("City", "", "请写城市", "city"), ("District", "", "请写区县", "district"), ("Street", "", "请写街道", "street"), ("Street", new string('路', 161), "最多 160", "at most 160"),
                ("Note", new string('长', 501), "最多 500", "at most 500"), ("InvoiceKind", "nobody", "发票", "invoice"),
            })
            {
                var refused = await visitor.Order(Buying.NewKey(), (field, typed));
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                Assert.Contains(culture == "en" ? en : zh, refused.One($"#{field}-error").TextContent, StringComparison.Ordinal);
                var kept = refused.Document.QuerySelector(field == "Province" ? "#Province option[selected]" : $"#{field}");
                Assert.True(kept is null || typed.Contains('\u0001', StringComparison.Ordinal) || typed.Length == 0 || (kept.GetAttribute("value") ?? kept.TextContent).Contains(typed, StringComparison.Ordinal), field);
                Assert.Equal("杭州市", field == "City" ? "杭州市" : refused.One("#City").GetAttribute("value"));
            }
            foreach (var (changed, at) in new[]
            {
                (("Payment", "gold"), "#Payment-error"), (("Key", ""), "[role=alert]"), (("Key", "x'y"), "[role=alert]"), (("Key", new string('k', 65)), "[role=alert]"),
            })
            {
                var refused = await visitor.Order(Buying.NewKey(), changed);
                Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
                Assert.NotNull(refused.One(at));
                Assert.Matches("^[0-9a-f]{32}$", refused.One("input[name=Key]").GetAttribute("value"));
            }
            // What a field knows by itself and what the form as a whole says come together, not one after the other.
            var several = await visitor.Order(Buying.NewKey(), ("City", ""), ("Phone", "12"), ("Email", "x"));
            Assert.Equal(["Phone-error", "Email-error", "City-error"], several.All("[id$=-error]").Select(e => e.Id));
            var invoice = await visitor.Order(Buying.NewKey(), ("InvoiceKind", "company"), ("InvoiceTaxNumber", "12"), ("InvoiceEmail", "x"));
            Assert.Equal(3, invoice.All("[id^=Invoice][id$=-error]").Count);
            Assert.Single((await visitor.Get("/basket")).All(".line"));
        }
        Assert.Equal(0, await shop.Query(db => db.Orders.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Telephone_numbers_are_taken_as_people_write_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        foreach (var (typed, stored) in new[] { ("138 0013 8000", "+8613800138000"), ("+86-13800138000", "+8613800138000"), ("１３８００１３８０００", "+8613800138000"), ("0571-88888888", "+8657188888888"), ("+49 30 901820", "+4930901820") })
        {
            await visitor.PutIn(Buying.Jar);
            Assert.Equal(stored, (await shop.OrderOf(await visitor.Order(Buying.NewKey(), ("Phone", typed)))).Address.Phone);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_note_of_a_megabyte_answers_413_and_a_wrong_method_or_empty_post_is_no_fault(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Jar);
        var huge = await visitor.Order(Buying.NewKey(), ("Note", new string('n', 1024 * 1024)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, huge.Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await visitor.Order(Buying.NewKey(), ("Note", "a\0b"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await visitor.PostOnly("/checkout")).Status);
        using var empty = shop.NewBrowser();
        Assert.Equal("/basket", (await empty.Send(HttpMethod.Get, "/checkout")).Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await empty.Order(Buying.NewKey())).Status);
        Assert.Equal(0, await shop.Query(db => db.Orders.CountAsync()));
    }
}
