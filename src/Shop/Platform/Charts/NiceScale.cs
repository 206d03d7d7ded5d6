namespace Shop.Platform.Charts;

/// <summary>An axis from a round number to a round number, zero included, in steps of 1, 2, 2.5 or 5 times a power of ten.</summary>
public sealed record NiceScale(double Low, double High, double Step)
{
    /// <summary>From the lowest to the highest; zero is one of them.</summary>
    public IReadOnlyList<double> Ticks => [.. Enumerable.Range((int)Math.Round(Low / Step), (int)Math.Round((High - Low) / Step) + 1).Select(k => k * (decimal)Step).Select(k => (double)k)];

    /// <param name="whole">Only whole numbers are ticks: half an order isn't.</param>
    /// <param name="steps">About so many, at most one more.</param>
    /// <exception cref="ArgumentException">A value that isn't a number, or beyond 10^24.</exception>
    public static NiceScale Of(IEnumerable<double> values, bool whole, int steps = 4)
    {
        var (low, high) = (0.0, 0.0);
        foreach (var v in values)
        {
            if (!(Math.Abs(v) <= 1e24))
            {
                throw new ArgumentException($"{v} can't be drawn.", nameof(values));
            }
            (low, high) = (Math.Min(low, v), Math.Max(high, v));
        }
        if (low == high)
        {
            high = 1;
        }
        var rough = (high - low) / steps;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step = new[] { 1, 2, 2.5, 5, 10 }.Select(f => f * power).First(s => s >= rough * (1 - 1e-9) && (!whole || s < 1 || s == Math.Floor(s)));
        step = whole ? Math.Max(1, step) : step;
        return new NiceScale(Math.Floor((low / step) + 1e-9) * step, Math.Ceiling((high / step) - 1e-9) * step, step);
    }

    /// <summary>How far up a value lies: 0 at the bottom, 1 at the top.</summary>
    public double Part(double value) => (value - Low) / (High - Low);
}
