using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Ledger;
using Shop.Features.Settlements;

namespace Shop.Tests.Features.Settlements;

/// <summary>
/// What has to hold whatever happens. Two scales: 12 months × 10,000 orders with their refunds derived and drawn in memory, and 12 months × 12 orders through the database, each
/// settlement closed by two at once. Each run has another seed, which is said when it fails; SHOP_TEST_SEED repeats one.
/// </summary>
public class ManyOrdersTests
{
    private const int Months = 12;
    private static readonly DateTime Begin = new(2027, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private static int Seed => int.TryParse(Environment.GetEnvironmentVariable("SHOP_TEST_SEED"), null, out var seed) ? seed : Random.Shared.Next();

    [Fact]
    public void Twelve_months_of_ten_thousand_orders_in_memory_add_up_to_zero_and_each_settlement_to_its_lines()
    {
        var seed = Seed;
        try
        {
            new Year(seed).Run(10_000);
        }
        catch (Exception e)
        {
            Assert.Fail($"seed {seed}: {e.Message}");
        }
    }

    [Theory, OnBothDatabases]
    public async Task Twelve_months_of_a_dozen_orders_through_the_database_agree_and_nobody_is_paid_twice(DatabaseProvider provider)
    {
        var seed = Seed;
        var random = new Random(seed);
        var orders = new RandomOrders(random);
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var cooperatives = await shop.Query(db => db.Cooperatives.OrderBy(c => c.Id).Select(c => c.Id).Take(3).ToListAsync());
        try
        {
            for (var month = 0; month < Months + 3; month++)
            {
                shop.Clock.Set(Begin.AddMonths(month));
                for (var i = 0; month < Months && i < 12; i++)
                {
                    await Keep(shop, orders, orders.Sale(OrderNumber.New(), Begin.AddMonths(month), cooperatives));
                }
                shop.Clock.Set(Begin.AddMonths(month + 1));
                foreach (var cooperative in cooperatives.Where(_ => random.Next(5) > 0))
                {
                    await Settle(shop, random, cooperative);
                }
            }
            await shop.AssertLedgerAgrees();
            var postings = await shop.Query(db => db.Postings.AsNoTracking().ToListAsync());
            Assert.Equal(0, Enum.GetValues<LedgerAccount>().Sum(a => postings.Sum(p => p.On(a))));
            Assert.DoesNotContain(postings.Where(p => p.Kind == PostingKind.Payout).GroupBy(p => p.SettlementId), g => g.Count() > 1);
            Assert.Contains(postings, p => p.Kind == PostingKind.Payout);
        }
        catch (Exception e)
        {
            Assert.Fail($"seed {seed}: {e}");
        }
    }

    private static Task Keep(ShopApp shop, RandomOrders orders, Order order) => shop.Do<IServiceProvider>(async s =>
    {
        var db = s.GetRequiredService<ShopDb>();
        db.Orders.Add(order);
        await db.SaveChangesAsync();
        orders.Refunds(order);
        await db.SaveChangesAsync();
        await s.GetRequiredService<PostOrder>().Run(order, before: 0, default);
        await db.SaveChangesAsync();
    });

    // Drawn, perhaps once more after a correction, agreed, and mostly closed, by two at once.
    private static async Task Settle(ShopApp shop, Random random, int cooperative)
    {
        var today = shop.Service<ShopClock>().Today;
        var result = DraftResult.Nothing;
        await shop.Do<DraftSettlement>(async d => result = await d.Run(cooperative, today, "operator"));
        if (result == DraftResult.Nothing)
        {
            return;
        }
        Assert.Equal(DraftResult.Drafted, result);
        var settlement = await shop.Query(db => db.Settlements.AsNoTracking().Where(s => s.CooperativeId == cooperative).OrderByDescending(s => s.Id).FirstAsync());
        if (random.Next(3) == 0)
        {
            await shop.Do<IServiceProvider>(async s =>
            {
                var posting = s.GetRequiredService<PostCorrection>().Make(cooperative, random.Next(2) == 0 ? 1 + random.Next(5000) : -1 - random.Next(5000), LedgerAccount.Corrections, "随机", "operator", $"random:{Guid.NewGuid():n}");
                posting.Day = today.AddDays(-1);
                await s.GetRequiredService<ShopDb>().SaveChangesAsync();
            });
            await shop.Do<DraftSettlement>(async d => Assert.Equal(DraftResult.Drafted, await d.Again(settlement, "operator")));
            settlement = await shop.Query(db => db.Settlements.AsNoTracking().SingleAsync(s => s.Id == settlement.Id));
        }
        await shop.Do<MoveSettlement>(async m => Assert.True(await m.Agree(settlement, settlement.Version, "member")));
        if (random.Next(4) > 0)
        {
            var closed = await Task.WhenAll(Close(), Close());
            Assert.Single(closed, c => c);
        }

        async Task<bool> Close()
        {
            using var scope = shop.Services.CreateScope();
            return await scope.ServiceProvider.GetRequiredService<MoveSettlement>().Close(settlement, "operator");
        }
    }

    /// <summary>A year that is never written down: orders become postings, postings months, months settlements.</summary>
    private sealed class Year(int seed)
    {
        private readonly RandomOrders orders = new(new Random(seed));
        private readonly List<Posting>[] months = [.. Enumerable.Range(0, Months + 4).Select(_ => new List<Posting>())];
        private readonly Dictionary<LedgerAccount, long> balances = Enum.GetValues<LedgerAccount>().ToDictionary(a => a, _ => 0L);
        private readonly Dictionary<int, (long Should, long Settled, Settlement? Below)> owed = new() { [1] = default, [2] = default, [3] = default };
        private long ids, stripe, paid;
        private int refunds;

        public void Run(int ordersAMonth)
        {
            for (var month = 0; month < months.Length; month++)
            {
                for (var i = 0; month < Months && i < ordersAMonth; i++)
                {
                    Place(Begin.AddMonths(month));
                }
                foreach (var cooperative in owed.Keys)
                {
                    Settle(cooperative, month);
                }
                months[month] = [];
            }
            Assert.True(refunds > ordersAMonth, "hardly any refunds");
            foreach (var (_, (should, settled, below)) in owed)
            {
                Assert.Equal(should, settled + (below?.NetFen ?? 0));
            }
            Assert.Equal(stripe, balances[LedgerAccount.Stripe]);
            Assert.Equal(0, balances.Values.Sum());
            Assert.Equal(paid, -balances[LedgerAccount.Bank]);
        }

        private void Place(DateTime month)
        {
            var order = orders.Sale($"{++ids}", month, [1, 2, 3]);
            order.Id = ids;
            order.Parts.ForEach(p => p.Id = ++ids);
            order.Lines.ToList().ForEach(l => l.Id = ++ids);
            order.Payments.ForEach(p => p.Id = ++ids);
            orders.Refunds(order);
            order.Refunds.ForEach(r => r.Id = ++ids);
            refunds += order.Refunds.Count;
            var postings = DerivePostings.Of(order, Day);
            foreach (var posting in postings)
            {
                posting.Id = ++ids;
                Enter(posting);
                months[((posting.Day.Year - Begin.Year) * 12) + posting.Day.Month - 1].Add(posting);
            }
            stripe += order.Payments.Sum(p => p.AmountFen - p.FeeFen!.Value) - order.Refunds.Where(r => r.State == RefundState.Succeeded).Sum(r => r.AmountFen);
            foreach (var part in order.Parts)
            {
                var own = owed[part.CooperativeId];
                owed[part.CooperativeId] = own with { Should = own.Should + Expected(order, part) };
            }
            if (order.Refunds.Count > 0)
            {
                // As an order goes on there are only ever more postings.
                var all = postings.ToDictionary(p => p.Occasion, p => p.AmountFen);
                order.Refunds.RemoveAt(order.Refunds.Count - 1);
                Assert.All(DerivePostings.Of(order, Day), p => Assert.Equal(all[p.Occasion], p.AmountFen));
            }
        }

        private static DateOnly Day(DateTime utc) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(utc, Zone));

        /// <summary>What a parcel is worth to its cooperative in the end, worked out from the order's end alone; cash that it has already counts against it.</summary>
        private static long Expected(Order order, OrderPart part)
        {
            var isCash = order.Payment == PaymentMethod.CashOnDelivery;
            if (isCash ? part.CollectedAt is null : order.PaidAt is null)
            {
                return 0;
            }
            long[] weights = [.. part.Lines.Select(l => l.TotalFen), part.DeliveryFen];
            var got = isCash ? Money.Share(part.CollectedFen, weights) : weights;
            var sum = isCash ? 0 : got.Sum();
            for (var i = 0; i < part.Lines.Count; i++)
            {
                var line = part.Lines[i];
                var back = order.Refunds.Where(r => r.State is RefundState.Succeeded or RefundState.ByHand).SelectMany(r => r.Lines).Where(l => l.LineId == line.Id).Sum(l => l.AmountFen);
                long Kept(long whole)
                {
                    var of = line.TotalFen == 0 ? whole : (long)((decimal)whole * got[i] / line.TotalFen);
                    return of - (line.TotalFen == 0 ? 0 : (long)((decimal)of * back / line.TotalFen));
                }
                sum += Kept(line.ShopDiscountFen) - Kept(line.CommissionFen) - (isCash ? 0 : back);
            }
            var fee = isCash || part.ShopBearsFees ? 0 : Money.Share(order.Payments[0].FeeFen!.Value, [.. order.Parts.Select(p => p.GoodsFen + p.DeliveryFen)])[order.Parts.IndexOf(part)];
            return sum - fee;
        }

        private void Settle(int cooperative, int month)
        {
            var postings = months[month].Where(p => p.CooperativeId == cooperative).ToList();
            var own = owed[cooperative];
            var lines = DrawLines.From(postings, new Dictionary<long, string>(), own.Below is null ? [] : [own.Below]);
            var byId = postings.ToDictionary(p => p.Id);
            foreach (var line in lines)
            {
                Assert.Equal(line.NetFen, line.OpeningFen + line.Postings.Sum(p => byId[p.PostingId].OwedFen));
                Assert.Equal(line.NetFen, MoneyColumns.All.Sum(line.Of));
            }
            Assert.Equal(postings.Count, lines.SelectMany(l => l.Postings).Select(p => p.PostingId).Distinct().Count());
            var net = lines.Sum(l => l.NetFen);
            Assert.Equal(postings.Sum(p => p.OwedFen) + (own.Below?.NetFen ?? 0), net);
            if (net > 0)
            {
                paid += net;
                Enter(new Posting { Occasion = "", Kind = PostingKind.Payout, Debit = LedgerAccount.Cooperative, Credit = LedgerAccount.Bank, AmountFen = net });
            }
            owed[cooperative] = own with { Settled = own.Settled + Math.Max(0, net), Below = net < 0 ? new Settlement { Id = ++ids, Number = "", NetFen = net } : null };
        }

        private void Enter(Posting posting)
        {
            balances[posting.Debit] += posting.AmountFen;
            balances[posting.Credit] -= posting.AmountFen;
        }
    }
}
