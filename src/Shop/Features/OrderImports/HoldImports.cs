using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;

namespace Shop.Features.OrderImports;

/// <summary>What an uploaded file is to be taken as.</summary>
/// <param name="By">A user's id.</param>
public sealed record HeldImport(string FileName, Channel Channel, string Profile, string By);

/// <param name="Lines">Written so far.</param>
public sealed record ImportRun(int Lines, int All, ImportResult? Result, bool HasFailed);

/// <summary>Keeps uploaded files of orders until they are taken or thrown away, and takes them while the browser looks on. A file goes by its hash.</summary>
public sealed class HoldImports(SharedFiles files, IServiceScopeFactory scopes, ShopClock clock, ILogger<HoldImports> log)
{
    private readonly ConcurrentDictionary<string, ImportRun> runs = new();

    private const string Folder = "imports";

    // What nobody has taken in a week is somebody's buyers lying about.
    private static readonly TimeSpan Kept = TimeSpan.FromDays(7);

    /// <summary>Files that nobody took for a week are deleted.</summary>
    /// <returns>The name it is held under.</returns>
    public async Task<string> Keep(byte[] file, HeldImport what, CancellationToken ct)
    {
        foreach (var old in await files.List(Folder, ct).Where(f => f.At < clock.Now - Kept).ToListAsync(ct))
        {
            await files.Delete(old.Name);
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(file));
        await files.Put(NameOf(hash), file, ct);
        await Say(hash, what, ct);
        return hash;
    }

    public Task Say(string hash, HeldImport what, CancellationToken ct) => files.Put(NameOf(hash) + ".json", JsonSerializer.SerializeToUtf8Bytes(what), ct);

    /// <summary>Null when it isn't held, or isn't any more.</summary>
    public async Task<(HeldImport What, byte[] File)?> Read(string hash, CancellationToken ct) =>
        IsHash(hash) && await files.Read(NameOf(hash) + ".json", ct) is { } what && await files.Read(NameOf(hash), ct) is { } file ? (JsonSerializer.Deserialize<HeldImport>(what)!, file) : null;

    public async Task Drop(string hash)
    {
        if (IsHash(hash))
        {
            await files.Delete(NameOf(hash));
            await files.Delete(NameOf(hash) + ".json");
        }
    }

    /// <summary>Null when nobody is taking it.</summary>
    public ImportRun? RunOf(string hash) => runs.GetValueOrDefault(hash);

    /// <summary>Begins to take it; done once, however often it is asked.</summary>
    public void Take(string hash, HeldImport what, byte[] file, ImportProfile profile, OrderFile read)
    {
        if (runs.TryAdd(hash, new ImportRun(0, read.Lines, null, false)) || (runs[hash].HasFailed && runs.TryUpdate(hash, new ImportRun(0, read.Lines, null, false), runs[hash])))
        {
            _ = Task.Run(() => Go(hash, new ImportWish(what.FileName, file, what.Channel, profile, what.By, read.Bad.Count), read));
        }
    }

    /// <summary>Goes on with one that broke off, and returns when it is taken.</summary>
    /// <returns>False when somebody else is at it.</returns>
    public async Task<bool> Resume(string hash, HeldImport what, byte[] file, ImportProfile profile, OrderFile read, CancellationToken ct)
    {
        try
        {
            await Write(hash, new ImportWish(what.FileName, file, what.Channel, profile, what.By, read.Bad.Count), read, ct);
            return true;
        }
        catch (UnfinishedImportException)
        {
            return false;
        }
        catch
        {
            runs[hash] = new ImportRun(0, read.Lines, null, HasFailed: true);
            throw;
        }
    }

    private async Task Go(string hash, ImportWish wish, OrderFile read)
    {
        try
        {
            await Write(hash, wish, read, CancellationToken.None);
        }
        catch (UnfinishedImportException e)
        {
            log.LogInformation("An import waits: {Why}", e.Message);
            runs[hash] = runs[hash] with { HasFailed = true };
        }
        catch (Exception e)
        {
            log.LogError(e, "An import of {Lines} lines failed", read.Lines);
            runs[hash] = runs[hash] with { HasFailed = true };
        }
    }

    private async Task Write(string hash, ImportWish wish, OrderFile read, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<ImportOrders>().Run(wish, read.Orders, new Told(lines => runs[hash] = new ImportRun(lines, read.Lines, null, false)), ct);
        await Drop(hash);
        runs[hash] = new ImportRun(read.Lines, read.Lines, result, false);
    }

    private static string NameOf(string hash) => $"{Folder}/{hash}";

    private static bool IsHash(string hash) => hash.Length == 64 && hash.All(char.IsAsciiHexDigitLower);

    private sealed class Told(Action<int> tell) : IProgress<int>
    {
        public void Report(int value) => tell(value);
    }
}
