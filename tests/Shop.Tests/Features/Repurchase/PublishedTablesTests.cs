using System.IO.Compression;
using Shop.Features.OrderImports;
using Shop.Features.Repurchase;
using Shop.Tests.StripeStandIn;

namespace Shop.Tests.Features.Repurchase;

/// <summary>Real orders of two shops, whose figures are published; the files lie outside the repo.</summary>
public sealed class PublishedTablesTests
{
    private const string WhyMissing = "The published orders aren't here: set SHOP_SHARED to the folder that has data/uci_online_retail.csv.gz and data/CDNOW_master.txt.gz";

    [Theory]
    [OnBothDatabases]
    public async Task Uci_online_retail_gives_the_published_figures(DatabaseProvider provider)
    {
        var result = await Imported(provider, "uci_online_retail.csv.gz", "uci", async (app, result) =>
        {
            var all = await Report(app, "GBP", null, new DateOnly(2011, 12, 10));
            Assert.Equal((18_532, 4_338, 2_845), (all.Orders - all.UnidentifiedOrders, all.LifetimeCustomers, all.LifetimeRepeatCustomers));
            Assert.Equal(0.65583, all.LifetimeRepeatRate!.Value, 5);
            Assert.Equal([(778, 4086), (1314, 3741), (1533, 3370), (1853, 2821), (500, 573)], new[] { "30", "60", "90", "180", "365" }.Select(n => (all.WithinDays[n].Repurchased, all.WithinDays[n].Eligible)));
            Assert.Equal([885, 324, 286, 340, 321, 352, 321, 309, 313, 350, 331, 445, 235], all.Cohorts[0].Active);
            Assert.Equal([417, 92, 111, 96, 134, 120, 103, 101, 125, 136, 152, 49], all.Cohorts[1].Active);
            Assert.Equal([380, 71, 71, 108, 103, 94, 96, 106, 94, 116, 26], all.Cohorts[2].Active);
            Assert.Equal(["2010-12", "2011-01", "2011-02"], all.Cohorts.Take(3).Select(c => c.Month));
            Rates(await Report(app, "GBP", new DateOnly(2011, 11, 1), new DateOnly(2011, 12, 1)), (1397, 1664), (1341, 1664), (540, 1664), (2334, 2657));
            await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
        });
        Assert.Equal((541_909, 0), (result.Lines, result.BadRows));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Cdnow_gives_the_published_figures(DatabaseProvider provider) => await Imported(provider, "CDNOW_master.txt.gz", "cdnow", async (app, result) =>
    {
        Assert.Equal((67_591, 23_570), (result.Orders, result.Customers));
        var all = await Report(app, "USD", null, new DateOnly(1998, 7, 1), includeFree: true);
        Assert.Equal((23_570, 67_591, 11_516), (all.LifetimeCustomers, all.Orders, all.LifetimeRepeatCustomers));
        Assert.Equal(0.488587, all.LifetimeRepeatRate!.Value, 6);
        Assert.Equal([1384, 4115, 5929, 6887, 8827, 10810], all.WithinDays.Values.Select(w => w.Repurchased));
        Assert.All(all.WithinDays.Values, w => Assert.Equal(23_570, w.Eligible));
        Assert.Equal(44_021, all.Gaps.Count);
        Assert.Equal(72.214, all.Gaps.MeanDays!.Value, 3);
        Assert.Equal((12.0, 34.0, 94.0), (all.Gaps.Quartiles!.Value.Lower, all.Gaps.MedianDays!.Value, all.Gaps.Quartiles!.Value.Upper));
        Assert.Equal((110.996, 57.0), (Math.Round(all.Gaps.FirstToSecondMeanDays!.Value, 3), all.Gaps.FirstToSecondMedianDays!.Value));
        Assert.Equal([7846, 1157, 964, 810, 679, 736], all.Cohorts[0].Active.Take(6));
        Assert.Equal([8476, 1312, 980, 783, 847, 786], all.Cohorts[1].Active.Take(6));
        Assert.Equal([7248, 1032, 752, 756, 674, 564], all.Cohorts[2].Active.Take(6));
        Rates(await Report(app, "USD", new DateOnly(1997, 2, 1), new DateOnly(1997, 3, 1), includeFree: true), (1951, 9633), (1157, 9633), (1062, 9633), (2569, 11045));
    });

    private static void Rates(RepurchaseReport report, (int, int) returning, (int, int) existing, (int, int) byCustomer, (int, int) byOrder)
    {
        Assert.Equal((returning, existing, byCustomer, byOrder), ((report.Counts.Returning, report.Buyers), (report.Counts.Existing, report.Buyers), (report.Counts.Twice, report.Buyers), (report.Counts.LaterOrders, report.Orders - report.UnidentifiedOrders)));
        Assert.Equal(returning.Item1 / (double)returning.Item2, report.ReturningCustomerRate);
        Assert.Equal(byOrder.Item1 / (double)byOrder.Item2, report.RepurchaseRateByOrder);
    }

    private static async Task<ImportResult> Imported(DatabaseProvider provider, string name, string profileName, Func<ShopApp, ImportResult, Task> check)
    {
        var path = SharedData.Find(name, "");
        Assert.SkipWhen(path is null, WhyMissing);
        await using var gzip = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var content = new MemoryStream();
        await gzip.CopyToAsync(content, TestContext.Current.CancellationToken);
        await using var app = await ShopApp.Start(provider);
        var profile = (await app.Service<ImportProfiles>().Of(profileName))!;
        ImportResult? result = null;
        await app.Do<ReadOrders>(async read =>
        {
            var file = read.Run(content.ToArray(), profile);
            await app.Do<ImportOrders>(async import => result = await import.Run(new ImportWish(name, content.ToArray(), Channel.Other, profile, "test", file.Bad.Count), file.Orders));
        });
        await check(app, result!);
        return result!;
    }

    private static async Task<RepurchaseReport> Report(ShopApp app, string currency, DateOnly? from, DateOnly to, bool includeFree = false)
    {
        RepurchaseReport? report = null;
        await app.Do<ReadHistory>(async read =>
        {
            var history = await read.Run(new Cut { Currency = currency, IncludeFree = includeFree });
            report = CountRepurchase.Run(history, from ?? history.FirstDay!.Value, to);
        });
        return report!;
    }
}
