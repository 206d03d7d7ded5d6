using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Listings;
using Shop.Features.ListingSheets;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.ListingSheets;

/// <summary>What becomes of a sheet that is taken.</summary>
public class TakeTests
{
    [Theory, OnBothDatabases]
    public async Task A_price_within_the_band_holds_at_once_and_everything_else_is_handed_in(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        var was = ListingValue.Fen((string)sheet[Sheets.Sku]["价钱（元）"]!);
        sheet[Sheets.Sku]["价钱（元）"] = (was + 100) / 100m;
        var other = sheet.Rows.First(r => (string?)r["商品网址名"] != Sheets.Product);
        other["一句话"] = "换了一句话";
        sheet.AddNew("NEW-1", "新酱勺");
        var preview = await seller.Bring(sheet.Xlsx());
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.True(preview.Counts() is [1, 2, > 0, 0], preview.Text);
        var changes = preview.All(".sheet-changed tbody tr").Select(r => (When: r.QuerySelector("th .sheet-value")!.TextContent, What: r.QuerySelector("li .sheet-value")!.TextContent, From: r.QuerySelector("del")!.TextContent, To: r.QuerySelector("ins")!.TextContent)).ToList();
        Assert.Contains(("马上算数", $"价钱（元） · {Sheets.Sku}", ListingValue.Yuan(was), ListingValue.Yuan(was + 100)), changes);
        Assert.Contains(changes, c => c is ("看过以后算数", "一句话", _, "换了一句话"));
        var before = await shop.State();
        var done = await seller.Take(preview);
        Assert.Equal(HttpStatusCode.Redirect, done.Status);
        Assert.Contains("已经照办", (await seller.Get(done.Location!.ToString())).One("h1").TextContent, StringComparison.Ordinal);
        Assert.NotEqual(before, await shop.State());
        Assert.Equal(was + 100, await Price(shop));
        var drafts = await shop.Query(db => db.ListingDrafts.Include(d => d.Events).OrderBy(d => d.ProductId == null).ToListAsync());
        Assert.Equal([(ListingState.Submitted, "换了一句话"), (ListingState.Draft, "")], drafts.Select(d => (d.State, d.Document.Summary.Zh)));
        Assert.All(drafts, d => Assert.Equal(d.State == ListingState.Submitted ? [ListingEventKind.Begun, ListingEventKind.Submitted] : [ListingEventKind.Begun], d.Events.OrderBy(e => e.Id).Select(e => e.Kind)));
        Assert.Equal(2, await shop.Query(db => db.AuditEntries.CountAsync(e => e.Kind == nameof(ListingDraft) && e.Door.Contains("acceptance"))));
        Assert.Equal(Sheets.Sku, await shop.Query(db => db.AuditEntries.Where(e => e.Kind == nameof(Price) && e.Door.Contains("acceptance")).Select(e => e.Reference).SingleAsync()));

        // Twice is once; and the same file again says nothing new.
        before = await shop.State();
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(preview)).Status);
        Assert.Equal(before, await shop.State());
        Assert.Contains("等前店看", (await seller.Bring(sheet.Xlsx())).Wrong().Single().Why, StringComparison.Ordinal);
        other["一句话"] = (await shop.Query(db => db.Products.SingleAsync(p => p.Slug == (string)other["商品网址名"]!))).Summary.Zh;
        Assert.True((await seller.Bring(sheet.Xlsx())).Counts() is [0, 0, > 2, 0]);
    }

    [Theory, OnBothDatabases]
    public async Task What_sets_a_variant_apart_is_in_the_sheet_a_line_each_and_is_handed_in_when_it_changes(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        var kept = (string)sheet[Sheets.Sku]["这一种的特点"]!;
        Assert.Contains("：", kept, StringComparison.Ordinal);
        sheet[Sheets.Sku]["这一种的特点"] = kept + "\n瓶口：宽";
        sheet.AddNew("NEW-1", "新酱勺")["这一种的特点"] = "木头：毛竹";
        var preview = await seller.Bring(sheet.Xlsx());
        Assert.True(preview.Counts() is [1, 1, > 0, 0], preview.Text);
        Assert.Contains($"这一种的特点 · {Sheets.Sku}", preview.All(".sheet-changed li .sheet-value").Select(v => v.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(preview)).Status);
        var drafts = await shop.Query(db => db.ListingDrafts.OrderBy(d => d.ProductId == null).ToListAsync());
        var options = drafts[0].Document.Variants.Single(v => v.Sku == Sheets.Sku).Options;
        Assert.Equal(("瓶口", "宽"), (options[^1].Name.Zh, options[^1].Value.Zh));
        // English stays with what wasn't touched.
        Assert.All(options.SkipLast(1), o => Assert.NotNull(o.Name.En));
        Assert.Equal("毛竹", drafts[1].Document.Variants[0].Options.Single().Value.Zh);

        // In the English sheet the Chinese stands beside it, and an unchanged one changes nothing.
        using var english = await shop.SignedIn(Dispatch.Weiping, culture: "en");
        Assert.True((await english.Bring((await shop.File(english, Sheets.Path + ".csv")).Bytes, "a.csv")).Counts() is [0, 0, > 0, 0]);
    }

    [Theory, OnBothDatabases]
    public async Task A_sheets_goods_are_approved_at_once_as_the_operator_saw_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var boss = await shop.SignedIn("operator@shop.test");
        var sheet = await shop.Sheet(seller);
        foreach (var row in sheet.Rows.DistinctBy(r => (string?)r["商品网址名"]))
        {
            row["一句话"] = "换了一句话";
        }
        var preview = await seller.Bring(sheet.Xlsx());
        Assert.Empty(preview.Wrong());
        await seller.Take(preview);
        var waiting = await shop.Query(db => db.ListingDrafts.CountAsync(d => d.State == ListingState.Submitted));
        var page = await boss.Get((await boss.Get("/operator/listings")).One("a[href^='/operator/listings/sheets/']").GetAttribute("href")!);
        Assert.Equal(["0", $"{waiting}"], page.All(".figures dd").Select(d => d.TextContent));
        Assert.Contains("一句话", page.One("tbody td:last-child").TextContent, StringComparison.Ordinal);

        // One was sent back meanwhile: what was seen is no longer what waits.
        var one = page.One("tbody a").GetAttribute("href")!;
        await boss.PostOnly($"{one}/refusal", ("Reason", "这句不好"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await boss.Submit(page, "form[action$='/approval']")).Status);
        Assert.Equal(0, await shop.Query(db => db.ListingDrafts.CountAsync(d => d.State == ListingState.Approved)));
        await boss.Submit(await boss.Get(page.Address.AbsolutePath), "form[action$='/approval']");
        Assert.Equal(waiting - 1, await shop.Query(db => db.ListingDrafts.CountAsync(d => d.State == ListingState.Approved)));
        Assert.Equal(waiting - 1, await shop.Query(db => db.Products.CountAsync(p => p.Summary.Zh == "换了一句话")));
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get(page.Address.AbsolutePath)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_price_outside_the_band_waits_for_the_review(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (sheet, was) = (await shop.Sheet(seller), await Price(shop));
        sheet[Sheets.Sku]["价钱（元）"] = was * 2 / 100m;
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(await seller.Bring(sheet.Csv(), "a.csv"))).Status);
        Assert.Equal(was, await Price(shop));
        Assert.Equal(was * 2, (await shop.Query(db => db.ListingDrafts.SingleAsync(d => d.State == ListingState.Submitted))).Document.Variants.Find(v => v.Sku == Sheets.Sku)!.PriceFen);
    }

    [Theory, OnBothDatabases]
    public async Task A_sheet_is_looked_at_again_when_the_shop_says_something_else_by_then(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (sheet, was) = (await shop.Sheet(seller), await Price(shop));
        sheet[Sheets.Sku]["价钱（元）"] = (was + 100) / 100m;
        var preview = await seller.Bring(sheet.Xlsx());
        Assert.Equal(HttpStatusCode.Redirect, (await seller.PostOnly($"/cooperative/products/{Sheets.Product}/prices", ("Sku", Sheets.Sku), ("Price", ListingValue.Yuan(was + 50)))).Status);
        var before = await shop.State();
        var again = await seller.Take(preview);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains("店里后来变过", again.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(ListingValue.Yuan(was + 50), again.One(".sheet-changed del").TextContent);
        Assert.Equal(before, await shop.State());
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(again)).Status);
        Assert.Equal(was + 100, await Price(shop));
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperatives_sheet_is_not_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var sheet = await shop.Sheet(seller);
        sheet.AddNew("NEW-1", "新酱勺");
        var preview = await seller.Bring(sheet.Xlsx());
        var id = await shop.Query(db => db.ListingSheets.Select(s => s.Id).SingleAsync());
        Assert.Equal(HttpStatusCode.NotFound, (await other.Get($"{Sheets.Path}/{id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly($"{Sheets.Path}/{id}/acceptance")).Status);
        Assert.Equal(0, await shop.Query(db => db.ListingDrafts.CountAsync()));
        // Their numbers in one's own sheet are refused, row by row.
        var theirs = await other.Bring(sheet.Xlsx());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, theirs.Status);
        Assert.Equal(sheet.Rows.Count - 1, theirs.Wrong().Count(w => w.Column == "商品网址名"));
        Assert.Equal(HttpStatusCode.OK, (await seller.Get($"{Sheets.Path}/{id}")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(preview)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Two_who_take_one_sheet_at_once_take_it_once_and_two_sheets_with_one_number_do_not_both(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        sheet.AddNew("NEW-1", "新酱勺");
        await seller.Bring(sheet.Xlsx());
        sheet["NEW-1"]["名字"] = "另一把酱勺";
        await seller.Bring(sheet.Xlsx());
        var sheets = await shop.Query(db => db.ListingSheets.OrderBy(s => s.Id).Select(s => new { s.Id, s.CooperativeId }).ToListAsync());
        var answers = await Task.WhenAll(sheets.Concat(sheets).Select(async s =>
        {
            using var scope = shop.Services.CreateScope();
            return (await scope.ServiceProvider.GetRequiredService<ApplySheet>().Run(s.Id, s.CooperativeId, null, "test"))!.Value.Result;
        }));
        Assert.Equal([SheetResult.Done, SheetResult.Already, SheetResult.Changed, SheetResult.Changed], answers.Order());
        Assert.Equal(1, await shop.Query(db => db.ListingDrafts.CountAsync()));
    }

    private static Task<long> Price(ShopApp shop) => shop.Query(db => db.Prices.Where(p => db.Variants.Any(v => v.Id == p.VariantId && v.Sku == Sheets.Sku)).OrderByDescending(p => p.ValidFrom).Select(p => p.AmountFen).FirstAsync());
}
