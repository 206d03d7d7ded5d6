using System.Globalization;
using System.Net;
using System.Text;
using MathNet.Numerics.Distributions;
using Shop.Features.Repurchase;
using Shop.Features.Repurchase.Models;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Repurchase;

public sealed class ForecastTests
{
    [Fact]
    public void Weeks_held_back_of_cdnow_add_up_to_what_is_published_week_by_week_and_by_repeats()
    {
        var track = TrackForecast.Run(CdnowSample.History(), new DateOnly(1998, 6, 30), 39);
        Assert.Equal((CdnowSample.CalibrationEnd, 39), (track.FittedAsOf, track.ByWeek[^1].Week));
        Assert.Equal((1882, 1653.4), (track.ByWeek[^1].Actual, Math.Round(track.ByWeek[^1].Expected, 1)));
        Assert.Equal([1411, 439, 214, 100, 62, 38, 29, 64], track.ByRepeats.Select(r => r.Customers));
        Assert.Equal((1882, 1653.4), (track.ByRepeats.Sum(r => r.Actual), Math.Round(track.ByRepeats.Sum(r => r.Expected), 1)));
        Assert.True(track.ByWeek.Zip(track.ByWeek.Skip(1)).All(w => w.First.Week < w.Second.Week && w.First.Actual <= w.Second.Actual && w.First.Expected < w.Second.Expected));
        Assert.Equal(13, track.ByWeek.Count);
    }

    [Fact]
    public void Too_few_customers_then_leave_nothing_to_compare()
    {
        var track = TrackForecast.Run(History.Of([]), new DateOnly(2026, 6, 30), 4);
        Assert.Equal((FitOutcome.TooFewCustomers, 0, 0), (track.Fit.Outcome, track.ByRepeats.Count, track.ByWeek.Count));
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_page_shows_what_the_models_say_and_who_is_expected(DatabaseProvider provider)
    {
        var count = new QueryCount();
        await using var app = await ShopApp.Start(provider, change: count.Add);
        await ImportOrdersTests.Import(app, Orders(app.Service<ShopClock>().Today));
        ModelReport? report = null;
        await app.Do<ReadHistory>(async r => report = ForecastCustomers.Run(await r.Run(new Cut()), app.Service<ShopClock>().Today, 13));
        Assert.Equal((FitOutcome.Fitted, FitOutcome.Fitted), (report!.BgNbd.Outcome, report.GammaGamma.Outcome));
        using var operator_ = await DueTests.SignedIn(app, "operator@shop.test");
        var page = await Fitted(operator_, "/operator/forecast?weeks=13");
        Assert.Equal(report.ExpectedRepeats!.Value.ToString("#,0", CultureInfo.InvariantCulture), page.One(".figure-tile strong").TextContent);
        Assert.Equal("¥" + report.ExpectedValue!.Value.ToString("#,0", CultureInfo.InvariantCulture), page.All(".figure-tile strong")[1].TextContent);
        var best = report.Forecasts.MaxBy(f => f.ExpectedValue)!;
        Assert.Equal($"#{best.Summary.Customer}", page.One(".due-table tbody th").TextContent);
        Assert.Equal(["weeks", "tracked", "repeated"], page.All(".chart").Select(c => c.Id));
        Assert.Contains("恰好是 1", page.Text, StringComparison.Ordinal);
        Assert.Contains("r " + report.BgNbd.Model!.R.ToString("0.####", CultureInfo.InvariantCulture), page.Text, StringComparison.Ordinal);
        // Fitted once: the page only looks.
        Assert.InRange(await DueTests.Asked(count, operator_, "/operator/forecast?weeks=13"), 1, 14);

        var lines = Encoding.UTF8.GetString((await operator_.Download("/operator/forecast.csv?weeks=13", HttpMethod.Get)).Bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(report.Customers, lines.Length - 1);
        Assert.Equal(report.ExpectedRepeats.Value, lines.Skip(1).Sum(l => double.Parse(l.Split(',')[5], CultureInfo.InvariantCulture)), 4);
        Assert.Equal(0x50, (await operator_.Download("/operator/forecast.xlsx?weeks=13", HttpMethod.Get)).Bytes[0]);
        Assert.Equal(HttpStatusCode.NotFound, (await operator_.Get("/operator/forecast?weeks=14")).Status);

        // A new order is another history: what was fitted before stays there until it is fitted anew.
        await ImportOrdersTests.Import(app, "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\nlate,2026-01-01,paid,late,,,WJF-CLS-MILD,,1,39.00,CNY");
        Assert.Contains($"{report.Customers + 1} 位顾客", (await Fitted(operator_, "/operator/forecast?weeks=13")).Text, StringComparison.Ordinal);
    }

    [Theory]
    [OnBothDatabases]
    public async Task Where_there_is_too_little_it_says_why_and_forecasts_nothing(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        using var weiping = await DueTests.SignedIn(app, "weiping@shop.test");
        var page = await Fitted(weiping, "/cooperative/forecast");
        Assert.Equal(2, page.All(".notice").Count);
        Assert.Contains("BG/NBD：顾客太少（0 位）", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.All(".figure-tile, .due-table, .figure-take"));
    }

    private static async Task<Page> Fitted(Browser browser, string path)
    {
        for (var i = 0; ; i++)
        {
            var page = await browser.Get(path);
            if (!page.Headers.ContainsKey("Refresh") || i > 60)
            {
                return page;
            }
            await Task.Delay(500);
        }
    }

    // Six hundred customers as the models take them to be.
    private static string Orders(DateOnly today)
    {
        var (random, file, n) = (new Random(20261128), new StringBuilder("order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n"), 0);
        for (var c = 0; c < 600; c++)
        {
            var (rate, leave, spends) = (Gamma.Sample(random, 0.8, 6), Beta.Sample(random, 0.9, 3), Gamma.Sample(random, 4, 20));
            for (var day = today.AddDays(-random.Next(180, 500)); day <= today;)
            {
                file.AppendLine(CultureInfo.InvariantCulture, $"{++n},{day:yyyy-MM-dd},paid,c{c},,,WJF-CLS-MILD,,1,{1 + Gamma.Sample(random, 6, spends):0.00},CNY");
                if (random.NextDouble() < leave)
                {
                    break;
                }
                day = day.AddDays(Math.Max(1, (int)Math.Min(10_000, Exponential.Sample(random, rate) * 7)));
            }
        }
        return file.ToString();
    }
}
