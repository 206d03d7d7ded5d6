using Microsoft.Data.Sqlite;

namespace Shop.Features.Backups;

/// <summary>Fills an empty place from a backup. Nothing is overwritten: where there is a shop, it is refused.</summary>
public sealed class RestoreBackup(ShopDb db, SharedFiles files, Folders folders, DatabaseOptions options)
{
    /// <exception cref="BackupRefusedException">The place isn't empty, or the backup isn't whole or of another database.</exception>
    public async Task<Backup> Run(string folder, CancellationToken ct = default)
    {
        var backup = await Backup.Read(folder, ct);
        if (backup.Provider != options.Provider)
        {
            throw new BackupRefusedException($"This is a backup of a shop on {backup.Provider}, and Database__Provider is {options.Provider}");
        }
        if (await files.List("pictures", ct).AnyAsync(ct))
        {
            throw new BackupRefusedException(files is BucketFiles ? "The bucket holds a shop's pictures: set Files__S3__Bucket to an empty one" : $"{folders.Data} holds a shop's pictures: set Shop__DataFolder to an empty folder");
        }
        await (db.Database.IsSqlite() ? IntoSqlite(folder, ct) : IntoPostgres(folder, ct));
        // A shop without a picture has no such folder.
        foreach (var file in Directory.Exists(Backup.FilesIn(folder)) ? Directory.EnumerateFiles(Backup.FilesIn(folder), "*", SearchOption.AllDirectories) : [])
        {
            var name = Path.GetRelativePath(Backup.FilesIn(folder), file).Replace('\\', '/');
            if (SharedFiles.Kinds.Contains(name.Split('/')[0]))
            {
                await files.Put(name, await File.ReadAllBytesAsync(file, ct), ct);
                continue;
            }
            var target = Path.Combine(folders.Data, name);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target, overwrite: true);
        }
        return backup;
    }

    private async Task IntoSqlite(string folder, CancellationToken ct)
    {
        var file = new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource;
        if (File.Exists(file))
        {
            throw new BackupRefusedException($"{file} is there already: set Shop__DataFolder to an empty folder");
        }
        File.Copy(Backup.DatabaseIn(folder), file + ".half", overwrite: true);
        File.Move(file + ".half", file);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
    }

    private async Task IntoPostgres(string folder, CancellationToken ct)
    {
        var tables = await db.Database.SqlQuery<int>($"SELECT count(*)::int AS \"Value\" FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')").SingleAsync(ct);
        if (tables > 0)
        {
            throw new BackupRefusedException($"The database has {tables} tables already: make an empty one and name it in ConnectionStrings__Shop");
        }
        await PostgresTools.Run("pg_restore", db.Database.GetConnectionString()!, ["--exit-on-error", "--single-transaction", "--no-owner", "--no-privileges", Backup.DatabaseIn(folder)], ct);
    }
}
