using System.Net;
using System.Text;
using Shop.Features.Listings;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.ListingSheets;

/// <summary>Pictures that come in a ZIP, by stock number; and a sheet of thousands, from the first look to the shelf.</summary>
public class PictureTests
{
    [Theory, OnBothDatabases]
    public async Task Pictures_come_by_stock_number_in_their_order_and_a_draft_without_any_is_handed_in_with_them(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        sheet.Rows.Clear();
        sheet.AddNew("NEW-1", "新酱勺");
        sheet.AddNew("NEW-1-2", "新酱勺")["规格"] = "长的";
        var preview = await seller.Bring(sheet.Xlsx());
        Assert.Contains("先存成草稿", preview.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(preview)).Status);
        Assert.Equal(ListingState.Draft, (await shop.Query(db => db.ListingDrafts.SingleAsync())).State);

        var bundle = Sheets.Zip(("货/照片/new-1-3.jpg", Sheets.Photo(30)), ("货/NEW-1.JPG", Sheets.Photo(60)), ("货/NEW-1-2.jpg", Sheets.Photo(90)), ("货/表.csv", sheet.Csv()), (".DS_Store", [1]));
        preview = await seller.Bring(bundle, "a.zip");
        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Equal([0, 1, 0, 0], preview.Counts());
        Assert.Equal(["0 张", "3 张"], preview.All(".sheet-changed del, .sheet-changed ins").Select(c => c.TextContent));
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(preview)).Status);
        var draft = await shop.Query(db => db.ListingDrafts.SingleAsync());
        Assert.Equal(ListingState.Submitted, draft.State);
        var pictures = await shop.Query(db => db.Pictures.Where(p => draft.Document.Pictures.Contains(p.Id)).ToListAsync());
        Assert.Equal([60, 30, 90], draft.Document.Pictures.Select(id => Shade(shop, pictures.Single(p => p.Id == id))));
        Assert.All(pictures, p => Assert.Equal(("webp", "新酱勺", "威坪"), (p.Extension, p.Alt.Zh, p.Holder[..2])));
        // The same again says nothing new.
        preview = await seller.Bring(bundle, "a.zip");
        Assert.Equal([0, 0, 1, 0], preview.Counts());
    }

    [Theory, OnBothDatabases]
    public async Task What_is_no_picture_or_hides_something_refuses_the_whole_with_its_reason(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        sheet.Rows.Clear();
        sheet.AddNew("NEW-1", "新酱勺");
        var before = await shop.State();
        var photo = Sheets.Photo();
        foreach (var (name, bytes, why) in new (string, byte[], string)[]
        {
            ("OTHER.jpg", photo, "没有这个货号"), ("../NEW-1.jpg", photo, "有路径"), ("/etc/NEW-1.jpg", photo, "有路径"), ("c:\\NEW-1.jpg", photo, "有路径"), ("NEW-1.svg", Encoding.UTF8.GetBytes("<svg/>"), "只能有"), ("NEW-1.exe", [77, 90], "只能有"),
            ("NEW-1.jpg", Encoding.UTF8.GetBytes("no picture"), "不是 JPG"), ("NEW-1.jpg", [.. photo, .. "<script>alert(1)</script>"u8], "藏着"), ("NEW-1.jpg", photo[..(photo.Length / 2)], "坏了"), ("NEW-1.jpg", [.. photo, .. new byte[TakePicture.LargestBytes]], "太大"),
        })
        {
            var page = await seller.Bring(Sheets.Zip(("a.xlsx", sheet.Xlsx()), ("NEW-1-2.jpg", photo), (name, bytes)), "a.zip");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(why, Assert.Single(page.Wrong()).Why, StringComparison.Ordinal);
        }
        var many = await seller.Bring(Sheets.Zip([("a.xlsx", sheet.Xlsx()), .. Enumerable.Range(0, 301).Select(i => ($"NEW-1-{i}.jpg", photo))]), "a.zip");
        Assert.Contains("300", many.One("#File-error").TextContent, StringComparison.Ordinal);
        // 90 MB of nothing in a few bytes: read no further than a picture or a sheet may be.
        var bomb = await seller.Bring(Sheets.Zip(("a.csv", new byte[90_000_000])), "a.zip");
        Assert.Contains("太大", bomb.One("#File-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(before, await shop.State());
    }

    [Theory, OnBothDatabases]
    public async Task Five_thousand_rows_with_twenty_bad_ones_are_refused_with_twenty_reasons_then_mended_taken_and_listed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        sheet.Rows.Clear();
        var photos = new List<(string, byte[])>();
        foreach (var (product, variant) in Enumerable.Range(0, 5000).Select(i => (i / 40, i % 40)))
        {
            sheet.AddNew($"BULK-{product}-V{variant}", $"勺子 {product}")["规格"] = $"第 {variant} 种";
            if (variant == 0)
            {
                photos.Add(($"BULK-{product}-V0.jpg", Sheets.Photo(product)));
            }
        }
        var before = await shop.State();
        var bad = Enumerable.Range(0, 20).Select(i => 7 + (i * 240)).ToList();
        bad.ForEach(i => sheet.Rows[i]["价钱（元）"] = "？");
        var refused = await seller.Bring(Sheets.Zip([("a.xlsx", sheet.Xlsx()), .. photos]), "a.zip");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Equal(bad.Select(i => ($"{i + 2}", "价钱（元）")), refused.Wrong().Select(w => (w.Row, w.Column)));
        Assert.Equal(before, await shop.State());

        bad.ForEach(i => sheet.Rows[i]["价钱（元）"] = 28.5m);
        var preview = await seller.Bring(Sheets.Zip([("a.xlsx", sheet.Xlsx()), .. photos]), "a.zip");
        Assert.Equal([125, 0, 0, 0], preview.Counts());
        Assert.Equal(2000, preview.All(".sheet-new tbody tr").Count);
        var last = await seller.Get(preview.One(".pager a").GetAttribute("href")!.Replace("page=2", "page=3", StringComparison.Ordinal));
        Assert.Equal(1000, last.All(".sheet-new tbody tr").Count);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(preview)).Status);
        Assert.Equal(125, await shop.Query(db => db.ListingDrafts.CountAsync(d => d.State == ListingState.Submitted)));

        // The operator takes it all at once.
        var id = await shop.Query(db => db.ListingSheets.Where(s => s.AppliedAt != null).Select(s => s.Id).SingleAsync());
        await shop.Do<DecideListing>(async decide => Assert.True((await decide.Approve((null, id), "operator")).IsDone));
        Assert.Equal(5000, await shop.Query(db => db.Variants.CountAsync(v => v.Sku.StartsWith("BULK-"))));
        Assert.Equal(60_000, await shop.Query(db => db.StockItems.Where(s => s.Code.StartsWith("BULK-")).SumAsync(s => s.Available)));
        Assert.Equal(1, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.StartsWith($"listing-sheet:{id}"))));

        // Now it is what one has: unchanged it changes nothing, and dearer by one yuan holds at once.
        var listed = await shop.Sheet(seller);
        Assert.True((await seller.Bring(listed.Xlsx())).Counts() is [0, 0, > 125, 0]);
        foreach (var row in listed.Rows.Where(r => ((string)r["货号"]!).StartsWith("BULK-", StringComparison.Ordinal)))
        {
            row["价钱（元）"] = 29.5m;
        }
        var dearer = await seller.Bring(listed.Xlsx());
        Assert.Equal(125, dearer.Counts()[1]);
        Assert.Equal(HttpStatusCode.Redirect, (await seller.Take(dearer)).Status);
        Assert.Equal(5000, await shop.Query(db => db.Prices.CountAsync(p => p.AmountFen == 2950 && db.Variants.Any(v => v.Id == p.VariantId && v.Sku.StartsWith("BULK-")))));
        await shop.AssertStockReconciles();
    }

    private static double Shade(ShopApp shop, Picture picture)
    {
        using var image = NetVips.Image.NewFromFile(Path.Combine(shop.Folder, "pictures", $"{picture.Hash}.webp"));
        // To the nearest of the shades that were taken.
        return Math.Round(image.ExtractBand(0).Avg() / 30) * 30;
    }
}
