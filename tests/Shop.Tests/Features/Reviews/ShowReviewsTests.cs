using System.Net;
using System.Text.Json;
using Shop.Features.Board;
using Shop.Features.Repurchase;
using Shop.Features.Reviews;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Reviews;

/// <summary>What everybody reads, what desks do with it, and what is counted.</summary>
public sealed class ShowReviewsTests
{
    private const string Bookmarks = "/products/cloud-bookmark";

    [Theory, OnBothDatabases]
    public async Task A_product_s_page_shows_the_average_with_its_count_and_machines_read_it_too(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], count.Add);
        using var visitor = shop.NewBrowser();
        using var english = shop.NewBrowser("en");
        var none = await visitor.Get(Reviewing.Sauce);
        Assert.NotNull(none.One("#reviews .reviews-none"));
        Assert.Empty(none.All(".rated"));
        Assert.False(Rating(none).HasValue);

        await shop.Reviewed(Buying.Jar, 5, "下饭，一周一罐");
        await shop.Reviewed(Buying.Jar, 5, "Rich and hot");
        await shop.Reviewed(Buying.Jar, 4);
        Page? page = null;
        var asked = await count.During(async () => page = await visitor.Get(Reviewing.Sauce));
        Assert.True(asked.Count <= 4, string.Join("\n\n", asked));
        Assert.Equal(("4.7", "3 人评过"), (page!.One(".rated strong").TextContent, page.One(".rated a > span:last-child").TextContent));
        Assert.Equal("4.7", page.One(".spread-average strong").TextContent);
        Assert.Equal(["2", "1", "0", "0", "0"], page.All(".spread-count").Select(c => c.TextContent));
        Assert.Equal([("Rich and hot", "en"), ("下饭，一周一罐", "zh-CN")], page.All(".said .said-words").Select(w => (w.TextContent, w.GetAttribute("lang"))));
        Assert.Contains("4.5 星", page.One(".spread-average .stars").GetAttribute("aria-label"), StringComparison.Ordinal);
        var rating = Rating(page)!.Value;
        Assert.Equal(("AggregateRating", "4.67", 3, 2), (rating.GetProperty("@type").GetString(), rating.GetProperty("ratingValue").GetString(), rating.GetProperty("ratingCount").GetInt32(), rating.GetProperty("reviewCount").GetInt32()));
        Assert.Contains("3 ratings", (await english.Get(Reviewing.Sauce)).One(".rated").TextContent, StringComparison.Ordinal);
        Assert.NotNull((await visitor.Get(Bookmarks)).One(".reviews-none"));
    }

    [Theory, OnBothDatabases]
    public async Task Many_reviews_are_read_page_by_page_and_by_stars(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var visitor = shop.NewBrowser();
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.Get("/products/no-such-good/reviews")).Status);
        Assert.NotNull((await visitor.Get($"{Reviewing.Sauce}/reviews")).One(".reviews-none"));
        for (var i = 1; i <= ShowReviews.PageSize + 2; i++)
        {
            await shop.Reviewed(Buying.Jar, i == 2 ? 1 : 5, $"第{i}句");
        }
        var product = await visitor.Get(Reviewing.Sauce);
        Assert.Equal(["第22句", "第21句", "第20句", "第19句"], product.All(".said-words").Select(w => w.TextContent));
        var first = await visitor.Get(product.One("#reviews a.button").GetAttribute("href")!);
        Assert.Equal(ShowReviews.PageSize, first.All(".said").Count);
        var last = await visitor.Get(first.One(".pager [rel=next]").GetAttribute("href")!);
        Assert.Equal(["第2句", "第1句"], last.All(".said-words").Select(w => w.TextContent));
        var low = await visitor.Get(last.One(".spread-rows li:last-child a").GetAttribute("href")!);
        Assert.Equal(["第2句"], low.All(".said-words").Select(w => w.TextContent));
        Assert.Equal(ShowReviews.PageSize, (await visitor.Get($"{Reviewing.Sauce}/reviews?stars=nonsense&page=-1")).All(".said").Count);
    }

    [Theory, OnBothDatabases]
    public async Task The_cooperative_answers_its_own_once_and_today_counts_what_waits(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        using var visitor = shop.NewBrowser();
        Assert.Empty((await seller.Get("/cooperative")).All(".unanswered-reviews"));
        Assert.Empty((await seller.Get("/cooperative/reviews")).All(".review-row"));
        var (bad, good) = (await shop.Reviewed(Buying.Jar, 2, "有点咸"), await shop.Reviewed(Buying.Jar, 5, "香"));
        await shop.Reviewed(Buying.Jar, 3);
        await shop.Reviewed(Buying.Bookmark, 1, "不是你家的");
        Assert.Contains("2 条", (await seller.Get("/cooperative")).One(".unanswered-reviews").TextContent, StringComparison.Ordinal);
        Assert.Equal(["全部 3", "还没回 2", "三星以下 2", "没放出来 0"], (await seller.Get("/cooperative/reviews")).All(".filter-words a").Select(a => a.TextContent));
        Assert.Equal(["有点咸"], (await seller.Get("/cooperative/reviews?pile=Low")).All(".said-words").Select(w => w.TextContent));
        Assert.Contains("有点咸", (await visitor.Get(Reviewing.Sauce)).Text, StringComparison.Ordinal);

        var path = $"/cooperative/reviews/{bad.Id}";
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get(path)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{path}/answer", ("Answer", "插嘴"))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await seller.PostOnly($"{path}/answer", ("Answer", " "))).Status);
        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => seller.PostOnly($"{path}/answer", ("Answer", $"下次少放盐 {i}"))));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], both.Select(p => p.Status).Order());
        Assert.StartsWith("下次少放盐", both.Single(p => p.Status == HttpStatusCode.UnprocessableEntity).One(".said-answer .said-words").TextContent, StringComparison.Ordinal);
        Assert.StartsWith("下次少放盐", (await visitor.Get(Reviewing.Sauce)).One(".said-answer .said-words").TextContent, StringComparison.Ordinal);
        Assert.Equal(["香"], (await seller.Get("/cooperative/reviews?pile=Unanswered")).All(".said-words").Select(w => w.TextContent));
        Assert.Equal([ReviewEventKind.Answered], await shop.Query(db => db.Set<ReviewEvent>().Select(e => e.Kind).ToListAsync()));
        await seller.PostOnly($"/cooperative/reviews/{good.Id}/answer", ("Answer", "Thank you"));
        Assert.Empty((await seller.Get("/cooperative")).All(".unanswered-reviews"));
    }

    [Theory, OnBothDatabases]
    public async Task What_is_hidden_for_its_wording_counts_and_what_is_hidden_for_fraud_does_not(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var guest = shop.NewBrowser();
        await shop.Reviewed(Buying.Jar, 5, "香");
        var order = await shop.Arrived(Buying.Jar);
        Assert.Equal(HttpStatusCode.Redirect, (await guest.Show(shop.Form(order), 1, [Reviewing.Photo(45)], ("Words", "骂人的话"))).Status);
        var review = await shop.ReviewOf(order);
        var photo = $"/pictures/{review.Photos[0].Picture.Hash}.webp";
        async Task<(string Average, int Words, HttpStatusCode Photo, int Positive, int All)> Seen()
        {
            var page = await guest.Get(Reviewing.Sauce);
            var counted = await Count(shop, new Cut());
            return (page.One(".spread-average strong").TextContent, page.All(".said").Count, (await shop.File(guest, photo)).Status, counted.Positive, counted.All);
        }
        Assert.Equal(("3.0", 2, HttpStatusCode.OK, 1, 2), await Seen());
        var refused = await boss.PostOnly($"/operator/reviews/{review.Id}/hiding", ("Why", "Wording"), ("Reason", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.One("#Reason-error").TextContent);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/reviews/{review.Id}/hiding", ("Why", "Dislike"), ("Reason", "低分"))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/reviews/{review.Id}/hiding", ("Why", "Wording"), ("Reason", "骂了人"))).Status);
        Assert.Equal(("3.0", 1, HttpStatusCode.NotFound, 1, 2), await Seen());
        Assert.Contains("分数照算", (await guest.Get(Reviewing.Sauce)).One(".spread").TextContent, StringComparison.Ordinal);
        Assert.Contains("骂了人", (await guest.Get(shop.Form(order))).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await guest.Say(shop.Form(order), 5, "改好听一点")).Status);

        Assert.Equal(HttpStatusCode.Redirect, (await boss.PostOnly($"/operator/reviews/{review.Id}/hiding", ("Why", "Fraud"), ("Reason", "同行买的"))).Status);
        Assert.Equal(("5.0", 1, HttpStatusCode.NotFound, 1, 1), await Seen());
        Assert.Equal(HttpStatusCode.Redirect, (await boss.Submit(await boss.Get($"/operator/reviews/{review.Id}"), "form[action$='/hiding/end']", follow: false)).Status);
        Assert.Equal(("3.0", 2, HttpStatusCode.OK, 1, 2), await Seen());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"/operator/reviews/{review.Id}/hiding/end")).Status);
        var past = (await boss.Get($"/operator/reviews/{review.Id}")).One(".timeline").TextContent;
        Assert.Contains("用词不行 · 骂了人", past, StringComparison.Ordinal);
        Assert.Contains("假评价 · 同行买的", past, StringComparison.Ordinal);
        Assert.Equal([ReviewEventKind.Hidden, ReviewEventKind.Hidden, ReviewEventKind.Shown], (await shop.ReviewOf(order)).Events.Select(e => e.Kind));
        var audited = await shop.Query(db => db.AuditEntries.Where(a => a.Kind == "Review").OrderBy(a => a.Id).Select(a => a.Changes).ToListAsync());
        Assert.Equal(3, audited.Count);
        Assert.Contains("骂了人", audited[0], StringComparison.Ordinal);
        Assert.All(audited, a => Assert.DoesNotContain("骂人的话", a, StringComparison.Ordinal));
    }

    [Theory, OnBothDatabases]
    public async Task Ratings_are_counted_by_day_and_cut_as_the_board_counts_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var (month, today) = (new DateOnly(2031, 3, 1), new DateOnly(2031, 3, 31));
        shop.Clock.Set(new DateTimeOffset(shop.Service<ShopClock>().StartOf(today).AddMinutes(-1), TimeSpan.Zero));
        await shop.Reviewed(Buying.Jar, 4, "", o => o.Channel = Channel.Counter);
        shop.Clock.Set(new DateTimeOffset(shop.Service<ShopClock>().StartOf(today).AddMinutes(1), TimeSpan.Zero));
        var changed = await shop.Arrived(Buying.Jar);
        using var guest = shop.NewBrowser();
        await guest.Say(shop.Form(changed), 5);
        await shop.Reviewed(Buying.Bookmark, 1);
        Assert.Equal(new Ratings(2, 3), await Count(shop, new Cut(), month, month.AddMonths(1)));
        Assert.Equal(new Ratings(1, 1), await Count(shop, new Cut(), month, today));
        Assert.Equal(new Ratings(1, 2), await Count(shop, new Cut(), today, today.AddDays(1)));
        // A line counts with its latest rating alone, on the day of that.
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await guest.Say(shop.Form(changed), 2);
        Assert.Equal(new Ratings(0, 1), await Count(shop, new Cut(), today, today.AddDays(1)));
        Assert.Equal(new Ratings(0, 1), await Count(shop, new Cut(), today.AddDays(1), today.AddDays(2)));
        var jar = await shop.Query(db => db.Products.AsNoTracking().SingleAsync(p => p.Slug == "classic-chilli-sauce"));
        Assert.Equal(new Ratings(1, 2), await Count(shop, new Cut { ProductId = jar.Id }));
        Assert.Equal(new Ratings(1, 2), await Count(shop, new Cut { BrandId = jar.BrandId }));
        Assert.Equal(new Ratings(1, 2), await Count(shop, new Cut { CooperativeId = jar.CooperativeId }));
        Assert.Equal(new Ratings(1, 1), await Count(shop, new Cut { Channel = Channel.Counter }));
        Assert.Equal(new Ratings(0, 0), await Count(shop, new Cut { Channel = Channel.Taobao }));
        Assert.Equal(new Ratings(0, 0), await Count(shop, new Cut { Currency = "USD" }));
        // Who is chosen by what they began with, or by having been there, is chosen here, too.
        await shop.Do<CopyOrders>(c => c.Run());
        Assert.Equal(new Ratings(1, 2), await Count(shop, new Cut { FirstProductId = jar.Id }));
        Assert.Equal(new Ratings(1, 1), await Count(shop, new Cut { VisitedWorkshopId = await shop.Query(db => db.Workshops.Where(w => w.CooperativeId == jar.CooperativeId).Select(w => w.Id).SingleAsync()) }));
        var livestream = await shop.Query(db => db.Livestreams.MinAsync(l => l.Id));
        Assert.Equal(new Ratings(0, 0), await Count(shop, new Cut { LivestreamId = livestream }));
        await shop.Query(db => db.Set<OrderLine>().Where(l => l.Part.OrderId == changed.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.LivestreamId, livestream)));
        Assert.Equal(new Ratings(0, 1), await Count(shop, new Cut { LivestreamId = livestream }));
        await shop.Do<CountBoard>(async board =>
        {
            var counted = (await board.Run(month)).Of(jar.CooperativeId).Ratings;
            Assert.Equal(await Count(shop, new Cut { CooperativeId = jar.CooperativeId }, month, month.AddMonths(1)), new Ratings(counted.Count(r => r.IsPositive), counted.Count));
        });
    }

    private static async Task<Ratings> Count(ShopApp shop, Cut cut, DateOnly? from = null, DateOnly? to = null)
    {
        var counted = new Ratings(0, 0);
        await shop.Do<CountRatings>(async c => counted = await c.Run(from ?? new DateOnly(2000, 1, 1), to ?? new DateOnly(2100, 1, 1), cut));
        return counted;
    }

    private static JsonElement? Rating(Page page) => JsonDocument.Parse(page.One("script[type='application/ld+json']").TextContent).RootElement.TryGetProperty("aggregateRating", out var rating) ? rating : null;
}
