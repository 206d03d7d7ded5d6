using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Shop.Features.DemoPast;

/// <param name="Customer">Counted from 0 through all brands; null: left no number.</param>
/// <param name="PlacedAt">On the shop's wall clock.</param>
public sealed record SimulatedOrder(string Number, Channel Channel, int? Customer, DateTime PlacedAt, PastLineState State, List<SimulatedLine> Lines);

public sealed record SimulatedLine(string Sku, int Units, long Amount, int? Stars, DateOnly? RatedOn);

/// <summary>
/// Draws a past order by order from stated behaviour, day after day, so that a later end has the same days and more. No figure is written: what comes out of it is
/// counted like everything else.
/// </summary>
/// <param name="prices">In fen, by SKU; goods without one aren't sold.</param>
public sealed class SimulatePast(Behaviour behaviour, IReadOnlyDictionary<string, long> prices)
{
    /// <param name="end">The last day.</param>
    public IEnumerable<SimulatedOrder> Run(DateOnly end)
    {
        var brands = behaviour.Brands.Select((b, i) => new Brand(behaviour, b, prices, i)).ToList();
        for (var day = behaviour.From; day <= end; day = day.AddDays(1))
        {
            foreach (var order in brands.SelectMany(b => b.Day(day)))
            {
                yield return order with { Lines = order.Lines.ConvertAll(l => l.RatedOn <= end ? l : l with { Stars = null, RatedOn = null }) };
            }
        }
    }

    private sealed record Person(int Number, int Orders, Channel Channel);

    private sealed class Brand(Behaviour behaviour, BrandBehaviour own, IReadOnlyDictionary<string, long> prices, int index)
    {
        private readonly Random random = new(20191101 + index);
        private readonly PriorityQueue<Person, (int Day, int Number)> due = new();
        private readonly List<(DateOnly From, double Rate)> rates = [.. own.NewCustomersADay.Select(r => (Month(r.Key), r.Value)).OrderBy(r => r.Item1)];
        private int people;

        public IEnumerable<SimulatedOrder> Day(DateOnly day)
        {
            var (orders, number) = (new List<SimulatedOrder>(), 0);
            var strangers = Rate(day) is var rate and > 0 ? Poisson.Sample(random, rate) : 0;
            for (var i = 0; i < strangers; i++)
            {
                var channel = Pick(own.Channels);
                var isKnown = channel != Channel.Counter || random.NextDouble() >= own.CounterWithoutPhone;
                orders.Add(Order(day, number++, channel, isKnown ? new Person(people++, 0, channel) : null));
            }
            while (due.TryPeek(out _, out var next) && next.Day <= day.DayNumber)
            {
                var person = due.Dequeue();
                var channel = random.NextDouble() < own.StaysOnChannel ? person.Channel : Pick(own.Channels);
                orders.Add(Order(day, number++, channel, person with { Channel = channel }));
            }
            return orders;
        }

        private SimulatedOrder Order(DateOnly day, int number, Channel channel, Person? person)
        {
            var first = Line(day, null);
            List<SimulatedLine> lines = random.NextDouble() < own.SecondGood ? [first, Line(day, first.Sku)] : [first];
            var at = day.ToDateTime(new TimeOnly(Pick(behaviour.Hours), random.Next(60), random.Next(60)));
            var fate = random.NextDouble();
            var state = fate < own.Cancelled ? PastLineState.Cancelled : fate < own.Cancelled + own.Refunded ? PastLineState.Refunded : PastLineState.Paid;
            if (person is not null && random.NextDouble() < own.ComesBack[Math.Min(person.Orders, own.ComesBack.Length - 1)])
            {
                var days = Math.Max(1, (int)Math.Round(Gamma.Sample(random, own.DaysBetween.Shape, own.DaysBetween.Shape / own.DaysBetween.Mean)));
                due.Enqueue(person with { Orders = person.Orders + 1 }, (day.DayNumber + days, person.Number));
            }
            return new SimulatedOrder(string.Create(CultureInfo.InvariantCulture, $"DEMO-{day:yyMMdd}-{index}{number:D3}"), channel, person is null ? null : (person.Number * behaviour.Brands.Length) + index, at, state, lines);
        }

        private SimulatedLine Line(DateOnly day, string? other)
        {
            var sold = own.Goods.Where(g => g.Key != other && prices.ContainsKey(g.Key) && (!own.SoldSince.TryGetValue(g.Key, out var since) || Month(since) <= day)).ToDictionary(g => g.Key, g => g.Value);
            var (sku, units) = (Pick(sold), Pick(own.Units) + 1);
            var full = prices[sku] * units;
            var amount = random.NextDouble() < own.TenPercentOff ? (long)Math.Round(full * 0.9m) : full;
            var (isRated, stars, after) = (random.NextDouble() < own.Rated, Pick(own.Stars), 3 + random.Next(12));
            return new SimulatedLine(sku, units, amount, isRated ? int.Parse(stars, CultureInfo.InvariantCulture) : null, isRated ? day.AddDays(after) : null);
        }

        private double Rate(DateOnly day)
        {
            var at = rates.FindLastIndex(r => r.From <= day);
            if (at < 0)
            {
                return 0;
            }
            var rate = at == rates.Count - 1 ? rates[at].Rate
                : rates[at].Rate + ((rates[at + 1].Rate - rates[at].Rate) * (day.DayNumber - rates[at].From.DayNumber) / (rates[at + 1].From.DayNumber - rates[at].From.DayNumber));
            return rate * behaviour.Weekdays[((int)day.DayOfWeek + 6) % 7] * behaviour.Months[day.Month - 1];
        }

        private T Pick<T>(Dictionary<T, double> weights) where T : notnull
        {
            var rest = random.NextDouble() * weights.Values.Sum();
            foreach (var (value, weight) in weights)
            {
                rest -= weight;
                if (rest < 0)
                {
                    return value;
                }
            }
            return weights.Keys.Last();
        }

        private int Pick(double[] weights)
        {
            var rest = random.NextDouble() * weights.Sum();
            var i = 0;
            while (i < weights.Length - 1 && (rest -= weights[i]) >= 0)
            {
                i++;
            }
            return i;
        }

        private static DateOnly Month(string month) => DateOnly.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture);
    }
}
