using System.Net;
using System.Text;
using Shop.Features.ListingSheets;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.ListingSheets;

/// <summary>Down, up, and what is told of it.</summary>
public class UploadTests
{
    [Theory, OnBothDatabases]
    public async Task What_was_downloaded_and_uploaded_unchanged_changes_nothing_in_whatever_form(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var reader = await shop.SignedIn("xiandu@shop.test", culture: "en");
        var (before, xlsx, csv) = (await shop.State(), await shop.File(seller, Sheets.Path + ".xlsx"), await shop.File(seller, Sheets.Path + ".csv"));
        Assert.Equal((WriteSheet.XlsxType, "text/csv"), (xlsx.Type, csv.Type));
        // Units that are sold meanwhile don't make it another sheet.
        await shop.Bought([(Sheets.Sku, 2)]);
        before = await shop.State();
        var text = Encoding.UTF8.GetString(csv.Bytes).TrimStart('\uFEFF');
        byte[][] files = [xlsx.Bytes, csv.Bytes, Encoding.UTF8.GetBytes(text), CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text), Sheets.Zip(("我们卖的/表.xlsx", xlsx.Bytes), ("__MACOSX/._表.xlsx", [1]))];
        var products = await shop.Query(db => db.Products.Goods().CountAsync(p => p.Cooperative.Slug == "weiping-sauce" && p.WithdrawnAt == null));
        foreach (var file in files)
        {
            var page = await seller.Bring(file, "a");
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal([0, 0, products, 0], page.Counts());
            Assert.Empty(page.All("form[action$='/acceptance']"));
        }
        var english = await reader.Upload(Sheets.Path, "File", (await shop.File(reader, Sheets.Path + ".csv?culture=en")).Bytes, "a.csv");
        Assert.True(english.Counts() is [0, 0, > 3, 0], english.Text);
        Assert.Equal(before, await shop.State());
        Assert.Equal(0, await shop.Query(db => db.ListingSheets.CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Every_wrong_cell_is_told_with_row_column_and_reason_and_nothing_is_taken(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var sheet = await shop.Sheet(seller);
        var before = await shop.State();
        var (start, known) = (sheet.Rows.Count + 2, sheet[Sheets.Sku]["名字"]);
        (string Column, string Why, Action<Dictionary<string, object?>> Make)[] wrong =
        [
            ("货号", "没有写货号", r => r["货号"] = ""),
            ("货号", "只能有", r => r["货号"] = "辣酱 一号"),
            ("货号", "已经有一行", r => r["货号"] = Sheets.Sku),
            // Another cooperative's.
            ("货号", "已经有人用", r => r["货号"] = "XQ-BMK-RED"),
            ("商品网址名", "没有这件东西", r => r["商品网址名"] = "mist-cup"),
            ("名字", "要写名字", r => r["名字"] = ""),
            ("名字", "已经有叫这个名字", r => r["名字"] = known),
            ("价钱（元）", "最多两位小数", r => r["价钱（元）"] = "便宜"),
            ("价钱（元）", "要写", r => r["价钱（元）"] = null),
            ("有几件（新货号）", "整数", r => r["有几件（新货号）"] = "-3"),
            ("类别", "可以写：", r => r["类别"] = "不知道"),
            ("条形码", "存成文本", r => r["条形码"] = "6.90123E+12"),
            ("配料", "不是吃的", r => r["配料"] = "毛竹"),
            ("哪天做的", "2026-05-01", r => r["哪天做的"] = "上个月"),
            ("名字", "最多 60", r => r["名字"] = new string('酱', 61)),
        ];
        foreach (var ((_, _, make), i) in wrong.Select((w, i) => (w, i)))
        {
            make(sheet.AddNew($"NEW-{i}", $"新东西 {i}"));
        }
        var page = await seller.Bring(sheet.Xlsx());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(wrong.Select((w, i) => (Row: $"{start + i}", w.Column)), page.Wrong().Select(w => (w.Row, w.Column)));
        Assert.All(wrong.Zip(page.Wrong()), w => Assert.Contains(w.First.Why, w.Second.Why, StringComparison.Ordinal));
        Assert.Equal(wrong.Length, page.Counts()[3]);
        Assert.EndsWith("写的是：辣酱 一号", page.Wrong()[1].Why, StringComparison.Ordinal);
        Assert.Empty(page.All("form[action$='/acceptance']"));
        Assert.Equal(before, await shop.State());

        // Of what is sold already.
        sheet = await shop.Sheet(seller);
        sheet[Sheets.Sku]["有几件（新货号）"] = 5;
        Assert.Contains("点开那件东西", Assert.Single((await seller.Bring(sheet.Xlsx())).Wrong()).Why, StringComparison.Ordinal);
        sheet = await shop.Sheet(seller);
        var rows = sheet.Rows.Where(r => (string?)r["商品网址名"] == Sheets.Product).ToList();
        (rows[0]["一句话"], rows[1]["一句话"]) = ("一种说法", "另一种说法");
        Assert.Contains("写的不一样", Assert.Single((await seller.Bring(sheet.Csv())).Wrong()).Why, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_file_that_is_no_sheet_is_refused_as_a_whole_and_says_why(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var rows = new StringBuilder("货号\n");
        for (var i = 0; i <= ReadUpload.MostRows; i++)
        {
            rows.Append(i).Append('\n');
        }
        foreach (var (file, why) in new (byte[], string)[]
        {
            ([], "选一个文件"), (Encoding.UTF8.GetBytes("货号,名字\n"), "没有东西"), ([0xD0, 0xCF, 0x11, 0xE0, 1], ".xls"), ([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0x80, 0xFF], "不是表格"),
            (Encoding.UTF8.GetBytes("货号,\"名字\n1,2"), "坏了"), ("PK\u0003\u0004nothing"u8.ToArray(), "坏了"), (Encoding.UTF8.GetBytes(rows.ToString()), "50000"), (new byte[ReadSheet.LargestBytes + 1], "太大"),
            (new byte[ReadUpload.LargestBytes + 1], "太大"), (Sheets.Zip(("a.txt", [1])), "要有一张表格"), (Sheets.Zip(("a.csv", [1]), ("b.xlsx", [1])), "只能有一张"),
        })
        {
            var page = await seller.Bring(file);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Contains(why, page.One("#File-error").TextContent, StringComparison.Ordinal);
        }
        foreach (var (text, column, why) in new[] { ("名字,价钱（元）\n辣酱,3\n", "货号", "要有"), ("货号,货号\nA,B\n", "货号", "两次"), ("Stock number,货号\nA,B\n", "货号", "两次") })
        {
            var page = await seller.Bring(Encoding.UTF8.GetBytes(text), "a.csv");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.Equal(column, Assert.Single(page.Wrong()).Column);
            Assert.Contains(why, page.Wrong()[0].Why, StringComparison.Ordinal);
        }
        var strange = await seller.Bring(Encoding.UTF8.GetBytes($"货号,备注\n{Sheets.Sku},老客户喜欢\n"), "a.csv");
        Assert.Equal(HttpStatusCode.OK, strange.Status);
        Assert.Contains("没有读：备注", strange.Text, StringComparison.Ordinal);
        Assert.Equal([0, 0, 1, 0], strange.Counts());
    }

    [Theory, OnBothDatabases]
    public async Task What_a_preview_asks_of_the_database_does_not_grow_with_the_sheet(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var shop = await ShopApp.Start(provider, change: count.Add);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        var (small, large) = (await shop.Sheet(seller), await shop.Sheet(seller));
        small.Rows.RemoveRange(2, small.Rows.Count - 2);
        small.AddNew("NEW-1", "新的");
        foreach (var i in Enumerable.Range(0, 200))
        {
            large.AddNew($"MANY-{i}", $"新的 {i}");
        }
        Page? preview = null;
        await seller.Bring(small.Xlsx());
        var few = await count.During(async () => preview = await seller.Bring(small.Xlsx()));
        Assert.Equal(HttpStatusCode.OK, preview!.Status);
        var many = await count.During(async () => preview = await seller.Bring(large.Xlsx()));
        Assert.Equal(200, preview.Counts()[0]);
        // What works in the background asks as well, of other tables.
        static int OfListings(IReadOnlyList<string> statements) => statements.Count(s => s.Contains("Products", StringComparison.Ordinal) || s.Contains("Variants", StringComparison.Ordinal) || s.Contains("Listing", StringComparison.Ordinal) || s.Contains("Categories", StringComparison.Ordinal));
        Assert.InRange(OfListings(few), 8, 20);
        Assert.Equal(OfListings(few), OfListings(many));
    }
}
