using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Shop.Features.Repurchase.Models;

/// <summary>Mean log-likelihood of a customer, and its slope along each parameter's logarithm.</summary>
internal delegate (double Value, double[] Slope) LogLikelihood(double[] parameters);

/// <summary>The point found, and whether one may call it the maximum.</summary>
internal readonly record struct Found(FitOutcome Outcome, double[] Parameters, double Value);

/// <summary>
/// Looks for the most likely parameters, all of them positive, by BFGS in their logarithms from several starts. The best end is only taken as a maximum when
/// the slope there is level and the surface bends down on all sides.
/// </summary>
internal static class MostLikely
{
    // Mean log-likelihood per unit of a parameter's logarithm: the last digit printed is safe far below this.
    private const double Level = 1e-6;
    // Along the flattest direction one standard error is a factor of about 150 (e^5): that is not knowing.
    private const double WidestError = 5;
    // Farther out is no parameter, but one that runs away; the search meets a wall a little behind.
    private const double Outermost = 12;
    private const double Wall = 16;

    /// <param name="customers">How many the mean is of.</param>
    /// <param name="iterations">At most so many steps from each start.</param>
    public static Found Search(LogLikelihood of, IEnumerable<double[]> starts, int customers, int iterations)
    {
        Found? best = null;
        foreach (var start in starts)
        {
            if (Climb(of, start, iterations) is { } end && (best is null || end.Value > best.Value.Value))
            {
                best = end;
            }
        }
        return best is not { } found ? new Found(FitOutcome.NotConverged, [], double.NaN)
            : found with { Outcome = Judge(of, found, customers), Parameters = Array.ConvertAll(found.Parameters, Math.Exp) };
    }

    private static Found? Climb(LogLikelihood of, double[] start, int iterations)
    {
        // MathNet's search throws where it gives up; the best point that it saw says how far it came.
        (double[] At, double Value)? best = null;
        (double, Vector<double>) Down(Vector<double> logs)
        {
            var at = logs.ToArray();
            var (value, slope) = of(Array.ConvertAll(at, l => Math.Exp(Math.Clamp(l, -Wall, Wall))));
            if (Array.Exists(at, l => Math.Abs(l) > Wall))
            {
                return (-value + 1e6, -Vector<double>.Build.Dense(slope));
            }
            if (double.IsFinite(value) && Array.TrueForAll(slope, double.IsFinite) && (best is null || value > best.Value.Value))
            {
                best = (at, value);
            }
            return (-value, -Vector<double>.Build.Dense(slope));
        }
        try
        {
            new BfgsMinimizer(gradientTolerance: Level / 100, parameterTolerance: 1e-12, functionProgressTolerance: 0, iterations)
                .FindMinimum(ObjectiveFunction.Gradient(Down), Vector<double>.Build.Dense(Array.ConvertAll(start, Math.Log)));
        }
        catch (OptimizationException)
        {
        }
        return best is { } b ? new Found(FitOutcome.NotConverged, b.At, b.Value) : null;
    }

    private static FitOutcome Judge(LogLikelihood of, Found found, int customers)
    {
        var logs = found.Parameters;
        double[] Slope(double[] at) => of(Array.ConvertAll(at, Math.Exp)).Slope;
        if (Array.Exists(logs, l => Math.Abs(l) > Outermost))
        {
            return FitOutcome.Undetermined;
        }
        if (Array.Exists(Slope(logs), s => Math.Abs(s) > Level))
        {
            return FitOutcome.NotConverged;
        }
        const double step = 1e-4;
        var bend = Matrix<double>.Build.Dense(logs.Length, logs.Length, 0);
        for (var i = 0; i < logs.Length; i++)
        {
            double[] Beside(double by) => [.. logs.Select((l, j) => j == i ? l + by : l)];
            var (up, down) = (Slope(Beside(step)), Slope(Beside(-step)));
            for (var j = 0; j < logs.Length; j++)
            {
                bend[i, j] = (down[j] - up[j]) / (2 * step);
            }
        }
        var flattest = ((bend + bend.Transpose()) / 2).Evd(Symmetricity.Symmetric).EigenValues.Real().Minimum();
        return flattest * customers > 1 / (WidestError * WidestError) ? FitOutcome.Fitted : FitOutcome.Undetermined;
    }
}
