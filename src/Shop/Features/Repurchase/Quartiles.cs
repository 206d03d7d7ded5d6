using MathNet.Numerics.Statistics;

namespace Shop.Features.Repurchase;

/// <summary>The middle of many values and where their middle half lies, by linear interpolation (R's type 7).</summary>
public sealed record Quartiles(double Lower, double Median, double Upper)
{
    /// <param name="values">Are put into another order.</param>
    /// <returns>Null without any.</returns>
    public static Quartiles? Of(double[] values) => values.Length == 0 ? null : new(Part(values, 0.25), Part(values, 0.5), Part(values, 0.75));

    /// <param name="values">At least one; they are put into another order.</param>
    public static double Part(double[] values, double tau) => ArrayStatistics.QuantileCustomInplace(values, tau, QuantileDefinition.R7);
}
