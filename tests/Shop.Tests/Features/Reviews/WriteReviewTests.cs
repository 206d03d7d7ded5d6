using System.IO.Compression;
using System.Net;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Payments;
using Shop.Tests.Features.Sending;
using Shop.Features.Orders;
using Shop.Features.Payments;

namespace Shop.Tests.Features.Reviews;

/// <summary>Who says something of what they bought, and how.</summary>
public sealed class WriteReviewTests
{
    [Theory, OnBothDatabases]
    public async Task A_buyer_reviews_a_line_once_and_changes_it_for_thirty_days(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        var order = await shop.Arrived(Buying.Jar);
        var orderPage = $"/orders/{order.Number}?key={shop.Service<Secrets>().OrderKey(order.Number)}";
        var form = await guest.Get((await guest.Get(orderPage)).One(".to-review a").GetAttribute("href")!);
        Assert.Equal(["1 星 失望", "2 星 不太行", "3 星 一般", "4 星 不错", "5 星 很好"], form.All(".rate label").Select(l => l.TextContent.Trim()));
        Assert.Equal("忘**", form.One("#Name").GetAttribute("value"));

        var unsaid = await guest.Submit(form, "form.form", ("Words", "罐子很香"), ("Name", "太长了太长了太长了太长了太长了太长了太长了"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "罐子很香"), (unsaid.Status, unsaid.One("#Words").TextContent));
        Assert.NotEmpty(unsaid.One("#Stars-error").TextContent);
        Assert.NotEmpty(unsaid.One("#Name-error").TextContent);
        Assert.Equal(0, await shop.Query(db => db.Reviews.CountAsync()));
        var said = await guest.Submit(form, "form.form", ("Stars", "5"), ("Words", "罐子很香\r\n第二行"));
        Assert.NotNull(said.One(".notice-good"));
        var review = await shop.ReviewOf(order);
        Assert.Equal((5, "罐子很香\n第二行", "忘**", "zh-CN", 1), (review.Stars, review.Words, review.Name, review.Culture, review.Version));
        Assert.Equal(shop.Service<ShopClock>().Today, review.Day);
        Assert.Equal("5 星，满分 5 星", (await guest.Get(orderPage)).One(".to-review .stars").GetAttribute("aria-label"));

        shop.Clock.Advance(TimeSpan.FromDays(20));
        // Better words are another version, and the same rating.
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(shop.Form(order), 5, "Very good sauce", ("Name", "阿椒"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(shop.Form(order), 5, "Very good sauce", ("Name", "阿椒"))).Status);
        var better = await shop.ReviewOf(order);
        Assert.Equal((review.Day, "阿椒", "en", 2), (better.Day, better.Name, better.Culture, better.Version));
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(shop.Form(order), 2, "后来漏了")).Status);
        var worse = await shop.ReviewOf(order);
        Assert.Equal(shop.Service<ShopClock>().Today, worse.Day);
        Assert.Equal([("罐子很香\n第二行", 5, "忘**"), ("Very good sauce", 5, "阿椒"), ("后来漏了", 2, "忘**")], worse.Versions.Select(v => (v.Words, v.Stars, v.Name)));

        shop.Clock.Advance(TimeSpan.FromDays(10));
        var late = await guest.Say(shop.Form(order), 1, "太晚了");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, late.Status);
        Assert.Contains("30 天", late.One(".notice-bad").TextContent, StringComparison.Ordinal);
        Assert.Empty((await guest.Get(shop.Form(order))).All("form.form"));
        Assert.Equal(3, (await shop.ReviewOf(order)).Version);
    }

    [Theory, OnBothDatabases]
    public async Task Only_what_was_bought_paid_for_and_has_arrived_is_reviewed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        async Task Refused(string reason, Action<Order> change)
        {
            var order = await shop.Arrived(Buying.Jar, change: change);
            Assert.Contains(reason, (await guest.Get(shop.Form(order))).One(".notice-wait").TextContent, StringComparison.Ordinal);
            var answer = await guest.Say(shop.Form(order), 5, "好");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains(reason, answer.One(".notice-bad").TextContent, StringComparison.Ordinal);
            Assert.Empty((await guest.Get($"/orders/{order.Number}?key={shop.Service<Secrets>().OrderKey(order.Number)}")).All(".to-review"));
        }
        await Refused("还没签收", o => o.Parts[0].State = PartState.Sent);
        await Refused("还没签收", o => o.Parts[0].CollectedAt = null);
        await Refused("取消了或者退了款", o => o.Parts[0].State = PartState.Cancelled);
        await Refused("取消了或者退了款", o => o.Lines.First().Refunded = 1);
        await Refused("取消了或者退了款", o => o.Lines.First().RefundedFen = o.Lines.First().TotalFen);
        await Refused("没花钱", o => o.Lines.First().DiscountFen = o.Lines.First().FullFen);
        var (one, other) = (await shop.Arrived(Buying.Jar), await shop.Arrived(Buying.Bookmark));
        var key = shop.Service<Secrets>().OrderKey(one.Number);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Say($"/orders/{one.Number}/reviews/{one.Lines.First().Id}", 5)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Say($"/orders/{one.Number}/reviews/{other.Lines.First().Id}?key={key}", 5)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get($"/orders/{one.Number}/reviews/{other.Lines.First().Id}?key={key}")).Status);
        Assert.Equal(0, await shop.Query(db => db.Reviews.CountAsync()));
        // A part of the money back, and all of it after the review, leave the word to the buyer.
        var partly = await shop.Arrived(Buying.Jar, change: o => o.Lines.First().RefundedFen = 100);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(shop.Form(partly), 2, "破了一点")).Status);
        await shop.Query(db => db.OrderLines.Where(l => l.PartId == partly.Parts[0].Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Refunded, 1)));
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(shop.Form(partly), 4, "退得很快")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_was_paid_online_is_reviewed_once_it_was_delivered_and_not_after_a_refund(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Paid();
        using var guest = paying.App.NewBrowser();
        string Form(OrderPart part) => paying.Link(order, $"/reviews/{part.Lines[0].Id}");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Say(Form(order.Parts[0]), 5)).Status);
        foreach (var part in order.Parts)
        {
            await paying.Ask<SendPart, PartResult>(s => s.Run(part.Id, "顺丰", "SF1", null, "cooperative"));
            await paying.Ask<DeliverPart, PartResult>(s => s.Run(part.Id, null, "cooperative"));
        }
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Say(Form(order.Parts[0]), 5, "好")).Status);
        await paying.Ask<RefundOrder, RefundAnswer>(r => r.Run(order.Id, new RefundRequest(new Dictionary<long, int> { [order.Parts[1].Lines[0].Id] = 1 }, new HashSet<long>(), "破了"), "operator"));
        await paying.Sandbox.AllDeliveredAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Say(Form(order.Parts[1]), 5, "好")).Status);
        Assert.Equal(1, await paying.App.Query(db => db.Reviews.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Nobody_reviews_what_they_sell_themselves(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        using var member = await shop.SignedIn(Dispatch.Weiping);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var neighbour = await shop.SignedIn("xiandu@shop.test");
        async Task Own(Browser browser, Order order)
        {
            var answer = await browser.Say(shop.Form(order), 5, "自己夸");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
            Assert.Contains("自己卖的货自己不能评", answer.One(".notice-bad").TextContent, StringComparison.Ordinal);
            Assert.Empty((await browser.Get(shop.Form(order))).All("form.form"));
        }
        var members = await shop.Arrived(Buying.Jar, Dispatch.Weiping);
        await Own(member, members);
        // Neither signed out, nor as a guest with the account's address, nor by somebody's link.
        await Own(guest, members);
        await Own(guest, await shop.Arrived(Buying.Jar, change: o => o.Email = " Weiping@Shop.test"));
        await Own(member, await shop.Arrived(Buying.Jar));
        await Own(boss, await shop.Arrived(Buying.Bookmark));
        await Own(guest, await shop.Arrived(Buying.Jar, "operator@shop.test"));
        Assert.Equal(0, await shop.Query(db => db.Reviews.CountAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await neighbour.Say(shop.Form(await shop.Arrived(Buying.Jar, "xiandu@shop.test")), 4, "隔壁的酱不错")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Two_clicks_are_one_review(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        var order = await shop.Arrived(Buying.Jar);
        var clicks = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => guest.Say(shop.Form(order), 5, "真香")));
        Assert.All(clicks, c => Assert.Equal(HttpStatusCode.Redirect, c.Status));
        Assert.Single((await shop.ReviewOf(order)).Versions);
    }

    [Theory, OnBothDatabases]
    public async Task Up_to_three_photos_are_made_anew_and_exchanged(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var guest = shop.NewBrowser();
        var order = await shop.Arrived(Buying.Jar);
        var form = shop.Form(order);
        var folder = shop.OwnPictures();
        string[] Files() => [.. Directory.GetFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
        var nonsense = await guest.Show(form, 4, [Reviewing.Photo(40), "<svg onload='x()'/>"u8.ToArray()]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, nonsense.Status);
        Assert.NotEmpty(nonsense.One("#Photos-error").TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Show(form, 4, [Reviewing.Photo(40), Reviewing.Photo(41), Reviewing.Photo(42), Reviewing.Photo(43)])).Status);
        Assert.Empty(Files());

        Assert.Equal(HttpStatusCode.Redirect, (await guest.Show(form, 4, [Reviewing.Photo(40), Reviewing.Photo(41)])).Status);
        var first = (await shop.ReviewOf(order)).Photos;
        Assert.Equal([40, 41], first.Select(p => p.Picture.Width));
        Assert.Equal((HttpStatusCode.OK, "image/webp"), await shop.File(guest, $"/pictures/{first[0].Picture.Hash}.webp") is var (status, type, _) ? (status, type) : default);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Show(form, 4, [Reviewing.Photo(42), Reviewing.Photo(43)])).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Show(form, 4, [Reviewing.Photo(42), Reviewing.Photo(43)], ("Remove", $"{first[0].PictureId}"))).Status);
        var second = (await shop.ReviewOf(order)).Photos;
        Assert.Equal([41, 42, 43], second.Select(p => p.Picture.Width));
        Assert.Equal(second.Select(p => $"{p.Picture.Hash}.webp").Order(StringComparer.Ordinal), Files());
        Assert.Equal(HttpStatusCode.NotFound, (await shop.File(guest, $"/pictures/{first[0].Picture.Hash}.webp")).Status);
        Assert.Equal(3, (await guest.Get(Reviewing.Sauce)).All(".said-photos img").Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_person_said_is_exported_and_forgotten_but_for_the_stars(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var shopper = await shop.Joined("says.it@example.com", "王小花");
        var order = await shop.Arrived(Buying.Jar, "says.it@example.com");
        var form = $"/orders/{order.Number}/reviews/{order.Lines.First().Id}";
        Assert.Equal(HttpStatusCode.Redirect, (await shopper.Show(form, 2, [Reviewing.Photo(44)], ("Words", "漏油的那一罐"))).Status);
        var review = await shop.ReviewOf(order);
        Assert.Equal("王**", review.Name);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/reviews/{review.Id}/answer", ("Answer", "王小花，对不起"))).Status);
        using (var zip = new ZipArchive(new MemoryStream((await shopper.Download("/account/privacy/export")).Bytes)))
        {
            Assert.Contains("漏油的那一罐", await new StreamReader(zip.GetEntry("reviews.json")!.Open()).ReadToEndAsync(), StringComparison.Ordinal);
            Assert.NotNull(zip.GetEntry($"reviews/{review.Photos[0].Picture.Hash}.webp"));
        }
        Assert.Contains("漏油的那一罐", (await seller.Get(Reviewing.Sauce)).Text, StringComparison.Ordinal);
        await shopper.Submit(await shopper.Get("/account/privacy"), "form[action$=erasure]", ("Password", Accounts.Password), ("Understood", "true"));
        var left = await shop.ReviewOf(order);
        Assert.Equal((2, "", "", null, 0), (left.Stars, left.Words, left.Name, left.Answer, left.Photos.Count));
        Assert.All(left.Versions, v => Assert.Equal(("", ""), (v.Words, v.Name)));
        Assert.False(await shop.Query(db => db.Pictures.AnyAsync(p => p.Hash == review.Photos[0].Picture.Hash)));
        Assert.False(File.Exists(Path.Combine(shop.Folder, "pictures", $"{review.Photos[0].Picture.Hash}.webp")));
        var page = await seller.Get(Reviewing.Sauce);
        Assert.Empty(page.All(".said"));
        Assert.Equal("2.0", page.One(".spread-average strong").TextContent);
    }
}
