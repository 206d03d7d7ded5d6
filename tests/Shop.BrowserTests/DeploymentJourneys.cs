using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.House;

namespace Shop.BrowserTests;

/// <summary>The README's deployment: two copies of the program behind nginx with its own configuration, one after the other replaced while people buy.</summary>
public sealed partial class DeploymentJourneys
{
    private const string Nginx = "/usr/sbin/nginx";
    private const string Analyze = "/usr/bin/systemd-analyze";

    public static bool NoPostgres => TestDatabase.WhyNoPostgres is not null;

    [Fact]
    public async Task The_unit_is_one_that_systemd_understands()
    {
        Assert.SkipUnless(File.Exists(Analyze), "systemd-analyze isn't here (.ci/run installs it)");
        using var verify = Process.Start(new ProcessStartInfo(Analyze, ["verify", Path.Combine(Repository.Root, "deploy", "shop@.service")]) { RedirectStandardError = true })!;
        var said = await verify.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await verify.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal((0, ""), (verify.ExitCode, said));
    }

    [Fact(Skip = "PostgreSQL: set SHOP_TEST_POSTGRES to a server's connection string", SkipWhen = nameof(NoPostgres))]
    public async Task Each_node_is_replaced_while_people_buy_and_no_request_fails()
    {
        Assert.SkipUnless(File.Exists(Nginx), "nginx isn't here (.ci/run installs it)");
        await using var database = await TestDatabase.Make(DatabaseProvider.Postgres);
        await using var house = await House.Start(database);
        Assert.Equal((HttpStatusCode.PermanentRedirect, "https://localhost/products?q=a"), await house.Plainly(HttpMethod.Get, "/products?q=a"));
        Assert.Equal((HttpStatusCode.Forbidden, null), await house.Plainly(HttpMethod.Post, "/stripe/webhook"));
        using (var visitor = house.Visitor())
        using (var page = await visitor.GetAsync("/"))
        {
            Assert.Equal(["max-age=31536000; includeSubDomains"], page.Headers.GetValues("Strict-Transport-Security"));
        }
        var (failed, orders, pages) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>(), 0);
        using var enough = new CancellationTokenSource();
        var people = Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested)
            {
                using var visitor = house.Visitor();
                try
                {
                    foreach (var path in new[] { "/", "/products", "/products/mist-cup" })
                    {
                        using var page = await visitor.GetAsync(path);
                        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (page.StatusCode, page.Version));
                        Interlocked.Increment(ref pages);
                    }
                    if (i % 2 == 0)
                    {
                        orders.Enqueue(await Buy(visitor));
                    }
                }
                catch (Exception e)
                {
                    failed.Enqueue(e.ToString());
                }
            }
        })).ToList();
        foreach (var node in house.Nodes)
        {
            await house.Replace(node);
        }
        await enough.CancelAsync();
        await Task.WhenAll(people);
        Assert.Empty(failed);
        Assert.True(orders.Count > 5 && pages > 50, $"{orders.Count} orders and {pages} pages are too few to say anything");
        await using var program = ShopProgram.Build(database.Settings);
        using var scope = program.Services.CreateScope();
        Assert.Equal(orders.Order(StringComparer.Ordinal), (await scope.ServiceProvider.GetRequiredService<ShopDb>().Orders.Select(o => o.Number).ToListAsync(TestContext.Current.CancellationToken)).Order(StringComparer.Ordinal));
        Assert.Empty(await scope.ServiceProvider.GetRequiredService<ReconcileStock>().Run(TestContext.Current.CancellationToken));
    }

    private static async Task<string> Buy(HttpClient visitor)
    {
        using var put = await visitor.PostAsync("/basket/items", new FormUrlEncodedContent([new("sku", "WJF-CLS-MILD"), new("quantity", "1")]));
        Assert.Equal(HttpStatusCode.Redirect, put.StatusCode);
        var key = KeyField().Match(await visitor.GetStringAsync("/checkout")).Groups[1].Value;
        using var placed = await visitor.PostAsync("/checkout", new FormUrlEncodedContent([new("Key", key), new("Name", "测试顾客"), new("Phone", "13800138000"), new("Province", "浙江省"), new("City", "杭州市"), new("District", "淳安县"), new("Street", "示例路1号"), new("Payment", "cod")]));
        Assert.Equal(HttpStatusCode.Redirect, placed.StatusCode);
        return OrderNumber().Match(placed.Headers.Location!.ToString()).Groups[1].Value;
    }

    /// <summary>
    /// nginx closes connections without a request on them when it reloads, also one that is only just being made; a browser whose
    /// connection ends before anything was answered sends once more over another.
    /// </summary>
    private sealed class AsBrowsers : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            catch (HttpRequestException e) when (e.StatusCode is null)
            {
                return await base.SendAsync(request, cancellationToken);
            }
        }
    }

    [GeneratedRegex("name=\"Key\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex KeyField();

    [GeneratedRegex("/orders/([0-9-]+)")]
    private static partial Regex OrderNumber();

    /// <summary>nginx and two nodes, from the files in deploy/ with other ports and folders.</summary>
    private sealed class House : IAsyncDisposable
    {
        private readonly string folder = Directory.CreateTempSubdirectory("shop_house_").FullName;
        private readonly int https = Visit.FreePort();
        private readonly int http = Visit.FreePort();
        private string fingerprint = "";
        private Process? nginx;

        public int[] Nodes { get; } = [Visit.FreePort(), Visit.FreePort()];

        public static async Task<House> Start(TestDatabase database)
        {
            var house = new House();
            await house.Write(database);
            foreach (var node in house.Nodes)
            {
                await house.Run("bash", Path.Combine(house.folder, "node"), $"{node}");
            }
            house.nginx = Process.Start(new ProcessStartInfo(Nginx, ["-c", Path.Combine(house.folder, "nginx.conf")]) { RedirectStandardError = true })!;
            using var visitor = house.Visitor();
            for (var i = 0; ; i++)
            {
                try
                {
                    if ((await Task.WhenAll(house.Nodes.Select(n => new HttpClient().GetAsync($"http://127.0.0.1:{n}/health/ready")))).All(a => a.IsSuccessStatusCode) && (await visitor.GetAsync("/health/ready")).IsSuccessStatusCode)
                    {
                        return house;
                    }
                }
                catch (HttpRequestException) when (i < 600)
                {
                    // Not yet.
                }
                Assert.True(i < 600, "The house didn't come in two minutes: " + string.Join('\n', house.Nodes.Select(n => File.ReadAllText(Path.Combine(house.folder, $"{n}.log")))));
                await Task.Delay(200);
            }
        }

        /// <summary>Somebody with a browser that speaks HTTP/2.</summary>
        public HttpClient Visitor()
        {
            var network = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer(), SslOptions = { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString(HashAlgorithmName.SHA256) == fingerprint } };
            var client = new HttpClient(new AsBrowsers { InnerHandler = network })
            {
                BaseAddress = new Uri($"https://localhost:{https}"),
                DefaultRequestVersion = HttpVersion.Version20,
                DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact,
            };
            client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            client.DefaultRequestHeaders.Add("Accept-Language", "zh-CN");
            return client;
        }

        /// <summary>An answer of port 80: its status, and where it leads.</summary>
        public async Task<(HttpStatusCode Status, string? Location)> Plainly(HttpMethod method, string path)
        {
            using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
            using var answer = await client.SendAsync(new HttpRequestMessage(method, $"http://localhost:{http}{path}"));
            return (answer.StatusCode, answer.Headers.Location?.ToString());
        }

        public Task Replace(int node) => Run("bash", Path.Combine(Repository.Root, "deploy", "replace-node"), $"{node}");

        private async Task Run(params string[] command)
        {
            var start = new ProcessStartInfo(command[0], command[1..]) { RedirectStandardError = true };
            start.Environment["SHOP_NODES"] = Path.Combine(folder, "nodes.conf");
            start.Environment["SHOP_RELOAD"] = $"kill -HUP {nginx?.Id}";
            start.Environment["SHOP_RESTART"] = $"bash {Path.Combine(folder, "node")} {command[^1]}";
            using var process = Process.Start(start)!;
            await process.WaitForExitAsync();
            Assert.True(process.ExitCode == 0, process.ExitCode == 0 ? "" : await process.StandardError.ReadToEndAsync());
        }

        private async Task Write(TestDatabase database)
        {
            if (!OperatingSystem.IsWindows())
            {
                // nginx reads as somebody else.
                File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
            }
            string Recipe(string name) => File.ReadAllText(Path.Combine(Repository.Root, "deploy", name));
            await File.WriteAllTextAsync(Path.Combine(folder, "nodes.conf"), Recipe("nodes.conf").Replace("5081", $"{Nodes[0]}", StringComparison.Ordinal).Replace("5082", $"{Nodes[1]}", StringComparison.Ordinal));
            await File.WriteAllTextAsync(Path.Combine(folder, "nginx.conf"), "daemon off;\n" + Recipe("shop.nginx.conf").Replace("/etc/shop", folder, StringComparison.Ordinal).Replace("/run/nginx.pid", Path.Combine(folder, "nginx.pid"), StringComparison.Ordinal)
                .Replace("/var/log/nginx", folder, StringComparison.Ordinal).Replace("listen 80;", $"listen 127.0.0.1:{http};", StringComparison.Ordinal).Replace("listen 443", $"listen 127.0.0.1:{https}", StringComparison.Ordinal));
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var certificate = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
            fingerprint = certificate.GetCertHashString(HashAlgorithmName.SHA256);
            await File.WriteAllTextAsync(Path.Combine(folder, "tls.pem"), certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(Path.Combine(folder, "tls.key"), key.ExportPkcs8PrivateKeyPem());
            // What systemd does: ends the one of before, waits until it is gone, starts another.
            var settings = string.Join(' ', database.Settings.Where(s => !s.StartsWith("--urls", StringComparison.Ordinal) && !s.StartsWith("--environment", StringComparison.Ordinal)).Select(s => $"'{s}'"));
            await File.WriteAllTextAsync(Path.Combine(folder, "node"), $"""
                pid={folder}/$1.pid
                [ -f $pid ] && kill -TERM $(cat $pid) && while kill -0 $(cat $pid) 2>/dev/null; do sleep 0.1; done
                dotnet '{typeof(ShopProgram).Assembly.Location}' {settings} --environment=Production --Limits:Checkout=100000 --urls=http://127.0.0.1:$1 >>{folder}/$1.log 2>&1 &
                echo $! >$pid
                """);
        }

        public async ValueTask DisposeAsync()
        {
            nginx?.Kill(entireProcessTree: true);
            foreach (var node in Nodes.Select(n => Path.Combine(folder, $"{n}.pid")).Where(File.Exists))
            {
                using var process = Process.GetProcessById(int.Parse(await File.ReadAllTextAsync(node), System.Globalization.CultureInfo.InvariantCulture));
                process.Kill();
                await process.WaitForExitAsync();
            }
            nginx?.Dispose();
            Directory.Delete(folder, recursive: true);
        }
    }
}
