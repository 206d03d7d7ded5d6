using System.Text.Json.Serialization;

namespace Shop.Features.DemoPast;

/// <summary>How the people of the demo's past behave: seeds/demo/past.json. Shares are fractions.</summary>
/// <param name="Weekdays">From Monday: how many more or fewer new customers come.</param>
/// <param name="Months">From January, the same.</param>
/// <param name="Hours">Weights of the hours at which people order.</param>
public sealed record Behaviour(string About, DateOnly From, double[] Weekdays, double[] Months, double[] Hours, BrandBehaviour[] Brands);

/// <param name="NewCustomersADay">From these months on, in between by straight line.</param>
/// <param name="ComesBack">Chance of another order after the first, the second, …; the last one for all later.</param>
/// <param name="DaysBetween">Gamma-distributed.</param>
/// <param name="CounterWithoutPhone">Share of the counter's new customers who leave no number: nobody can know whether they return.</param>
/// <param name="Units">Shares of one unit, two, …</param>
/// <param name="SecondGood">Share of orders with two kinds of goods.</param>
/// <param name="Goods">Weights by SKU.</param>
/// <param name="SoldSince">By SKU, the first month: "2022-04".</param>
/// <param name="Rated">Share of lines that are rated.</param>
public sealed record BrandBehaviour(string Brand, Dictionary<string, double> NewCustomersADay, double[] ComesBack, GapBehaviour DaysBetween, [property: JsonConverter(typeof(ChannelShares))] Dictionary<Channel, double> Channels,
    double StaysOnChannel, double CounterWithoutPhone, double[] Units, double SecondGood, Dictionary<string, double> Goods, Dictionary<string, string> SoldSince,
    double TenPercentOff, double Cancelled, double Refunded, double Rated, Dictionary<string, double> Stars);

public sealed record GapBehaviour(double Mean, double Shape);

internal sealed class ChannelShares : JsonConverter<Dictionary<Channel, double>>
{
    public override Dictionary<Channel, double> Read(ref System.Text.Json.Utf8JsonReader reader, Type typeToConvert, System.Text.Json.JsonSerializerOptions options) =>
        System.Text.Json.JsonSerializer.Deserialize<Dictionary<string, double>>(ref reader, options)!.ToDictionary(x => Enum.Parse<Channel>(x.Key), x => x.Value);

    public override void Write(System.Text.Json.Utf8JsonWriter writer, Dictionary<Channel, double> value, System.Text.Json.JsonSerializerOptions options) => throw new NotSupportedException();
}
