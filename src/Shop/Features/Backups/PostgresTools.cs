using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Shop.Features.Backups;

/// <summary>PostgreSQL's own programs, which come with it: nobody else copies a database as well.</summary>
internal static class PostgresTools
{
    /// <param name="connection">Reaches the program in its environment, so that no password is on a command line.</param>
    /// <exception cref="BackupRefusedException">It isn't there, or it failed: with its own words.</exception>
    public static async Task Run(string tool, string connection, string[] args, CancellationToken ct)
    {
        var to = new NpgsqlConnectionStringBuilder(connection);
        // pg_restore writes to its output unless a database is named.
        var start = new ProcessStartInfo(tool, tool == "pg_restore" ? [$"--dbname={to.Database ?? to.Username}", .. args] : args) { RedirectStandardError = true };
        foreach (var (name, value) in new[] { ("PGHOST", to.Host), ("PGPORT", to.Port.ToString(CultureInfo.InvariantCulture)), ("PGUSER", to.Username), ("PGPASSWORD", to.Password), ("PGDATABASE", to.Database ?? to.Username), ("PGSSLMODE", Mode(to.SslMode)) })
        {
            start.Environment[name] = value;
        }
        try
        {
            using var process = Process.Start(start)!;
            var said = await process.StandardError.ReadToEndAsync(ct);
            await process.WaitForExitAsync(ct);
            if (process.ExitCode != 0)
            {
                throw new BackupRefusedException($"{tool}: {said.Trim()}");
            }
        }
        catch (Win32Exception)
        {
            throw new BackupRefusedException($"{tool} isn't there: install PostgreSQL's client programs (Debian: postgresql-client)");
        }
    }

    private static string Mode(SslMode mode) => mode switch
    {
        SslMode.VerifyCA => "verify-ca",
        SslMode.VerifyFull => "verify-full",
        _ => mode.ToString().ToLowerInvariant(),
    };
}
