using MathNet.Numerics.Distributions;
using Shop.Features.Repurchase;
using Shop.Features.Repurchase.Models;

namespace Shop.Tests.Features.Repurchase;

public class ModelTests
{
    private static readonly double[][] Points = [[0.3, 5, 0.8, 2.5], [2, 0.1, 4, 0.2], [0.01, 300, 0.02, 9], [40, 400, 1, 1]];

    [Fact]
    public void Bg_nbds_slope_is_that_of_finite_differences()
    {
        var likelihood = new BgNbdLikelihood(Village(300, 1));
        Assert.All(Points, p => SlopeIsRight(likelihood.Of, p));
    }

    [Fact]
    public void Gamma_gammas_slope_is_that_of_finite_differences()
    {
        var likelihood = new GammaGammaLikelihood([.. Village(300, 2).Where(c => c.Repeats > 0)]);
        Assert.All(Points, p => SlopeIsRight(likelihood.Of, p[..3]));
    }

    [Fact]
    public void Likelihoods_are_the_formulas_customer_by_customer()
    {
        var (r, alpha, a, b) = (0.4, 6.0, 0.7, 2.2);
        var customers = Village(200, 3);
        double G(double v) => MathNet.Numerics.SpecialFunctions.GammaLn(v);
        var byHand = customers.Average(c => G(r + c.Repeats) - G(r) + (r * Math.Log(alpha)) + G(a + b) + G(b + c.Repeats) - G(b) - G(a + b + c.Repeats)
            + Math.Log(Math.Pow(alpha + c.Age, -(r + c.Repeats)) + (c.Repeats > 0 ? a / (b + c.Repeats - 1) * Math.Pow(alpha + c.LastAge, -(r + c.Repeats)) : 0)));
        Assert.Equal(byHand, new BgNbdLikelihood(customers).Of([r, alpha, a, b]).Value, 10);
        var (p, q, gamma) = (5.0, 3.0, 12.0);
        var paid = customers.Where(c => c.Repeats > 0).ToList();
        var money = paid.Average(c => G((p * c.Repeats) + q) - G(p * c.Repeats) - G(q) + (q * Math.Log(gamma)) + (((p * c.Repeats) - 1) * Math.Log(c.MeanValue)) + (p * c.Repeats * Math.Log(c.Repeats))
            - (((p * c.Repeats) + q) * Math.Log(gamma + (c.Repeats * c.MeanValue))));
        Assert.Equal(money, new GammaGammaLikelihood(paid).Of([p, q, gamma]).Value, 10);
    }

    // The closed form with 2F1, computed to forty digits elsewhere (mpmath); at a = 1 and at a + b = 1 its limit.
    [Theory]
    [InlineData(0.25, 4.4, 0.8, 2.4, 39, 1.22243277900413405)]
    [InlineData(0.25, 4.4, 1, 2.4, 39, 1.11060648978849173)]
    [InlineData(2.5, 4.4, 0.3, 0.7, 39, 9.14197730636531463)]
    [InlineData(0.25, 0.001, 0.8, 2.4, 80, 40.1067156627495)]
    [InlineData(5, 0.5, 0.02, 4, 100, 909.275942109739429)]
    [InlineData(300, 50, 5, 300, 39, 68.2515480384660274)]
    [InlineData(5, 100, 1e5, 3e5, 39, 1.48789811170981336)]
    public void Expected_repeats_are_the_closed_form_on_both_ways(double r, double alpha, double a, double b, double t, double expected)
    {
        Assert.Equal(1, BetaMixture.Expected(r, alpha, a, b, t) / expected, 1e-12);
        Assert.Equal(1, BetaMixture.Integral(r, alpha, a, b, t) / expected, 1e-12);
        Assert.Equal(1, BetaMixture.Series(r, a, b, t / (alpha + t), alpha / (alpha + t)) / expected, 1e-10);
    }

    [Fact]
    public void Chances_add_up_to_one_and_their_mean_is_the_expected_number()
    {
        var model = new BgNbd(0.9, 8, 0.7, 2.2);
        var chances = model.Probabilities(400, 60);
        Assert.Equal(1, chances.Sum(), 1e-12);
        Assert.Equal(model.ExpectedRepeats(60), chances.Select((p, x) => x * p).Sum(), 1e-10);
        Assert.Equal(chances[3], model.Probability(3, 60));
        Assert.Equal([1, 0, 0], model.Probabilities(2, 0));
        Assert.Equal(0, model.ExpectedRepeats(0));
    }

    [Fact]
    public void Whoever_never_came_back_is_surely_alive_and_whoever_bought_often_and_stopped_is_not()
    {
        var model = new BgNbd(0.25, 4.4, 0.8, 2.4);
        Assert.Equal(1, model.ChanceAlive(new CustomerSummary(1, 0, 0, 500)));
        Assert.InRange(model.ChanceAlive(new CustomerSummary(1, 600, 90, 900)), 0, 1e-100);
        Assert.InRange(model.ChanceAlive(new CustomerSummary(1, 600, 899, 900)), 0.99, 1);
    }

    [Fact]
    public void Parameters_that_made_the_customers_are_found_again()
    {
        var customers = Village(20_000, 5);
        var (often, money) = (FitBgNbd.Run(customers).Model!, FitGammaGamma.Run(customers).Model!);
        Assert.InRange(often.R, 0.75, 0.85);
        Assert.InRange(often.Alpha, 7.4, 8.6);
        Assert.InRange(often.A, 0.65, 0.95);
        Assert.InRange(often.B, 2.0, 3.0);
        Assert.InRange(money.Mean!.Value, 32, 35);
    }

    [Fact]
    public void Customers_who_all_bought_once_fit_nothing_and_the_result_says_why()
    {
        var once = Enumerable.Range(0, 500).Select(i => new CustomerSummary(i, 0, 0, 20)).ToList();
        Assert.Equal(new Fit<BgNbd>(FitOutcome.TooFewRepeaters, null, null, 500), FitBgNbd.Run(once));
        Assert.Equal(new Fit<GammaGamma>(FitOutcome.TooFewRepeaters, null, null, 0), FitGammaGamma.Run(once));
    }

    [Fact]
    public void Few_customers_fit_nothing_and_those_who_came_today_only_are_not_counted()
    {
        Assert.Equal(FitOutcome.TooFewCustomers, FitBgNbd.Run([]).Outcome);
        Assert.Equal(FitOutcome.TooFewCustomers, FitBgNbd.Run(Village(FitBgNbd.FewestCustomers - 1, 7)).Outcome);
        Assert.Equal(new Fit<BgNbd>(FitOutcome.TooFewCustomers, null, null, 0), FitBgNbd.Run([.. Enumerable.Range(0, 500).Select(i => new CustomerSummary(i, 0, 0, 0))]));
    }

    [Fact]
    public void A_search_cut_short_says_that_it_did_not_converge()
    {
        var fit = FitBgNbd.Run(Village(2000, 8), iterations: 2);
        Assert.Equal((FitOutcome.NotConverged, null), (fit.Outcome, fit.Model));
        Assert.NotNull(fit.LogLikelihood);
        Assert.Equal(FitOutcome.NotConverged, FitGammaGamma.Run(Village(2000, 8), iterations: 2).Outcome);
    }

    [Fact]
    public void Customers_who_are_all_alike_leave_the_parameters_undetermined()
    {
        var alike = Enumerable.Range(0, 500).Select(i => new CustomerSummary(i, 2, 5, 20, 30)).ToList();
        Assert.Equal((FitOutcome.Undetermined, null), (FitBgNbd.Run(alike).Outcome, FitBgNbd.Run(alike).Model));
        Assert.Equal((FitOutcome.Undetermined, null), (FitGammaGamma.Run(alike).Outcome, FitGammaGamma.Run(alike).Model));
    }

    [Fact]
    public void One_who_buys_every_day_spoils_nothing() => Assert.Equal(FitOutcome.Fitted, FitBgNbd.Run([.. Village(2000, 9), new CustomerSummary(0, 699, 99.9, 100, 39)]).Outcome);

    [Theory]
    [InlineData(-1, 0, 9)]
    [InlineData(0, 3, 9)]
    [InlineData(1, 0, 9)]
    [InlineData(2, 10, 9)]
    [InlineData(0, 0, double.NaN)]
    [InlineData(0, 0, double.PositiveInfinity)]
    public void A_customer_who_cannot_be_is_refused(int repeats, double lastAge, double age)
    {
        var wrong = new CustomerSummary(1, repeats, lastAge, age);
        Assert.Throws<ArgumentException>(() => FitBgNbd.Run([wrong]));
        Assert.Throws<ArgumentException>(() => FitGammaGamma.Run([wrong]));
    }

    [Fact]
    public void Free_repeats_are_left_out_of_the_values_and_a_long_tail_has_no_mean()
    {
        var free = Enumerable.Range(0, 500).Select(i => new CustomerSummary(i, 2, 5, 20, 0)).ToList();
        Assert.Equal(new Fit<GammaGamma>(FitOutcome.TooFewRepeaters, null, null, 0), FitGammaGamma.Run(free));
        var tail = new GammaGamma(2, 0.5, 10);
        Assert.Null(tail.Mean);
        Assert.Null(tail.ExpectedMean(new CustomerSummary(1, 0, 0, 9)));
        Assert.Equal(2 * (10 + (3 * 40)) / 5.5, tail.ExpectedMean(new CustomerSummary(1, 3, 5, 9, 40))!.Value, 12);
    }

    [Fact]
    public void A_days_orders_are_one_purchase_day_and_what_comes_after_the_day_counts_for_nothing()
    {
        HistoryOrder Order(long customer, int day, long amount) => new(customer, new DateTime(2020, 1, day, 3, 0, 0, DateTimeKind.Utc), new DateOnly(2020, 1, day), amount, 1, $"{amount}");
        var history = History.Of([Order(1, 1, 3900), Order(1, 1, 100), Order(1, 8, 3900), Order(1, 8, 2000), Order(1, 15, 1000), Order(1, 16, 99900), Order(2, 15, 500), Order(3, 16, 500), Order(0, 2, 500)]);
        Assert.Equal([new CustomerSummary(1, 2, 2, 2, 34.5), new CustomerSummary(2, 0, 0, 0)], SummariseCustomers.Run(history, new DateOnly(2020, 1, 15)));
        Assert.Empty(SummariseCustomers.Run(history, new DateOnly(2019, 12, 31)));
    }

    [Fact]
    public void A_report_on_too_little_says_why_and_forecasts_nothing()
    {
        var report = ForecastCustomers.Run(History.Of([]), new DateOnly(2020, 1, 15));
        Assert.Equal((0, FitOutcome.TooFewCustomers, FitOutcome.TooFewRepeaters), (report.Customers, report.BgNbd.Outcome, report.GammaGamma.Outcome));
        Assert.Equal((null, null, null), (report.ExpectedRepeats, report.MeanChanceAlive, report.ExpectedValue));
        Assert.Empty(report.Forecasts);
        Assert.Empty(report.Frequencies);
        Assert.Equal((null, 0), (CheckForecast.Run(History.Of([]), new DateOnly(2020, 1, 15)).Expected, CheckForecast.Run(History.Of([]), new DateOnly(2020, 1, 15)).Actual));
    }

    private static void SlopeIsRight(Func<double[], (double Value, double[] Slope)> of, double[] at)
    {
        const double step = 1e-5;
        var slope = of(at).Slope;
        for (var i = 0; i < at.Length; i++)
        {
            double Beside(double by) => of([.. at.Select((v, j) => j == i ? v * Math.Exp(by) : v)]).Value;
            var measured = (Beside(step) - Beside(-step)) / (2 * step);
            Assert.Equal(measured, slope[i], 1e-6 * Math.Max(1, Math.Abs(measured)));
        }
    }

    /// <summary>Customers made as the models say: r 0.8, α 8, a 0.8, b 2.5; p 5, q 4, γ 20.</summary>
    private static List<CustomerSummary> Village(int customers, int seed)
    {
        var random = new Random(seed);
        var all = new List<CustomerSummary>();
        for (var i = 0; i < customers; i++)
        {
            var (age, rate, leaves) = (Math.Ceiling(random.NextDouble() * 700) / 7, Gamma.Sample(random, 0.8, 8), Beta.Sample(random, 0.8, 2.5));
            var (repeats, last, next) = (0, 0.0, Exponential.Sample(random, rate));
            while (next < age)
            {
                (repeats, last) = (repeats + 1, next);
                next = random.NextDouble() < leaves ? age : next + Exponential.Sample(random, rate);
            }
            all.Add(new CustomerSummary(i, repeats, last, age, repeats == 0 ? 0 : Gamma.Sample(random, 5 * repeats, repeats * Gamma.Sample(random, 4, 20))));
        }
        return all;
    }
}
