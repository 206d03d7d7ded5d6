using System.Globalization;
using System.Text.Json;

namespace Shop.Features.Repurchase.Models;

/// <summary>The command <c>repurchase model</c>. Where a model could not be fitted its parameters are null, the reason is on stderr, and the exit code is 1.</summary>
internal static class ModelCommand
{
    public const string Usage = "repurchase model --as-of DATE [--horizon-weeks 39] [--brand S] [--cooperative S] [--channel S] [--currency C] [--include-free] --json";

    private const int LongestHorizon = 5200;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, WriteIndented = true };

    public static async Task<int> Run(IServiceProvider scope, string[] args)
    {
        if (Arguments.Read(args, ["--as-of", "--horizon-weeks", "--brand", "--cooperative", "--channel", "--currency"], ["--json", "--include-free"]) is not { Alone: [] } given
            || !RepurchaseCommands.Day(given, "--as-of", out var day) || day is not { } asOf || !Weeks(given, out var weeks))
        {
            return await RepurchaseCommands.Wrong(Usage);
        }
        await scope.GetRequiredService<CopyOrders>().Run();
        if (await RepurchaseCommands.CutOf(scope.GetRequiredService<ShopDb>(), given) is not { } cut)
        {
            return await RepurchaseCommands.Wrong(Usage);
        }
        var report = ForecastCustomers.Run(await scope.GetRequiredService<ReadHistory>().Run(cut), asOf, weeks, Money.SmallestPerUnit(cut.Currency));
        Console.WriteLine(Printed(report));
        foreach (var why in Reasons(report))
        {
            await Console.Error.WriteLineAsync(why);
        }
        return Reasons(report).Any() ? 1 : 0;
    }

    /// <summary>As the contract has it. Times are weeks, γ is in units of the currency.</summary>
    internal static string Printed(ModelReport report)
    {
        var (often, money) = (report.BgNbd.Model, report.GammaGamma.Model);
        return JsonSerializer.Serialize(new
        {
            report.Customers,
            Bgnbd = new { often?.R, often?.Alpha, often?.A, often?.B, LogLikelihood = often is null ? null : report.BgNbd.LogLikelihood },
            GammaGamma = new { money?.P, money?.Q, money?.Gamma, LogLikelihood = money is null ? null : report.GammaGamma.LogLikelihood, report.GammaGamma.Customers },
            ExpectedOrders = report.ExpectedRepeats,
            MeanPAlive = report.MeanChanceAlive,
        }, Json);
    }

    internal static IEnumerable<string> Reasons(ModelReport report)
    {
        if (report.BgNbd.Outcome != FitOutcome.Fitted)
        {
            yield return $"BG/NBD: {Words(report.BgNbd.Outcome, report.BgNbd.Customers)}";
        }
        if (report.GammaGamma.Outcome != FitOutcome.Fitted)
        {
            yield return $"Gamma-Gamma: {Words(report.GammaGamma.Outcome, report.GammaGamma.Customers)}";
        }
    }

    private static string Words(FitOutcome outcome, int customers) => outcome switch
    {
        FitOutcome.TooFewCustomers => $"too few customers ({customers})",
        FitOutcome.TooFewRepeaters => $"too few customers came back ({customers} looked at)",
        FitOutcome.NotConverged => "did not converge",
        _ => $"{customers} customers don't tell the parameters: very different ones are as likely",
    };

    private static bool Weeks(Arguments given, out int weeks)
    {
        weeks = 39;
        return given["--horizon-weeks"] is not { } text || (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out weeks) && weeks is > 0 and <= LongestHorizon);
    }
}
