using System.Collections.Concurrent;
using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Checkout;
using Shop.Features.OrderImports;
using Shop.Features.Repurchase;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.OrderImports;

public sealed class ImportOrdersTests
{
    private const string Header = "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n";

    [Theory]
    [OnBothDatabases]
    public async Task An_order_is_taken_with_its_paid_lines_and_again_changes_nothing(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        const string File = Header + """
            A-1,2026-03-01T23:30,paid,nick,13912345678,,WJF-YL-220,原味辣酱,2,78.00,CNY
            A-1,2026-03-01T23:10,paid,nick,13912345678,,X,赠品,1,-8.00,
            A-1,2026-03-01T23:40,cancelled,nick,,,X,,5,195.00,CNY
            A-2,2026-03-02T00:10:00+09:00,refunded,,,a@b.example,X,,1,39.00,CNY
            """;
        Assert.Equal(new ImportResult(2, 4, 2, 2, 0, 0), await Import(app, File));
        Assert.Equal(new ImportResult(2, 4, 2, 0, 0, 0), await Import(app, File));
        Assert.Equal(1, await app.Query(db => db.OrderImports.CountAsync()));
        var order = await app.Query(db => db.PastOrders.Include(o => o.Lines).SingleAsync(o => o.Number == "A-1"));
        Assert.Equal((7000, 3, true, new DateOnly(2026, 3, 1), new DateTime(2026, 3, 1, 15, 10, 0, DateTimeKind.Utc)), (order.Amount, order.Units, order.IsPaid, order.Day, order.PlacedAt));
        Assert.Equal([1, 2, 3], order.Lines.Select(l => l.Ordinal).Order());
        Assert.Equal((await app.Query(db => db.Variants.Where(v => v.Sku == "WJF-YL-220").Select(v => (int?)v.ProductId).SingleOrDefaultAsync())), order.Lines.Single(l => l.Ordinal == 1).ProductId);
        var second = await app.Query(db => db.PastOrders.SingleAsync(o => o.Number == "A-2"));
        Assert.Equal((0, 0, false, new DateOnly(2026, 3, 1)), (second.Amount, second.Units, second.IsPaid, second.Day));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Other_content_replaces_an_orders_lines_and_what_stood_before_is_kept(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await Import(app, Header + "A-1,2026-03-01,paid,nick,,,X,,1,39.00,CNY\nA-2,2026-04-01,paid,nick,,,X,,1,39.00,CNY");
        Assert.Equal(new ImportResult(1, 1, 1, 0, 1, 0), await Import(app, Header + "A-2,2026-04-01,paid,other,,,X,,2,70.00,CNY"));
        Assert.Equal(3, await app.Query(db => db.PastOrders.CountAsync()));
        var current = await app.Query(db => db.PastOrders.Current().OrderBy(o => o.Number).ToListAsync());
        Assert.Equal([3900, 7000], current.Select(o => o.Amount));
        Assert.NotEqual(current[0].CustomerId, current[1].CustomerId);
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Orders_joined_by_a_chain_are_one_customer_whatever_order_they_come_in(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await Import(app, Header + "A-1,2026-03-01,paid,nick,,,X,,1,39.00,CNY");
        await Import(app, Header + "B-1,2026-03-02,paid,,13912345678,,X,,1,39.00,CNY", Channel.Douyin);
        await Import(app, Header + "B-2,2026-03-02,paid,nick,,,X,,1,39.00,CNY", Channel.Douyin);
        Assert.Equal(3, await app.Query(db => db.PastOrders.Select(o => o.CustomerId).Distinct().CountAsync()));
        await Import(app, Header + "A-2,2026-02-01,cancelled,nick,139 1234 5678,,X,,1,39.00,CNY");
        var customers = await app.Query(db => db.PastOrders.OrderBy(o => o.Channel).ThenBy(o => o.Number).ToDictionaryAsync(o => o.Number, o => o.CustomerId));
        Assert.Equal(customers["A-1"], customers["A-2"]);
        Assert.Equal(customers["A-1"], customers["B-1"]);
        // The same name on another platform is another person.
        Assert.NotEqual(customers["A-1"], customers["B-2"]);
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_guest_who_orders_here_is_the_customer_that_an_import_knew(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await Import(app, Header + "A-1,2026-03-01,paid,nick,13912345678,,X,,1,39.00,CNY");
        await app.Do<IdentifyCustomer>(async identify => Assert.Equal(await app.Query(db => db.PastOrders.Select(o => o.CustomerId).SingleAsync()), await identify.OfGuest("+8613912345678", null)));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Nothing_of_an_import_that_broke_off_counts_and_the_same_file_goes_on_where_it_stopped(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var rows = string.Concat(Enumerable.Range(0, 25_000).Select(i => $"A-{i},2026-03-01,paid,c{i % 9000},,,X,,1,39.00,CNY\n"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Import(app, Header + rows, progress: new Breaks(lines => lines >= 10_000)));
        Assert.InRange(await app.Query(db => db.PastOrders.CountAsync()), 10_000, 24_999);
        Assert.Equal(0, await app.Query(db => db.PastOrders.Current().CountAsync()));
        Assert.Equal(25_000, (await Import(app, Header + rows)).NewOrders);
        Assert.Equal((25_000, 25_000, 1), (await app.Query(db => db.PastOrders.CountAsync()), await app.Query(db => db.PastOrders.Current().CountAsync()), await app.Query(db => db.OrderImports.CountAsync())));
        Assert.Equal(9000, await app.Query(db => db.PastOrders.Select(o => o.CustomerId).Distinct().CountAsync()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Of_two_imports_at_once_with_the_same_order_one_waits_and_the_order_counts_once(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (one, other) = (Header + "A-1,2026-03-01,paid,nick,,,X,,1,39.00,CNY", Header + "A-1,2026-03-01,paid,nick,,,X,,2,78.00,CNY");
        UnfinishedImportException? refused = null;
        // The other begins while the first one is at its lines.
        await Import(app, one, progress: new Breaks(_ =>
        {
            refused = Assert.Throws<UnfinishedImportException>(() => Import(app, other).GetAwaiter().GetResult());
            return false;
        }));
        Assert.True(refused!.IsRunning);
        Assert.Equal(3900, (await app.Query(db => db.PastOrders.Current().SingleAsync())).Amount);
        Assert.Equal(1, (await Import(app, other)).ChangedOrders);
        Assert.Equal(7800, (await app.Query(db => db.PastOrders.Current().SingleAsync())).Amount);
        // Not even by hand can two rows say what it is.
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.Query(db => db.PastOrders.ExecuteUpdateAsync(s => s.SetProperty(o => o.Revision, 1))));
    }

    [Theory]
    [OnBothDatabases]
    public async Task What_broke_off_is_finished_or_taken_back_before_another_file_of_the_channel(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        await Import(app, Header + "A-0,2026-03-01,paid,c1,,,X,,1,39.00,CNY\nA-x,2026-03-01,paid,zz,,,X,,1,39.00,CNY");
        var rows = string.Concat(Enumerable.Range(0, 12_000).Select(i => $"A-{i},2026-03-01,paid,c{i % 9000},13912345678,,X,,1,40.00,CNY\n"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => Import(app, Header + rows, progress: new Breaks(lines => lines >= 10_000)));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
        var refused = await Assert.ThrowsAsync<UnfinishedImportException>(() => Import(app, Header + "A-x,2026-03-02,paid,zz,,,X,,1,50.00,CNY"));
        Assert.False(refused.IsRunning);
        Assert.Equal(1, (await Import(app, Header + "A-1,2026-03-02,paid,zz,,,X,,1,50.00,CNY", Channel.Douyin)).NewOrders);
        await app.Do<ClaimImport>(async claim => Assert.True(await claim.Drop(refused.Import.Id)));
        await app.Do<ClaimImport>(async claim => Assert.False(await claim.Drop(refused.Import.Id)));
        Assert.Equal(3, await app.Query(db => db.PastOrders.CountAsync()));
        Assert.Equal(0, await app.Query(db => db.PastOrders.CountAsync(o => o.ReplacedById != null)));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
        Assert.Equal(new ImportResult(12_000, 12_000, 1, 11_999, 1, 0), await Import(app, Header + rows));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task People_buy_while_an_import_is_written_and_while_it_becomes_visible(DatabaseProvider provider)
    {
        var shown = new Visible();
        await using var app = await ShopApp.Start(provider, ["--Shop:Workers=false", "--Limits:Checkout=1000"], services => services.AddSingleton<IInterceptor>(shown));
        // Two by telephone and two by e-mail, whom the file makes two people.
        await Import(app, Header + string.Concat(Enumerable.Range(0, 2).Select(i => $"p{i},2026-02-01,paid,,1391234567{i},,X,,1,39.00,CNY\ne{i},2026-02-01,paid,,,b{i}@example.com,X,,1,39.00,CNY\n")), Channel.Douyin);
        string Lines(int file, int count) => Header + string.Concat(Enumerable.Range(0, count).Select(i => $"F{file}-{i / 2},2026-03-01,paid,c{file}-{i / 2 % 900},{(i / 2 == file ? "1391234567" + file : "")},{(i / 2 == file ? $"b{file}@example.com" : "")},X,,1,39.00,CNY\n"));
        await Import(app, Lines(0, 400));
        var few = shown.Last;
        var written = 0;
        var meanwhile = Task.FromResult("");
        shown.Committing = async () =>
        {
            // SQLite has one writer; on PostgreSQL it is at its longest here, and holds whom it joins.
            if (provider == DatabaseProvider.Postgres)
            {
                await app.Bought([(Buying.Jar, 1)], ("Phone", "13900000001"));
                meanwhile = app.Bought([(Buying.Jar, 1)], ("Phone", "13912345671"));
            }
        };
        await Import(app, Lines(1, 8000), progress: new Breaks(_ =>
        {
            app.Bought([(Buying.Jar, 1)], ("Phone", written++ % 2 == 0 ? "13900000000" : "13912345671")).GetAwaiter().GetResult();
            return false;
        }));
        shown.Committing = () => Task.CompletedTask;
        await meanwhile;
        Assert.True(written > 2);
        // Twenty times the lines and no statement more, nor a row more that it changes.
        Assert.Equal(few, shown.Last);
        Assert.Single(await app.Query(db => db.PastOrders.Where(o => o.Number == "F1-1" || o.Number == "p1" || o.Number == "e1").Select(o => o.CustomerId)
            .Union(db.Orders.Where(o => o.Address.Phone == "+8613912345671").Select(o => o.CustomerId)).ToListAsync()));
        await app.Do<RecountHistory>(async r => Assert.Empty(await r.Run()));
    }

    /// <summary>Looks at the transaction that makes an import visible: how many statements it has and how many rows they change, and what is done just before it ends.</summary>
    private sealed class Visible : DbCommandInterceptor, IDbTransactionInterceptor
    {
        private readonly ConcurrentDictionary<DbTransaction, List<(string Text, int Rows)>> open = new();

        public (int Statements, int Rows) Last { get; private set; }
        public Func<Task> Committing { get; set; } = () => Task.CompletedTask;

        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (command.Transaction is { } transaction)
            {
                open.GetOrAdd(transaction, _ => []).Add((command.CommandText, result));
            }
            return new(result);
        }

        public async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            if (open.TryRemove(transaction, out var all) && all.Exists(c => c.Text.Contains("SET \"VisibleAt\"", StringComparison.Ordinal)))
            {
                Last = (all.Count, all.Sum(c => c.Rows));
                await Committing();
            }
            return result;
        }
    }

    private sealed class Breaks(Func<int, bool> when) : IProgress<int>
    {
        public void Report(int value)
        {
            if (when(value))
            {
                throw new InvalidOperationException("The plug was pulled.");
            }
        }
    }

    internal static async Task<ImportResult> Import(ShopApp app, string csv, Channel channel = Channel.Taobao, string profile = "generic", IProgress<int>? progress = null)
    {
        ImportResult? result = null;
        var (bytes, as_) = (Encoding.UTF8.GetBytes(csv), (await app.Service<ImportProfiles>().Of(profile))!);
        await app.Do<ReadOrders>(async read =>
        {
            var file = read.Run(bytes, as_);
            Assert.Empty(file.Bad);
            await app.Do<ImportOrders>(async import => result = await import.Run(new ImportWish("orders.csv", bytes, channel, as_, "test", 0), file.Orders, progress));
        });
        return result!;
    }
}
