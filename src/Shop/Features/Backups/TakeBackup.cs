using Microsoft.Data.Sqlite;

namespace Shop.Features.Backups;

/// <summary>
/// Copies the shop while it runs: first the database as it is at one moment, then the files. A picture or a paper is written before the row that names it, so
/// whatever the database's copy names is among the files.
/// </summary>
public sealed class TakeBackup(ShopDb db, Folders folders, ShopClock clock, DatabaseOptions options)
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
        var backup = new Backup(at, options.Provider, await Backup.Hash(Backup.DatabaseIn(half), ct), Copy(folders.Data, Backup.FilesIn(half)));
        await backup.Write(half, ct);
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder);
        }
        Directory.Move(half, folder);
        return backup;
    }

    // The data folder without the database itself, without what Stripe's stand-in keeps for itself, and without a backup that somebody keeps in it.
    private int Copy(string from, string to)
    {
        var database = db.Database.IsSqlite() ? new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource : null;
        var count = 0;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories).Where(f => (database is null || !f.StartsWith(database, StringComparison.Ordinal)) && !f.StartsWith(Path.Combine(from, "stripe") + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !f.EndsWith(".half", StringComparison.Ordinal)).ToList())
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
                // Somebody was forgotten meanwhile, or a mail was sent.
            }
        }
        return count;
    }

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
