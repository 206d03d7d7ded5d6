using Microsoft.Data.Sqlite;

namespace Shop.Features.Backups;

/// <summary>
/// Copies the shop while it runs: first the database as it is at one moment, then the files. A picture or a paper is written before the row that names it, so
/// whatever the database's copy names is among the files.
/// </summary>
public sealed class TakeBackup(ShopDb db, SharedFiles files, Folders folders, ShopClock clock, DatabaseOptions options)
{
    /// <param name="folder">Which isn't there yet, or is empty. It is whole, or not there.</param>
    /// <exception cref="BackupRefusedException">There is something, or the database couldn't be copied.</exception>
    public async Task<Backup> Run(string folder, CancellationToken ct = default)
    {
        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            throw new BackupRefusedException($"{folder} isn't empty: name a new folder");
        }
        var half = folder + ".half";
        if (Directory.Exists(half))
        {
            Directory.Delete(half, recursive: true);
        }
        Directory.CreateDirectory(half);
        var at = clock.Now;
        if (db.Database.IsSqlite())
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {Backup.DatabaseIn(half)}", ct);
        }
        else
        {
            await PostgresTools.Run("pg_dump", db.Database.GetConnectionString()!, ["--format=custom", "--no-owner", "--no-privileges", $"--file={Backup.DatabaseIn(half)}"], ct);
        }
        var backup = new Backup(at, options.Provider, await Backup.Hash(Backup.DatabaseIn(half), ct), await CopyShared(Backup.FilesIn(half), ct) + Copy(folders.Data, Backup.FilesIn(half)));
        await backup.Write(half, ct);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }
        Directory.Move(half, folder);
        return backup;
    }

    // As if they lay in the data folder, wherever they lie: a backup of a shop with a bucket can be restored to one without, and the other way round.
    private async Task<int> CopyShared(string to, CancellationToken ct)
    {
        var count = 0;
        foreach (var kind in SharedFiles.Kinds)
        {
            await foreach (var file in files.List(kind, ct))
            {
                if (await files.Read(file.Name, ct) is { } content)
                {
                    var target = Path.Combine(to, file.Name);
                    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                    await File.WriteAllBytesAsync(target, content, ct);
                    count++;
                }
                // Otherwise somebody was forgotten meanwhile.
            }
        }
        return count;
    }

    // The data folder's own: without shared files and copies of them, without the database itself, without what Stripe's stand-in keeps for itself, and without a backup that somebody keeps in it.
    private int Copy(string from, string to)
    {
        var database = db.Database.IsSqlite() ? new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource : null;
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => (database is null || !f.StartsWith(database, StringComparison.Ordinal)) && !NotCopied.Contains(Path.GetRelativePath(from, f).Split(Path.DirectorySeparatorChar)[0]) && !f.EndsWith(".half", StringComparison.Ordinal)).ToList())
        {
            if (IsInBackup(file))
            {
                continue;
            }
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            try
            {
                File.Copy(file, target);
                count++;
            }
            catch (FileNotFoundException)
            {
                // A mail was sent, or a poster drawn anew.
            }
        }
        return count;
    }

    private static readonly HashSet<string> NotCopied = [.. SharedFiles.Kinds, BucketFiles.CopiesFolder, BucketFiles.NotesFolder, "stripe"];

    private bool IsInBackup(string file)
    {
        for (var folder = Directory.GetParent(file); folder is not null && folder.FullName != folders.Data; folder = folder.Parent)
        {
            if (folder.Name.EndsWith(".half", StringComparison.Ordinal) || File.Exists(Path.Combine(folder.FullName, "backup.json")))
            {
                return true;
            }
        }
        return false;
    }
}
