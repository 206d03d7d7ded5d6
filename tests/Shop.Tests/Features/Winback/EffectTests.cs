using Shop.Features.Winback;

namespace Shop.Tests.Features.Winback;

/// <summary>The interval holds the truth as often as it says.</summary>
public class EffectTests
{
    private const int Campaigns = 500;

    // From Newcombe's article, table II: method 10, examples (a), (b), (d) and (e).
    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(5, 56, 0, 29, -0.0381, 0.1926)]
    [InlineData(0, 10, 0, 20, -0.1611, 0.2775)]
    public void The_interval_is_the_published_one(int treatedBought, int treated, int heldBought, int held, double low, double high)
    {
        var effect = new Effect(treated, treatedBought, held, heldBought);
        Assert.Equal((low, high), (Math.Round(effect.Low!.Value, 4), Math.Round(effect.High!.Value, 4)));
    }

    [Fact]
    public void Of_an_empty_group_nothing_is_said()
    {
        Assert.Null(new Effect(10, 3, 0, 0).Low);
        Assert.Null(new Effect(0, 0, 10, 3).Difference);
        Assert.Equal((-1, 1), (Math.Sign(new Effect(10, 3, 10, 3).Low!.Value), Math.Sign(new Effect(10, 3, 10, 3).High!.Value)));
    }

    // Each customer has two fates, one with the message and one without; the draw that campaigns use decides which of them is seen.
    [Theory]
    [InlineData(1, 20, 200, 0.0)]
    [InlineData(2, 20, 200, 0.08)]
    [InlineData(3, 200, 5000, 0.0)]
    [InlineData(4, 200, 5000, 0.03)]
    [InlineData(5, 20, 5000, 0.15)]
    public void In_five_hundred_simulated_campaigns_the_interval_holds_the_true_effect_in_at_least_93_percent(int seed, int fewest, int most, double truth)
    {
        var random = new Random(seed);
        var (held, zero) = (0, 0);
        for (var campaign = 0; campaign < Campaigns; campaign++)
        {
            var (customers, rate, percent) = (random.Next(fewest, most + 1), 0.03 + (0.27 * random.NextDouble()), random.Next(Campaign.LeastHoldout, Campaign.MostHoldout + 1));
            var all = Enumerable.Range(1, customers).Select(c => (long)c * 7).ToList();
            var holdout = DrawHoldout.Run(all, percent, random.NextInt64());
            var (treatedBought, heldBought) = (0, 0);
            foreach (var customer in all)
            {
                var fate = random.NextDouble();
                treatedBought += !holdout.Contains(customer) && fate < rate + truth ? 1 : 0;
                heldBought += holdout.Contains(customer) && fate < rate ? 1 : 0;
            }
            var effect = new Effect(customers - holdout.Count, treatedBought, holdout.Count, heldBought);
            held += effect.Low <= truth && truth <= effect.High ? 1 : 0;
            zero += effect.Low <= 0 && 0 <= effect.High ? 1 : 0;
        }
        Assert.True(held >= 0.93 * Campaigns, $"seed {seed}, {fewest} to {most} customers, true effect {truth}: {100.0 * held / Campaigns:0.0} % of the intervals hold it");
        // Where there is an effect and enough customers, it isn't all width.
        Assert.True(truth == 0 || zero < 0.97 * Campaigns, $"seed {seed}: {100.0 * zero / Campaigns:0.0} % of the intervals hold zero, though the effect is {truth}");
    }

    [Fact]
    public void The_draw_is_the_same_for_the_same_seed_and_takes_the_share_that_was_asked_for()
    {
        var customers = Enumerable.Range(1, 1000).Select(c => (long)c).ToList();
        var drawn = DrawHoldout.Run(customers, 20, 42);
        Assert.Equal(200, drawn.Count);
        Assert.True(drawn.SetEquals(DrawHoldout.Run([.. Enumerable.Reverse(customers)], 20, 42)));
        Assert.False(drawn.SetEquals(DrawHoldout.Run(customers, 20, 43)));
        Assert.Single(DrawHoldout.Run([5, 9], 10, 1));
        Assert.Single(DrawHoldout.Run([5, 9], 50, 1));
        Assert.Empty(DrawHoldout.Run([5], 20, 1));
        // Nobody is drawn more often than others.
        var times = Enumerable.Range(0, 400).SelectMany(seed => DrawHoldout.Run([.. customers.Take(10)], 30, seed)).CountBy(c => c).ToDictionary();
        Assert.All(customers.Take(10), c => Assert.InRange(times[c], 80, 160));
    }
}
