using System.Net.Sockets;
using System.Text;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shop.Tests.Features.Account;

namespace Shop.Tests.House;

/// <summary>Work in the background: which node does it, and what becomes of what fails.</summary>
public class RoundsTests
{
    private static readonly string[] Quiet = ["--Shop:Workers=false"];

    [Fact(Skip = "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string", SkipWhen = nameof(NoPostgres))]
    public async Task Of_two_nodes_one_takes_each_round_and_the_other_goes_on_when_it_dies_in_the_middle()
    {
        var (mine, theirs) = (new Spade(), new Spade());
        await using var shop = await ShopApp.Start(DatabaseProvider.Postgres, Quiet, mine.Add);
        await using var beside = await shop.Beside(Quiet, theirs.Add);
        var (one, other) = (shop.Service<Digging>(), beside.Service<Digging>());
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        mine.Dig = () =>
        {
            begun.SetResult();
            return end.Task;
        };
        var hanging = Task.Run(() => one.Round());
        await begun.Task;
        Assert.False(await other.Round());
        // It says nothing more, as after a kill: what it holds is over after half a minute, and then its minute is.
        shop.Clock.Advance(TimeSpan.FromSeconds(25));
        Assert.False(await other.Round());
        shop.Clock.Advance(TimeSpan.FromSeconds(36));
        Assert.True(await other.Round());
        end.SetResult();
        Assert.True(await hanging);
        mine.Dig = () => Task.CompletedTask;
        // A minute is one round of the house, whoever takes it.
        Assert.Equal((false, false), (await one.Round(), await other.Round()));
        shop.Clock.Advance(TimeSpan.FromMinutes(1));
        var both = await Task.WhenAll(Task.Run(() => one.Round()), Task.Run(() => other.Round()));
        Assert.Single(both, taken => taken);
        Assert.Equal((0, null), await shop.Query(async db => await db.WorkerRounds.SingleAsync(r => r.Name == nameof(Digging)) is var r ? (r.FailedInARow, r.TakenUntil) : default));
    }

    [Theory, OnBothDatabases]
    public async Task A_round_that_fails_is_tried_again_after_growing_pauses_and_at_once_when_the_operator_says_so(DatabaseProvider provider)
    {
        var spade = new Spade { Dig = () => throw new InvalidOperationException("13912345678") };
        await using var shop = await ShopApp.Start(provider, Quiet, spade.Add);
        using var boss = await shop.SignedIn("operator@shop.test");
        var worker = shop.Service<Digging>();
        Assert.True(await worker.Round());
        foreach (var minutes in new[] { 1, 2, 4, 8, 15, 15 })
        {
            shop.Clock.Advance(TimeSpan.FromMinutes(minutes) - TimeSpan.FromSeconds(10));
            Assert.False(await worker.Round());
            shop.Clock.Advance(TimeSpan.FromSeconds(10));
            Assert.True(await worker.Round());
        }
        var page = await boss.Get("/operator/health");
        var said = page.All(".notice-bad").Single().TextContent;
        Assert.Contains("「Digging」这项活儿连着 7 次没做成（InvalidOperationException）", said, StringComparison.Ordinal);
        Assert.DoesNotContain("139", said, StringComparison.Ordinal);
        // Another program of the house knows it, too.
        await shop.Restart(Quiet, spade.Add);
        worker = shop.Service<Digging>();
        Assert.False(await worker.Round());
        using var again = await shop.SignedIn("operator@shop.test");
        spade.Dig = () => Task.CompletedTask;
        await again.Submit(await again.Get("/operator/health"), ".notice form");
        Assert.True(await worker.Round());
        Assert.Contains("样样都好", (await again.Get("/operator/health")).Text, StringComparison.Ordinal);
        Assert.Equal((0, null), await shop.Query(async db => await db.WorkerRounds.SingleAsync(r => r.Name == nameof(Digging)) is var r ? (r.FailedInARow, r.Fault) : default));
    }

    [Theory, OnBothDatabases]
    public async Task One_picture_that_cannot_be_rendered_keeps_no_other_waiting_and_is_given_up_until_the_operator_says_so(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Quiet);
        using var boss = await shop.SignedIn("operator@shop.test");
        var (bad, good) = (await Picture(shop, 10), await Picture(shop, 200));
        var file = (await shop.Service<PictureStore>().Original(bad.Hash, bad.Extension))!;
        var content = await File.ReadAllBytesAsync(file);
        await File.WriteAllTextAsync(file, "no picture");
        Assert.Equal(1, await RenderAll(shop));
        Assert.NotNull(await shop.Query(db => db.Pictures.Where(p => p.Id == good.Id).Select(p => p.RenderedAt).SingleAsync()));
        // Not before its time; then again and again, later and later, and in the end no more.
        Assert.Equal((0, 1), (await RenderAll(shop), await Tries()));
        shop.Clock.Advance(OneByOne.PauseAfter(1));
        Assert.Equal((0, 2), (await RenderAll(shop), await Tries()));
        shop.Clock.Advance(OneByOne.PauseAfter(2) - TimeSpan.FromSeconds(10));
        Assert.Equal((0, 2), (await RenderAll(shop), await Tries()));
        Assert.Contains("「做各种尺寸的图片」有 1 件没做成", (await boss.Get("/operator/health")).All(".notice-bad").Single().TextContent, StringComparison.Ordinal);
        for (var tries = 2; tries < OneByOne.MostTries; tries++)
        {
            shop.Clock.Advance(OneByOne.PauseAfter(tries));
            Assert.Equal((0, tries + 1), (await RenderAll(shop), await Tries()));
        }
        shop.Clock.Advance(TimeSpan.FromDays(30));
        await File.WriteAllBytesAsync(file, content);
        Assert.Equal((0, OneByOne.MostTries), (await RenderAll(shop), await Tries()));
        using var later = await shop.SignedIn("operator@shop.test");
        var page = await later.Get("/operator/health");
        Assert.Contains("已经不再自己试了", page.All(".notice-bad").Single().TextContent, StringComparison.Ordinal);
        await later.Submit(page, ".notice form");
        Assert.Equal(1, await RenderAll(shop));
        Assert.Equal(0, await shop.Query(db => db.StuckItems.CountAsync()));
        Assert.Contains("样样都好", (await later.Get("/operator/health")).Text, StringComparison.Ordinal);

        Task<int> Tries() => shop.Query(db => db.StuckItems.Where(s => s.Work == nameof(RenderPictures) && s.Item == bad.Id).Select(s => s.Tries).SingleAsync());
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_goes_out_whether_the_node_dies_before_or_after_the_server_took_it_and_at_worst_twice(DatabaseProvider provider)
    {
        await using var server = new Postbox();
        var death = new Death();
        string[] settings = [.. Quiet, "--Mail:Host=127.0.0.1", $"--Mail:Port={server.Port}", "--Mail:From=shop@example.org"];
        await using var shop = await ShopApp.Start(provider, settings, s => s.AddSingleton<IInterceptor>(death));
        await shop.Query(async db =>
        {
            await db.OutgoingMails.ExecuteDeleteAsync();
            var now = shop.Service<ShopClock>().Now;
            db.OutgoingMails.AddRange(new[] { "before", "after", "never" }.Select(o => new OutgoingMail { Occasion = $"test:{o}", To = $"{o}@example.test", Subject = o, Html = "h", Plain = "p", CreatedAt = now, NextTryAt = now }));
            return await db.SaveChangesAsync();
        });
        // Before: it was taken from the outbox, and nothing else.
        server.IsDead = true;
        await Run();
        Assert.Empty(server.Got);
        server.IsDead = false;
        await Run();
        Assert.Empty(server.Got);
        // After: the server has it, and nobody wrote that down.
        shop.Clock.Advance(TimeSpan.FromMinutes(2));
        death.IsNear = true;
        for (var i = 0; i < 3; i++)
        {
            await Run();
        }
        Assert.Equal(3, server.Got.Count);
        Assert.Equal(0, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.SentAt != null)));
        death.IsNear = false;
        shop.Clock.Advance(TimeSpan.FromMinutes(5));
        // Two nodes look at once.
        await Task.WhenAll(Run(), Run());
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await Run();
        Assert.Equal([2, 2, 2], server.Got.GroupBy(id => id).Select(g => g.Count()));
        Assert.Equal(3, await shop.Query(db => db.OutgoingMails.CountAsync(m => m.SentAt != null)));

        Task Run() => shop.Do<SendMail>(async s =>
        {
            try
            {
                await s.Run();
            }
            catch (DiedException)
            {
                // The node.
            }
        });
    }

    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    private static async Task<int> RenderAll(ShopApp shop)
    {
        await using var scope = shop.Services.CreateAsyncScope();
        return await shop.Services.GetServices<IHostedService>().OfType<RenderPictures>().Single().RenderAll(scope.ServiceProvider);
    }

    private static async Task<Picture> Picture(ShopApp shop, int grey)
    {
        var file = Path.Combine(shop.Folder, $"{grey}.webp");
        using (var image = NetVips.Image.Black(410, 500, bands: 3) + grey)
        {
            image.Cast(NetVips.Enums.BandFormat.Uchar).Webpsave(file);
        }
        return await shop.Query(async db =>
        {
            var now = shop.Service<ShopClock>().Now;
            await db.Pictures.Where(p => p.Width != 410).ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, now));
            var picture = await shop.Service<PictureStore>().Keep(file);
            db.Pictures.Add(picture);
            await db.SaveChangesAsync();
            return picture;
        });
    }

    /// <summary>What a worker of this test does.</summary>
    private sealed class Spade
    {
        public Func<Task> Dig { get; set; } = () => Task.CompletedTask;

        public void Add(IServiceCollection services)
        {
            services.AddSingleton(this);
            services.AddSingleton<Digging>();
        }
    }

    private sealed class Digging(IServiceScopeFactory scopes, ShopOptions options, ILogger<Digging> log, Spade spade) : Worker(scopes, options, TimeSpan.FromMinutes(1), log)
    {
        protected override Task Work(IServiceProvider services, CancellationToken ct) => spade.Dig();
    }

    private sealed class DiedException() : Exception("Died.");

    /// <summary>Ends a program as it writes down that a mail left.</summary>
    private sealed class Death : DbCommandInterceptor
    {
        public bool IsNear { get; set; }

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(System.Data.Common.DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            if (IsNear && command.CommandText.Contains("\"SentAt\" = ", StringComparison.Ordinal))
            {
                throw new DiedException();
            }
            return new(result);
        }
    }

    /// <summary>A mail server that takes everything, and knows what it took.</summary>
    private sealed class Postbox : IAsyncDisposable
    {
        private readonly TcpListener listener = new(System.Net.IPAddress.Loopback, 0);
        private readonly Task taking;

        public Postbox()
        {
            listener.Start();
            taking = Task.Run(Take);
        }

        public int Port => ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;

        /// <summary>Whether it hangs up on everyone.</summary>
        public bool IsDead { get; set; }

        /// <summary>Message ids.</summary>
        public System.Collections.Concurrent.ConcurrentQueue<string> Got { get; } = new();

        public async ValueTask DisposeAsync()
        {
            listener.Stop();
            await taking;
        }

        private async Task Take()
        {
            try
            {
                while (true)
                {
                    using var client = await listener.AcceptTcpClientAsync();
                    if (!IsDead)
                    {
                        await Talk(client);
                    }
                }
            }
            catch (Exception e) when (e is SocketException or ObjectDisposedException)
            {
                // The test is over.
            }
        }

        private async Task Talk(TcpClient client)
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.ASCII);
            await using var writer = new StreamWriter(stream, Encoding.ASCII) { NewLine = "\r\n", AutoFlush = true };
            try
            {
                await writer.WriteLineAsync("220 here");
                while (await reader.ReadLineAsync() is { } line)
                {
                    if (line == "QUIT")
                    {
                        await writer.WriteLineAsync("221 good-bye");
                        return;
                    }
                    if (line == "DATA")
                    {
                        await writer.WriteLineAsync("354 go on");
                        var id = "";
                        while (await reader.ReadLineAsync() is { } part && part != ".")
                        {
                            id = part.StartsWith("Message-Id:", StringComparison.OrdinalIgnoreCase) ? part : id;
                        }
                        Got.Enqueue(id);
                    }
                    await writer.WriteLineAsync("250 fine");
                }
            }
            catch (IOException)
            {
                // The other end died.
            }
        }
    }
}
