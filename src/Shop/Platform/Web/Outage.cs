using Microsoft.Data.Sqlite;
using Npgsql;

namespace Shop.Platform;

/// <summary>Faults that go by once the machine has again what it lacks: a database or a bucket that doesn't answer, a database that is held too long, a disk that is full.</summary>
public static class Outage
{
    /// <summary>After which one may try again.</summary>
    public static readonly TimeSpan TryAfter = TimeSpan.FromSeconds(10);

    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteInputOutput = 10;
    private const int SqliteFull = 13;
    private const int SqliteCannotOpen = 14;
    private const int NoSpaceLeft = 28;

    public static bool Is(Exception? e) => e switch
    {
        null => false,
        NpgsqlException { IsTransient: true } => true,
        // A server that is stopping, starting, or takes nobody in.
        PostgresException { SqlState: PostgresErrorCodes.ObjectNotInPrerequisiteState or PostgresErrorCodes.DiskFull } => true,
        SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked or SqliteInputOutput or SqliteFull or SqliteCannotOpen } => true,
        IOException { HResult: NoSpaceLeft } => true,
        FilesAwayException => true,
        _ => Is(e.InnerException),
    };
}
