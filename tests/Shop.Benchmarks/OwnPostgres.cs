using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Npgsql;

namespace Shop.Benchmarks;

/// <summary>A PostgreSQL server of its own in a temporary folder, on loopback, gone when disposed of.</summary>
internal sealed partial class OwnPostgres : IAsyncDisposable
{
    private readonly string programs;
    private readonly string folder;
    private readonly int port;

    private OwnPostgres(string programs, string folder, int port) => (this.programs, this.folder, this.port) = (programs, folder, port);

    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=postgres;Database=shop;Maximum Pool Size=40";

    /// <summary>Of a database that isn't there yet.</summary>
    public string Another(string name) => new NpgsqlConnectionStringBuilder(ConnectionString) { Database = name }.ConnectionString;

    /// <summary>Null, and said on stderr, where PostgreSQL's programs aren't on the machine.</summary>
    public static async Task<OwnPostgres?> Start()
    {
        var programs = Directory.Exists("/usr/lib/postgresql")
            ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(d => Path.Combine(d, "bin")).LastOrDefault(d => File.Exists(Path.Combine(d, "initdb")))
            : null;
        if (programs is null)
        {
            await Console.Error.WriteLineAsync("PostgreSQL's programs aren't on this machine: its rows are left out.");
            return null;
        }
        var server = new OwnPostgres(programs, Directory.CreateTempSubdirectory("shop_benchmark_pg_").FullName, FreePort());
        if (IsRoot)
        {
            // The server refuses to run as root.
            await Do("chown", "postgres", server.folder);
        }
        await server.Program("initdb", "-D", server.Data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8");
        await server.Again();
        await server.Program("createdb", "-h", "127.0.0.1", "-p", $"{server.port}", "-U", "postgres", "shop");
        await server.UseLog();
        return server;
    }

    /// <summary>
    /// A server that has been at work writes its log into files that it wrote full before. A new one makes each of them when the last is full, 16 MB of zeros that a commit waits for.
    /// </summary>
    private async Task UseLog()
    {
        await using var connection = new NpgsqlConnection(ConnectionString + ";Pooling=false;Command Timeout=0");
        await connection.OpenAsync();
        await using var write = new NpgsqlCommand("SELECT count(pg_logical_emit_message(false, 'log', repeat('x', 1000000))) FROM generate_series(1, 1000)", connection);
        await write.ExecuteNonQueryAsync();
        await using var reuse = new NpgsqlCommand("CHECKPOINT", connection);
        await reuse.ExecuteNonQueryAsync();
    }

    /// <summary>Ends it as a power cut would.</summary>
    public Task Stop() => Program("pg_ctl", "-D", Data, "-w", "-m", "immediate", "stop");

    public Task Again() => Program("pg_ctl", "-D", Data, "-w", "-l", Path.Combine(folder, "log"), "-o", $"-p {port} -h 127.0.0.1 -k {folder} -c max_connections=200 -c min_wal_size=1GB -c max_wal_size=2GB", "start");

    /// <summary>Runs a script of pgbench's over one connection, prepared; what it says at the end.</summary>
    public async Task<string> Pgbench(string script, TimeSpan lasting)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(programs, "pgbench"),
            ["-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", "-n", "-M", "prepared", "-c", "1", "-j", "1", "-T", $"{lasting.TotalSeconds:0}", "-f", script, "shop"])
        { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"pgbench failed: {said}");
    }

    /// <summary>pgbench's own tables, so many times a hundred thousand accounts, in a database of their own.</summary>
    public async Task PgbenchTables(string database, int scale)
    {
        await Program("createdb", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", database);
        await Program("pgbench", "-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", "-i", "-q", "-s", $"{scale}", database);
    }

    /// <summary>How many of pgbench's own transactions a second so many clients reach on those.</summary>
    public async Task<double> PgbenchTransactions(string database, int clients, TimeSpan lasting)
    {
        using var process = Process.Start(new ProcessStartInfo(Path.Combine(programs, "pgbench"),
            ["-h", "127.0.0.1", "-p", $"{port}", "-U", "postgres", "-n", "-c", $"{clients}", "-j", "2", "-T", $"{lasting.TotalSeconds:0}", database])
        { RedirectStandardOutput = true })!;
        var said = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? double.Parse(Tps().Match(said).Groups[1].Value, CultureInfo.InvariantCulture) : throw new InvalidOperationException($"pgbench failed: {said}");
    }

    public async ValueTask DisposeAsync()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
        {
            await Program("pg_ctl", "-D", Data, "-w", "-m", "fast", "stop");
        }
        Directory.Delete(folder, recursive: true);
    }

    [GeneratedRegex(@"tps = ([\d.]+)")]
    internal static partial Regex Tps();

    private static bool IsRoot => Environment.UserName == "root";

    private string Data => Path.Combine(folder, "data");

    private Task Program(string name, params string[] arguments) => IsRoot
        ? Do("setpriv", ["--reuid=postgres", "--regid=postgres", "--init-groups", Path.Combine(programs, name), .. arguments])
        : Do(Path.Combine(programs, name), arguments);

    private static async Task Do(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, WorkingDirectory = Path.GetTempPath() })!;
        // The server that pg_ctl starts keeps the pipe open: what it says isn't waited for.
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        await process.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (!process.HasExited || process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{program} failed");
        }
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
