using System.Diagnostics;

namespace Shop.Features.OrderImports;

/// <summary>
/// How much an import writes in one transaction: as much as this machine, as busy as it is, writes in a quarter of a second, so that nobody who buys meanwhile waits for long. SQLite has one
/// writer, and who waits for it looks again only every 150 ms: there it is half of that, and after each transaction it is left alone for longer than that, or a checkout could wait for the whole file.
/// </summary>
/// <param name="first">Rows at once, at first.</param>
public sealed class Pace(int first, int most)
{
    private const int Least = 50;

    private static readonly TimeSpan Aim = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan AimOfOneWriter = TimeSpan.FromMilliseconds(125);
    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(160);

    public int AtOnce { get; private set; } = first;

    /// <summary>Writes some in a transaction of its own, and lets others write before the next.</summary>
    public async Task Run(ShopDb db, Func<Task> write, CancellationToken ct)
    {
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            var since = Stopwatch.StartNew();
            await write();
            await transaction.CommitAsync(ct);
            AtOnce = Math.Clamp((int)(AtOnce * Math.Clamp((db.Database.IsNpgsql() ? Aim : AimOfOneWriter) / since.Elapsed, 0.25, 2)), Least, most);
        }
        if (!db.Database.IsNpgsql())
        {
            await Task.Delay(Breath, ct);
        }
    }
}
