using System.Globalization;
using System.IO.Compression;
using Shop.Features.Repurchase;

namespace Shop.Tests.Features.Repurchase;

/// <summary>CDNOW's sample lies outside the repo: in <c>$SHOP_SHARED/data</c>, or in <c>shared</c> beside the repo.</summary>
public static class CdnowSample
{
    public static readonly DateOnly CalibrationEnd = new(1997, 9, 30);
    private static readonly Lazy<History?> Loaded = new(() => Find() is { } file ? Read(file) : null);

    /// <summary>The history, in cents; skips the test where the file isn't.</summary>
    public static History History()
    {
        Assert.SkipWhen(Loaded.Value is null, "CDNOW's sample isn't here: set SHOP_SHARED to the folder that has data/CDNOW_sample.txt.gz, or put it in shared/ beside the repo");
        return Loaded.Value!;
    }

    public static async Task Unpack(string to)
    {
        await using var packed = new GZipStream(File.OpenRead(Find()!), CompressionMode.Decompress);
        await using var plain = File.Create(to);
        await packed.CopyToAsync(plain);
    }

    private static string? Find()
    {
        var shared = Environment.GetEnvironmentVariable("SHOP_SHARED") is { Length: > 0 } set ? set : Path.Combine(Path.GetDirectoryName(Tests.House.Repository.Root.TrimEnd('/'))!, "shared");
        return Path.Combine(shared, "data", "CDNOW_sample.txt.gz") is var file && File.Exists(file) ? file : null;
    }

    private static History Read(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var orders = new List<HistoryOrder>();
        while (lines.ReadLine() is { } line)
        {
            if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, var customer, var date, var units, var dollars])
            {
                var day = DateOnly.ParseExact(date, "yyyyMMdd", CultureInfo.InvariantCulture);
                orders.Add(new HistoryOrder(long.Parse(customer, CultureInfo.InvariantCulture), day.ToDateTime(default), day, (long)(decimal.Parse(dollars, CultureInfo.InvariantCulture) * 100), int.Parse(units, CultureInfo.InvariantCulture), $"{orders.Count:D6}"));
            }
        }
        return Shop.Features.Repurchase.History.Of(orders);
    }
}
