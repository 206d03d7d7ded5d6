namespace Shop.Tests;

/// <summary>A database of its own on SHOP_TEST_REDIS's server for each test that wants one: what another test keeps there at the same time isn't in it.</summary>
public static class TestRedis
{
    public const string Why = "Redis: set SHOP_TEST_REDIS to a server's address, such as localhost:6379";

    // What a server has where nothing else is said.
    private const int Databases = 16;

    private static readonly string? Server = Environment.GetEnvironmentVariable("SHOP_TEST_REDIS") is { Length: > 0 } s ? s : null;
    private static int taken = -1;

    public static bool Missing => Server is null;

    public static int Port => int.Parse(Server!.Split(':')[1], System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The setting for a database that no other test has.</summary>
    /// <param name="port">On the way to it, when it isn't asked directly.</param>
    public static string Own(int? port = null) => Interlocked.Increment(ref taken) is var database && database < Databases
        ? $"{(port is { } way ? $"127.0.0.1:{way}" : Server)},defaultDatabase={database}"
        : throw new InvalidOperationException($"More than {Databases} tests want a Redis of their own");
}
