using System.Globalization;
using System.Text;
using Shop.Features.Checkout;
using Shop.Features.OrderImports;
using Shop.Features.Repurchase;
using Shop.Features.Repurchase.Memory;

namespace Shop.Tests.Features.Repurchase;

/// <summary>
/// Random lives of a few customers: orders here and elsewhere, back-dated ones, refunds, cancellations, imports again with other content, joins, partings, blocked identifiers, erasure. What
/// the shop derived step by step is what a plain model says at the end, figure by figure, and what a full recount gives. Each failure names its seed.
/// </summary>
public sealed class HistorySequencesTests
{
    private const int Events = 50;

    /// <summary>A thousand of them prove it; every run tries some, the same each time, and those that once failed.</summary>
    private static readonly int Sequences = int.TryParse(Environment.GetEnvironmentVariable("SHOP_TEST_SEQUENCES"), CultureInfo.InvariantCulture, out var n) ? n : 12;

    /// <summary>The first one's seed.</summary>
    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("SHOP_TEST_SEED"), CultureInfo.InvariantCulture, out var n) ? n : 1;

    // An import that joined customers in a chain left out those that an earlier link had moved.
    private static readonly int[] Once = [6667834];

    [Theory]
    [OnBothDatabases]
    public async Task Incremental_is_a_full_recount(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        foreach (var seed in Once.Concat(Enumerable.Range(First, Sequences)))
        {
            var life = new Life(app, seed);
            for (var i = 0; i < Events; i++)
            {
                await life.Step();
                if (i % 17 == 16)
                {
                    await life.CheckMemory();
                }
            }
            await life.Check();
        }
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    private sealed class Told
    {
        public required string Number { get; init; }
        public required DateTime At { get; init; }
        public HashSet<string> Names { get; set; } = [];
        public bool IsPaid { get; set; }
        public long Amount { get; set; }
        public bool IsOwn { get; init; }
        public bool IsOver { get; set; }
    }

    private sealed class Life(ShopApp app, int seed)
    {
        private static readonly string[] Goods = ["", "WJF-BAM-MILD", "WJF-BBN", "XQ-TOTE"];

        private readonly Random random = new(seed);
        // One of its own, so that what a seed stands for stays the same.
        private readonly Random basket = new(seed);
        private readonly List<Told> orders = [];
        private readonly List<(string One, string Other)> joins = [];
        private readonly HashSet<string> blocked = [];
        private readonly HashSet<string> ever = [];
        private readonly string prefix = seed.ToString("x6", CultureInfo.InvariantCulture);
        private int made;

        public Task Step() => random.Next(12) switch
        {
            0 or 1 or 2 => Order(),
            3 => Pay(),
            4 => Refund(),
            5 => Cancel(),
            6 or 7 => Import(again: false),
            8 => Import(again: true),
            9 => random.Next(2) == 0 ? Join() : Part(),
            10 => Block(),
            _ => random.Next(4) == 0 ? Erase() : Order(),
        };

        private string Phone() => $"+86139{seed % 10000:0000}{random.Next(6):0000}";
        private string Email() => $"p{random.Next(6)}@{prefix}.example";
        private string Buyer() => $"b{random.Next(6)}-{prefix}";
        private DateTime When() => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(random.Next(90)).AddMinutes(random.Next(1440));

        private async Task Order()
        {
            var (phone, email, at) = (Phone(), random.Next(2) == 0 ? Email() : null, When());
            var told = new Told { Number = $"{prefix}-{made++}", At = at, IsOwn = true, Amount = 100 * random.Next(1, 50) };
            told.Names = email is null ? [$"Phone:{phone}"] : [$"Phone:{phone}", $"Email:{email}"];
            await app.Do<ShopDb>(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var customer = await Identify(db, phone, email);
                var cooperative = await db.Cooperatives.OrderBy(c => c.Id).FirstAsync();
                var order = new Order
                {
                    Number = told.Number,
                    CustomerId = customer,
                    PlacedAt = at,
                    PlacedOn = DateOnly.FromDateTime(at.AddHours(8)),
                    Payment = PaymentMethod.Stripe,
                    Address = new PostalAddress { Name = "某人", Phone = phone, ProvinceCode = "330000", City = "杭州市", District = "淳安县", Street = "某路" },
                    Email = email,
                    Culture = "zh-CN",
                };
                var part = new OrderPart { CooperativeId = cooperative.Id, SellerName = cooperative.Name, State = PartState.AwaitingPayment };
                part.Lines.Add(new OrderLine { Sku = "X", Name = new Text("辣酱", "Sauce"), VariantName = new Text("", ""), ListPriceFen = told.Amount, PriceFen = told.Amount, Quantity = 1 });
                order.Parts.Add(part);
                order.Record(OrderEventKind.Placed, at, "shopper");
                db.Orders.Add(order);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });
            orders.Add(told);
            await app.Do<CopyOrders>(c => c.Run());
        }

        // On the same connection as the order, as the checkout does it.
        private async Task<long?> Identify(ShopDb db, string phone, string? email)
        {
            var merge = new MergeCustomers(db, app.Service<ShopClock>());
            return await new IdentifyCustomer(db, app.Service<Secrets>(), merge, app.Service<ShopClock>()).OfGuest(phone, email);
        }

        private Task Pay() => Change(o => !o.IsPaid && !o.IsOver, (order, told) =>
        {
            order.Parts[0].State = PartState.ToSend;
            order.Record(OrderEventKind.Paid, DateTime.UtcNow, "stripe");
            told.IsPaid = true;
        });

        private Task Refund() => Change(o => o.IsPaid && o.Amount > 0, (order, told) =>
        {
            var all = random.Next(3) == 0;
            var line = order.Parts[0].Lines[0];
            line.RefundedFen += all ? told.Amount : told.Amount / 2;
            line.Refunded += all ? 1 : 0;
            order.Record(OrderEventKind.Refunded, DateTime.UtcNow, "stripe");
            told.Amount = line.TotalFen - line.RefundedFen;
        });

        private Task Cancel() => Change(o => !o.IsOver, (order, told) =>
        {
            order.Parts[0].State = PartState.Cancelled;
            order.Record(OrderEventKind.Cancelled, DateTime.UtcNow, "shop");
            (told.IsOver, told.IsPaid) = (true, false);
        });

        private async Task Change(Func<Told, bool> which, Action<Order, Told> change)
        {
            if (orders.Where(o => o.IsOwn && which(o)).OrderBy(_ => random.Next()).FirstOrDefault() is not { } told)
            {
                return;
            }
            await app.Do<ShopDb>(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                var order = await db.HoldOrder(await db.Orders.Where(o => o.Number == told.Number).Select(o => o.Id).SingleAsync());
                change(order!, told);
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });
            await app.Do<CopyOrders>(c => c.Run());
        }

        private async Task Import(bool again)
        {
            var csv = new StringBuilder("order,placed_at,status,customer,phone,email,sku,quantity,amount\n");
            var news = new List<Told>();
            foreach (var _ in Enumerable.Range(0, random.Next(1, 4)))
            {
                var old = again ? orders.Where(o => !o.IsOwn && !news.Exists(n => n.Number == o.Number)).OrderBy(_ => random.Next()).FirstOrDefault() : null;
                var (buyer, phone, email, state, amount) = (random.Next(3) > 0 ? Buyer() : null, random.Next(3) == 0 ? Phone() : null, random.Next(4) == 0 ? Email() : null, random.Next(6), 100 * random.Next(0, 50));
                var told = new Told { Number = old?.Number ?? $"{prefix}-i{made++}", At = When(), IsPaid = state > 1, Amount = state > 1 ? amount : 0 };
                told.Names = [.. new[] { buyer is null ? null : $"Buyer:Taobao:{buyer}", phone is null ? null : $"Phone:{phone}", email is null ? null : $"Email:{email}" }.OfType<string>()];
                news.Add(told);
                var part = basket.Next(amount / 100) * 100;
                foreach (var line in part > 0 ? new[] { part, amount - part } : [amount])
                {
                    csv.Append(CultureInfo.InvariantCulture, $"{told.Number},{told.At:yyyy-MM-ddTHH:mm:ss}Z,{(state == 0 ? "cancelled" : state == 1 ? "refunded" : "paid")},{buyer},{phone},{email},{Goods[basket.Next(Goods.Length)]},1,{line / 100}.00\n");
                }
            }
            orders.RemoveAll(o => news.Exists(n => n.Number == o.Number));
            orders.AddRange(news);
            await OrderImports.ImportOrdersTests.Import(app, csv.ToString());
        }

        // Identifiers that orders name now; those of content that was replaced are nobody's, and are left alone here.
        private List<string> Named() => [.. orders.SelectMany(o => o.Names).Where(n => !n.StartsWith("Erased", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)];

        private async Task<Identifier?> Row(string name)
        {
            var hash = name.Split(':', 2) is [var kind, var value] ? app.Service<Secrets>().IdentifierHash(Enum.Parse<IdentifierKind>(kind), value) : "";
            return await app.Query(db => db.Identifiers.AsNoTracking().SingleOrDefaultAsync(i => i.Hash == hash));
        }

        private async Task Join()
        {
            var named = Named().Where(n => !blocked.Contains(n)).OrderBy(_ => random.Next()).Take(2).ToList();
            if (named.Count < 2 || await Row(named[0]) is not { } one || await Row(named[1]) is not { } other || one.CustomerId == other.CustomerId)
            {
                return;
            }
            await app.Do<JoinCustomers>(async join => Assert.NotNull(await join.Join(one.CustomerId, other.CustomerId, "operator")));
            // Which identifiers it stands on is the shop's choice.
            joins.Clear();
            await Joins();
        }

        private async Task Joins()
        {
            var names = new Dictionary<long, string>();
            ever.UnionWith(Named());
            foreach (var name in ever)
            {
                if (await Row(name) is { } row)
                {
                    names[row.Id] = name;
                }
            }
            var ids = names.Keys.ToList();
            foreach (var join in await app.Query(db => db.CustomerJoins.AsNoTracking().Where(j => j.EndedAt == null && ids.Contains(j.OneId) && ids.Contains(j.OtherId)).ToListAsync()))
            {
                joins.Add((names[join.OneId], names[join.OtherId]));
            }
        }

        private async Task Part()
        {
            var ids = new List<long>();
            ever.UnionWith(Named());
            foreach (var name in ever)
            {
                ids.AddRange(await Row(name) is { } row ? [row.Id] : []);
            }
            if (await app.Query(db => db.CustomerJoins.Where(j => j.EndedAt == null && ids.Contains(j.OneId) && ids.Contains(j.OtherId)).OrderBy(j => j.Id).Select(j => (long?)j.Id).FirstOrDefaultAsync()) is { } id)
            {
                await app.Do<JoinCustomers>(async join => Assert.True(await join.Part(id, "operator")));
                joins.Clear();
                await Joins();
            }
        }

        private async Task Block()
        {
            if (Named().OrderBy(_ => random.Next()).FirstOrDefault() is { } name && await Row(name) is { } row)
            {
                await app.Do<JoinCustomers>(async join => Assert.True(await join.Block(row.Id, !row.JoinsNothing, "operator")));
                if (!blocked.Add(name))
                {
                    blocked.Remove(name);
                }
            }
        }

        private async Task Erase()
        {
            if (Named().Where(n => !blocked.Contains(n)).OrderBy(_ => random.Next()).FirstOrDefault() is not { } name || await Row(name) is not { } row)
            {
                return;
            }
            var group = Groups().Single(g => g.Exists(o => o.Names.Contains(name)));
            await app.Do<ShopDb>(async db =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync();
                await new ForgetCustomer(db, app.Service<ShopClock>()).Run(row.CustomerId);
                // As the account's page does it: nothing that tells who it was stays with the orders.
                var numbers = group.ConvertAll(o => o.Number);
                foreach (var order in await db.Orders.Where(o => numbers.Contains(o.Number)).ToListAsync())
                {
                    (order.Address, order.Email) = (order.Address.Erased(), null);
                }
                await db.SaveChangesAsync();
                await transaction.CommitAsync();
            });
            var gone = group.SelectMany(o => o.Names).Where(n => !blocked.Contains(n)).ToHashSet();
            foreach (var order in group)
            {
                order.Names = [.. order.Names.Except(gone), $"Erased:{name}:{made}"];
            }
            made++;
            joins.RemoveAll(j => gone.Contains(j.One) || gone.Contains(j.Other));
        }

        /// <summary>The plain way: join until nothing changes. An order without a name that joins is alone, and nobody's.</summary>
        private List<List<Told>> Groups()
        {
            var groups = orders.Where(o => o.Names.Any(n => !blocked.Contains(n))).Select(o => (Orders: new List<Told> { o }, Names: o.Names.Where(n => !blocked.Contains(n)).ToHashSet()))
                .Concat(joins.Where(j => !blocked.Contains(j.One) && !blocked.Contains(j.Other)).Select(j => (Orders: new List<Told>(), Names: new HashSet<string> { j.One, j.Other }))).ToList();
            for (var again = true; again;)
            {
                again = false;
                for (var i = 0; i < groups.Count && !again; i++)
                {
                    for (var j = i + 1; j < groups.Count && !again; j++)
                    {
                        if (groups[i].Names.Overlaps(groups[j].Names))
                        {
                            groups[i].Orders.AddRange(groups[j].Orders);
                            groups[i].Names.UnionWith(groups[j].Names);
                            groups.RemoveAt(j);
                            again = true;
                        }
                    }
                }
            }
            return [.. groups.Select(g => g.Orders).Where(o => o.Count > 0)];
        }

        /// <summary>What memory makes of the changes alone is what the whole history gives, read anew: every cut, every cell.</summary>
        public async Task CheckMemory()
        {
            var (brand, product) = await app.Query(async db => (await db.Brands.Where(b => b.Slug == "weijiangfang").Select(b => b.Id).SingleAsync(), await db.Variants.Where(v => v.Sku == "WJF-BBN").Select(v => v.ProductId).SingleAsync()));
            foreach (var cut in new[] { new Cut(), new Cut { BrandId = brand }, new Cut { ProductId = product }, new Cut { FirstProductId = product }, new Cut { Channel = Channel.Taobao, IncludeFree = true } })
            {
                var fresh = History.Of([]);
                await app.Do<ReadHistory>(async read => fresh = await read.Run(cut));
                var shown = await app.Service<HistoryCache>().Of(cut);
                foreach (var (from, to) in Windows)
                {
                    var (a, b) = (Cells(fresh, from, to), Cells(CountTimeline.Run(shown.Timeline, Day(from), Day(to))));
                    Assert.True(a == b, $"seed {seed}, {cut}, {from} to {to}:\nread anew {a}\nin memory {b}");
                }
                Assert.Equal(Cells(fresh, "2026-01-01", "2026-05-01"), Cells(shown.History, "2026-01-01", "2026-05-01"));
            }
        }

        public async Task Check()
        {
            await CheckMemory();
            var rows = await app.Query(db => db.PastOrders.AsNoTracking().Current().Where(o => o.Number.StartsWith(prefix + "-")).ToListAsync());
            Assert.True(rows.Count == orders.Count, $"seed {seed}: {rows.Count} orders, should be {orders.Count}");
            var groups = Groups();
            var customers = groups.SelectMany((g, i) => g.Select(o => (o.Number, Customer: i + 1L))).ToDictionary(x => x.Number, x => x.Customer);
            var should = History.Of(orders.Where(o => o.IsPaid && o.Amount > 0).Select(o => new HistoryOrder(customers.GetValueOrDefault(o.Number), o.At, DateOnly.FromDateTime(o.At.AddHours(8)), o.Amount, 1, o.Number)));
            var is_ = History.Of(rows.Where(o => o.IsPaid && o.Amount > 0).Select(o => new HistoryOrder(o.CustomerId ?? 0, o.PlacedAt, o.Day, o.Amount, 1, o.Number)));
            foreach (var (from, to) in Windows)
            {
                var (a, b) = (Cells(should, from, to), Cells(is_, from, to));
                Assert.True(a == b, $"seed {seed}, {from} to {to}:\nshould be {a}\nis        {b}");
            }
        }

        private static readonly (string From, string To)[] Windows = [("2026-01-01", "2026-05-01"), ("2026-02-01", "2026-03-01"), ("2026-02-09", "2026-02-16")];

        private static string Cells(History history, string from, string to) => Cells(CountRepurchase.Run(history, Day(from), Day(to)));

        // With what JSON leaves out.
        private static string Cells(RepurchaseReport report) => $"{System.Text.Json.JsonSerializer.Serialize(report)} {report.Counts} {report.Gaps.Quartiles} {report.Gaps.FirstToSecondCount} {report.Gaps.FirstToSecondMeanDays}";

        private static DateOnly Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture);
    }
}
