using System.Net;
using Shop.Features.Listings;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Listings;

/// <summary>What an operator does with what cooperatives hand in, and what shoppers see of it.</summary>
public class ReviewTests
{
    private const string Own = "/cooperative/products/classic-chilli-sauce";

    [Theory, OnBothDatabases]
    public async Task A_product_goes_from_an_empty_form_to_the_basket(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        using var boss = await shop.SignedIn(Drafting.Operator);
        using var shopper = shop.NewBrowser();
        var draft = await own.Began("晒酱萝卜", Drafting.Photo());
        await shop.HandIn(own, draft);
        var mails = await shop.MailsTo(Drafting.Weiping);
        Assert.Contains("晒酱萝卜", (await boss.Get("/operator/listings")).One($"a[href='{Drafting.Review(draft)}']").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await boss.Get("/operator")).All("a[href='/operator/listings'] strong, .notice a[href='/operator/listings']"));
        // Of a new one all that it says is shown, and nothing beside it.
        var review = await boss.Get(Drafting.Review(draft));
        Assert.Single(review.All(".review-pictures img"));
        Assert.Contains("白萝卜、黄豆酱、食用盐", review.One(".review-table").TextContent, StringComparison.Ordinal);
        Assert.Contains("¥19.90", review.One(".review-table").TextContent, StringComparison.Ordinal);
        Assert.Empty(review.All(".review-table del"));
        // The list is in the cache without it.
        Assert.DoesNotContain("晒酱萝卜", (await shopper.Get("/products?brand=weijiangfang&sort=new")).Text, StringComparison.Ordinal);

        await boss.Approve(draft);
        var product = (await shop.DraftAt(draft)).Product!;
        Assert.Equal("shai-jiang-luo-bo", product.Slug);
        await Eventually.True(async () => (await shopper.Get("/products?brand=weijiangfang&sort=new")).Text.Contains("晒酱萝卜", StringComparison.Ordinal), "the list with the new product");
        var shown = await shopper.Get($"/products/{product.Slug}");
        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("210 kJ", shown.Text, StringComparison.Ordinal);
        var sku = (await shop.DraftAt(draft)).Document.Variants.Single().Sku;
        Assert.Equal("/basket", (await shopper.PutIn(sku, 2)).Location!.AbsolutePath);
        Assert.Contains("晒酱萝卜", (await shopper.Get("/basket")).Text, StringComparison.Ordinal);

        var lot = await shop.Query(db => db.Lots.SingleAsync(l => l.StockItem.Code == sku));
        Assert.Equal((60L, 60L, shop.Service<ShopClock>().Today.AddDays(180)), (lot.Made, lot.Available, lot.BestBefore));
        Assert.Equal(60, await shop.Query(db => db.StockMovements.Where(m => m.LotId == lot.Id && m.Kind == StockMovementKind.Made).SumAsync(m => (long)m.Available)));
        await shop.AssertStockReconciles();
        Assert.Equal(mails + 1, await shop.MailsTo(Drafting.Weiping));
        Assert.Contains("晒酱萝卜", await shop.Query(db => db.OutgoingMails.Where(m => m.To == Drafting.Weiping).OrderByDescending(m => m.Id).Select(m => m.Plain).FirstAsync()), StringComparison.Ordinal);
        // Twice is once.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.PostOnly($"{Drafting.Review(draft)}/approval", ("Version", $"{(await shop.DraftAt(draft)).Version}"))).Status);
        Assert.Single(await shop.Query(db => db.Products.Where(p => p.Name.Zh == "晒酱萝卜").ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_change_is_shown_side_by_side_sent_back_mended_and_approved(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        using var boss = await shop.SignedIn(Drafting.Operator);
        using var shopper = shop.NewBrowser();
        var draft = (await own.Submit(await own.Get(Own), $"form[action='{Own}/draft']", follow: false)).Location!.AbsolutePath;
        // There is one at a time.
        Assert.Equal(draft, (await own.PostOnly($"{Own}/draft")).Location!.AbsolutePath);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get(Drafting.Review(draft))).Status);
        var before = (await shop.DraftAt(draft)).Base!;
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.Submit(await own.Get(draft), "form[action$='/submission']", follow: false)).Status);
        await own.Submit(await own.Get($"{draft}/basics"), "main form", ("Summary", "辣，便宜"));
        await own.Submit(await own.Get(draft), "form[action$='/submission']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.PostOnly($"{Own}/prices", ("Sku", Buying.Jar), ("Price", "38"))).Status);

        var review = await boss.Get(Drafting.Review(draft));
        Assert.Equal([before.Summary.Zh], review.All(".review-table del").Select(d => d.TextContent));
        Assert.Equal(["辣，便宜"], review.All(".review-table ins").Select(d => d.TextContent));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(review, "form[action$='/refusal']", follow: false, ("Reason", " "))).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await boss.Submit(review, "form[action$='/refusal']", follow: false, ("Reason", "不要写便宜"))).Status);
        Assert.Equal(draft, await shop.LinkMailedTo(Drafting.Weiping));
        var back = await own.Get(draft);
        Assert.Contains("不要写便宜", back.One(".notice-bad").TextContent, StringComparison.Ordinal);
        Assert.Contains("不要写便宜", (await own.Get("/cooperative/products")).One(".listing-drafts").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(review, "form[action$='/approval']", follow: false)).Status);

        await own.Submit(await own.Get($"{draft}/basics"), "main form", ("Summary", "辣得有分寸"));
        await own.Submit(await own.Get(draft), "form[action$='/submission']");
        Assert.DoesNotContain("辣得有分寸", (await shopper.Get("/products/classic-chilli-sauce")).Text, StringComparison.Ordinal);
        await boss.Approve(draft);
        await Eventually.True(async () => (await shopper.Get("/products/classic-chilli-sauce")).Text.Contains("辣得有分寸", StringComparison.Ordinal), "the page with the new words");
        var product = (await shop.DraftAt(draft)).Product!;
        var now = (await shop.Query(db => new ReadListing(db, shop.Service<ShopClock>()).Of([product.Id]))).Single().Document;
        Assert.Equal(["Summary"], CompareListings.Run(before, now).Select(c => c.Field));
        Assert.Equal([ListingEventKind.Begun, ListingEventKind.Submitted, ListingEventKind.SentBack, ListingEventKind.Submitted, ListingEventKind.Approved], (await shop.DraftAt(draft)).Events.OrderBy(e => e.Id).Select(e => e.Kind));
        Assert.Contains(Drafting.Review(draft), (await boss.Get("/operator/listings")).All("section[aria-labelledby=ReviewsDecided] a").Select(a => a.GetAttribute("href")));
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_price_outside_the_band_waits_for_the_review_and_strikes_out_the_true_lowest_of_thirty_days(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        shop.Clock.Advance(TimeSpan.FromDays(40));
        using var own = await shop.SignedIn(Drafting.Weiping);
        using var boss = await shop.SignedIn(Drafting.Operator);
        using var shopper = shop.NewBrowser();
        // ¥39 went to ¥35 and back within the thirty days.
        foreach (var price in new[] { "35.00", "39.00" })
        {
            Assert.Equal(Own, (await own.PostOnly($"{Own}/prices", ("Sku", Buying.Jar), ("Price", price))).Location?.AbsolutePath);
            shop.Clock.Advance(TimeSpan.FromMinutes(20));
        }
        Assert.Equal(Own, (await own.PostOnly($"{Own}/prices", ("Sku", Buying.Jar), ("Price", "20.00"))).Location?.AbsolutePath);
        var waits = await own.Get(Own);
        var draft = waits.One(".notice-wait a").GetAttribute("href")!;
        Assert.Equal("39.00", waits.One($"#Price-{Buying.Jar}").GetAttribute("value"));
        Assert.Empty((await shopper.Get("/products/classic-chilli-sauce")).All(".variants s"));
        var review = await boss.Get(Drafting.Review(draft));
        Assert.Equal(("¥39.00", "¥20.00"), (review.One(".review-table del").TextContent, review.One(".review-table ins").TextContent));

        await boss.Approve(draft);
        await Eventually.True(async () => (await shopper.Get("/products/classic-chilli-sauce")).All(".variants s").Count == 1, "the page with the new price");
        var shown = await shopper.Get("/products/classic-chilli-sauce");
        Assert.EndsWith("¥35", shown.One(".variants s").TextContent, StringComparison.Ordinal);
        Assert.Contains("¥20", shown.One($".variant input[value='{Buying.Jar}'] + label").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_stands_in_the_way_of_an_approval_is_said_and_nothing_is_written(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        using var boss = await shop.SignedIn(Drafting.Operator);
        var draft = await own.Began("晒酱萝卜", Drafting.Photo());
        await shop.HandIn(own, draft);
        var products = await shop.Query(db => db.Products.CountAsync());
        var review = await boss.Get(Drafting.Review(draft));
        var sku = (await shop.DraftAt(draft)).Document.Variants[0].Sku;
        await shop.Do<ShopDb>(async db =>
        {
            db.StockItems.Add(new StockItem { Code = sku, CooperativeId = await db.Cooperatives.Select(c => c.Id).FirstAsync() });
            await db.SaveChangesAsync();
        });
        var refused = await boss.Submit(review, "form[action$='/approval']", follow: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains(sku, refused.One("[role=alert]").TextContent, StringComparison.Ordinal);
        // By then its first stock is too old.
        shop.Clock.Advance(TimeSpan.FromDays(200));
        using var later = await shop.SignedIn(Drafting.Operator);
        Assert.Equal(2, (await later.Submit(await later.Get(Drafting.Review(draft)), "form[action$='/approval']", follow: false)).All("[role=alert]").Count);
        Assert.Equal((products, ListingState.Submitted), (await shop.Query(db => db.Products.CountAsync()), (await shop.DraftAt(draft)).State));
        // What was thrown away meanwhile can't be decided.
        using var owner = await shop.SignedIn(Drafting.Weiping);
        Assert.Equal("/cooperative/products", (await owner.Submit(await owner.Get(draft), "form[action$='/removal']", follow: false)).Location?.AbsolutePath);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await later.Submit(review, "form[action$='/refusal']", follow: false, ("Reason", "货号重了"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task What_waits_is_listed_the_oldest_first_page_by_page_and_sheets_are_named(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn(Drafting.Operator);
        await shop.Do<ShopDb>(async db =>
        {
            var (cooperative, now) = (await db.Cooperatives.Select(c => c.Id).FirstAsync(), DateTime.UtcNow);
            var sheet = new ListingSheet { CooperativeId = cooperative, FileName = "秋天.xlsx", Content = "[]", Seen = "", By = "test", At = now };
            db.ListingDrafts.AddRange(Enumerable.Range(1, 52).Select(i => new ListingDraft
            {
                CooperativeId = cooperative,
                Document = new Listing { Name = new Text($"第{i}样", null) },
                State = ListingState.Submitted,
                By = "test",
                Culture = "zh-CN",
                SubmittedAt = now.AddMinutes(-i),
                Sheet = i == 52 ? sheet : null,
            }));
            await db.SaveChangesAsync();
        });
        var (first, second) = (await boss.Get("/operator/listings"), await boss.Get("/operator/listings?page=2"));
        Assert.Equal(Enumerable.Range(3, 50).Reverse().Select(i => $"第{i}样"), Names(first));
        Assert.Equal(["第2样", "第1样"], Names(second));
        Assert.Contains("秋天.xlsx", first.One("tbody tr").TextContent, StringComparison.Ordinal);
        Assert.Equal(Names(second), Names(await boss.Get("/operator/listings?page=99")));

        static IEnumerable<string> Names(Page page) => page.All("section[aria-labelledby=ReviewsWaiting] tbody th a").Select(a => a.TextContent);
    }
}
