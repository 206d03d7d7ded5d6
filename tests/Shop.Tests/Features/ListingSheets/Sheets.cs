using System.Globalization;
using System.IO.Compression;
using NetVips;
using Shop.Features.ListingSheets;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.ListingSheets;

/// <summary>Sheets as people keep them: cells by stock number and heading.</summary>
internal sealed class Table
{
    public List<string> Headings { get; } = [];
    public List<Dictionary<string, object?>> Rows { get; } = [];

    public static Table Of(byte[] file)
    {
        var rows = ReadSheet.Run(file).Rows;
        var table = new Table();
        table.Headings.AddRange(rows[0].Cells);
        table.Rows.AddRange(rows.Skip(1).Select(r => table.Headings.Select((h, i) => (h, i)).ToDictionary(x => x.h, x => (object?)r[x.i])));
        return table;
    }

    /// <summary>The row of a number.</summary>
    public Dictionary<string, object?> this[string sku] => Rows.Single(r => (string?)r["货号"] == sku);

    public Dictionary<string, object?> Add(params (string Heading, object? Value)[] cells)
    {
        var row = Headings.ToDictionary(h => h, _ => (object?)null);
        foreach (var (heading, value) in cells)
        {
            row[heading] = value;
        }
        Rows.Add(row);
        return row;
    }

    /// <summary>Something new that lacks nothing but a picture.</summary>
    public Dictionary<string, object?> AddNew(string sku, string name, object? price = null) => Add(("货号", sku), ("名字", name), ("价钱（元）", price ?? 28.5m), ("有几件（新货号）", 12), ("类别", "厨具"), ("牌子", "威酱坊"), ("是吃的", "否"));

    public byte[] Xlsx() => WriteSheet.Xlsx("单", Headings, Cells());

    public byte[] Csv() => WriteSheet.Csv(Headings, Cells());

    private IEnumerable<IReadOnlyList<object?>> Cells() => Rows.Select(r => (IReadOnlyList<object?>)[.. Headings.Select(h => r[h])]);
}

internal static class Sheets
{
    public const string Path = "/cooperative/products/sheet";
    public const string Sku = "WJF-CLS-MILD";
    public const string Product = "classic-chilli-sauce";

    public static async Task<Table> Sheet(this ShopApp shop, Browser seller) => Table.Of((await shop.File(seller, Path + ".xlsx")).Bytes);

    public static Task<Page> Bring(this Browser seller, byte[] file, string name = "a.xlsx") => seller.Upload(Path, "File", file, name);

    /// <summary>New, changed, unchanged, wrong.</summary>
    public static int[] Counts(this Page page) => [.. page.All(".figures dd").Select(d => int.Parse(d.TextContent, CultureInfo.InvariantCulture))];

    /// <summary>Row, heading and reason of each wrong cell.</summary>
    public static IReadOnlyList<(string Row, string Column, string Why)> Wrong(this Page page) =>
        [.. page.All(".sheet-wrong tbody tr").Select(r => (r.Children[0].TextContent, r.Children[1].TextContent, r.Children[2].TextContent))];

    public static Task<Page> Take(this Browser seller, Page preview) => seller.Submit(preview, "form[action$='/acceptance']", follow: false);

    public static byte[] Zip(params (string Name, byte[] Bytes)[] files)
    {
        var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in files)
            {
                using var entry = archive.CreateEntry(name).Open();
                entry.Write(bytes);
            }
        }
        return zip.ToArray();
    }

    public static byte[] Photo(double shade = 90)
    {
        using var black = Image.Black(60, 40, bands: 3);
        using var image = black.Linear([1.0, 1, 1], [shade, 120.0, 30]).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return image.JpegsaveBuffer(q: 90);
    }

    /// <summary>Everything that a shop says of products, and how often it moved.</summary>
    public static Task<string> State(this ShopApp shop) => shop.Query(async db => string.Join(' ',
        await db.Products.CountAsync(), await db.Variants.CountAsync(), await db.Prices.CountAsync(), await db.Prices.SumAsync(p => p.AmountFen), await db.ListingDrafts.CountAsync(), await db.ListingSheets.CountAsync(s => s.AppliedAt != null),
        await db.Pictures.CountAsync(), await db.StockMovements.CountAsync(), string.Join(',', await db.Products.OrderBy(p => p.Id).Select(p => p.EditedAt).ToListAsync())));
}
