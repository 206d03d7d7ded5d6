using Shop.Features.Repurchase.Models;

namespace Shop.Tests.Features.Repurchase;

/// <summary>The published figures of CDNOW's sample, calibrated to 1997-09-30, to the digits given.</summary>
public class CdnowModelTests
{
    private static readonly Lazy<ModelReport> Fitted = new(() => ForecastCustomers.Run(CdnowSample.History(), CdnowSample.CalibrationEnd));

    private static ModelReport Report()
    {
        CdnowSample.History();
        return Fitted.Value;
    }

    [Fact]
    public void Customers_are_those_published_by_their_repeats()
    {
        Assert.Equal(2357, Report().Customers);
        Assert.Equal([1411, 439, 214, 100, 62, 38, 29, 64], Report().Frequencies.Select(f => f.Actual));
        Assert.Equal([false, false, false, false, false, false, false, true], Report().Frequencies.Select(f => f.OrMore));
    }

    [Fact]
    public void Bg_nbd_has_the_published_parameters_and_likelihood()
    {
        var fit = Report().BgNbd;
        Assert.Equal((FitOutcome.Fitted, 2357), (fit.Outcome, fit.Customers));
        Assert.Equal((0.2426, 4.414, 0.793, 2.426), (Math.Round(fit.Model!.R, 4), Math.Round(fit.Model.Alpha, 3), Math.Round(fit.Model.A, 3), Math.Round(fit.Model.B, 3)));
        Assert.Equal(-9582.429, Math.Round(fit.LogLikelihood!.Value, 3));
    }

    [Fact]
    public void So_many_customers_are_expected_with_each_number_of_repeats()
    {
        // 59.85 and 25.55: in the table these two were rounded a second time, up to 59.9 and 25.6.
        Assert.Equal([1407.68, 460.32, 192.46, 101.16, 59.85, 38.12, 25.55, 71.85], Report().Frequencies.Select(f => Math.Round(f.Expected, 2)));
    }

    [Fact]
    public void Thirty_nine_weeks_held_back_are_forecast_as_published()
    {
        var check = CheckForecast.Run(CdnowSample.History(), new DateOnly(1998, 6, 30), 39);
        Assert.Equal((CdnowSample.CalibrationEnd, 1653.4, 1882), (check.FittedAsOf, Math.Round(check.Expected!.Value, 1), check.Actual));
        Assert.Equal(check.Expected.Value, Report().ExpectedRepeats!.Value, 6);
    }

    [Fact]
    public void One_customer_is_expected_as_published()
    {
        var one = new CustomerSummary(1, 2, 30.43, 38.86);
        Assert.Equal((1.226, 0.7266), (Math.Round(Report().BgNbd.Model!.ExpectedRepeats(one, 39), 3), Math.Round(Report().BgNbd.Model!.ChanceAlive(one), 4)));
    }

    [Fact]
    public void Gamma_gamma_has_the_published_parameters_likelihood_and_mean()
    {
        var fit = Report().GammaGamma;
        Assert.Equal((FitOutcome.Fitted, 946), (fit.Outcome, fit.Customers));
        Assert.Equal((6.25, 3.74, 15.44), (Math.Round(fit.Model!.P, 2), Math.Round(fit.Model.Q, 2), Math.Round(fit.Model.Gamma, 2)));
        Assert.Equal((-4055.918, 35.17), (Math.Round(fit.LogLikelihood!.Value, 3), Math.Round(fit.Model.Mean!.Value, 2)));
    }

    [Theory]
    [InlineData("1997-09-30", 2457)]
    [InlineData("1998-06-30", 4339)]
    public void Repeats_add_up_to_those_published(string asOf, int repeats) =>
        Assert.Equal(repeats, SummariseCustomers.Run(CdnowSample.History(), DateOnly.Parse(asOf, System.Globalization.CultureInfo.InvariantCulture)).Sum(c => c.Repeats));

    [Fact]
    public void Each_customers_figures_add_up_to_the_sums()
    {
        var report = Report();
        Assert.Equal(2357, report.Forecasts.Count);
        Assert.All(report.Forecasts, f => Assert.Equal(report.BgNbd.Model!.ExpectedRepeats(f.Summary, 39), f.ExpectedRepeats, 12));
        Assert.All(report.Forecasts.Where(f => f.Summary.Repeats == 0), f => Assert.Equal((1, report.GammaGamma.Model!.Mean), (f.ChanceAlive, f.ExpectedMean)));
        Assert.Equal(report.Forecasts.Sum(f => f.ExpectedRepeats * f.ExpectedMean!.Value), report.ExpectedValue!.Value, 6);
        Assert.InRange(report.MeanChanceAlive!.Value, report.Forecasts.Min(f => f.ChanceAlive), 1);
    }

    [Fact]
    public void In_another_unit_of_money_only_gamma_is_another()
    {
        var (dollars, cents) = (Report().GammaGamma.Model!, FitGammaGamma.Run(SummariseCustomers.Run(CdnowSample.History(), CdnowSample.CalibrationEnd, 1)).Model!);
        Assert.Equal(100, cents.Gamma / dollars.Gamma, 4);
        Assert.Equal((dollars.P, dollars.Q), (cents.P, cents.Q), (a, b) => Math.Abs(a.P - b.P) < 1e-4 && Math.Abs(a.Q - b.Q) < 1e-4);
    }
}
