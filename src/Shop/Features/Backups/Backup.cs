using System.Security.Cryptography;
using System.Text.Json;

namespace Shop.Features.Backups;

/// <summary>What a backup's folder says of itself, in backup.json.</summary>
/// <param name="TakenAt">UTC. What was committed by then is in it.</param>
/// <param name="Provider">Which database its copy belongs to: a backup of one isn't restored into the other.</param>
/// <param name="DatabaseHash">SHA-256 of the database's copy, in hex.</param>
/// <param name="Files">How many other files lie in "files".</param>
public sealed record Backup(DateTime TakenAt, DatabaseProvider Provider, string DatabaseHash, int Files)
{
    private const string About = "backup.json";

    public static string DatabaseIn(string folder) => Path.Combine(folder, "database");
    public static string FilesIn(string folder) => Path.Combine(folder, "files");

    /// <exception cref="BackupRefusedException">It isn't one, or not whole.</exception>
    public static async Task<Backup> Read(string folder, CancellationToken ct = default)
    {
        var file = Path.Combine(folder, About);
        if (!File.Exists(file))
        {
            throw new BackupRefusedException($"{folder} isn't a backup: it has no {About}");
        }
        var backup = JsonSerializer.Deserialize<Backup>(await File.ReadAllBytesAsync(file, ct)) ?? throw new BackupRefusedException($"{file} says nothing");
        if (!File.Exists(DatabaseIn(folder)) || await Hash(DatabaseIn(folder), ct) != backup.DatabaseHash)
        {
            throw new BackupRefusedException($"{DatabaseIn(folder)} isn't what was written: take another backup");
        }
        var files = Directory.Exists(FilesIn(folder)) ? Directory.EnumerateFiles(FilesIn(folder), "*", SearchOption.AllDirectories).Count() : 0;
        return files == backup.Files ? backup : throw new BackupRefusedException($"{FilesIn(folder)} holds {files} files and should hold {backup.Files}: take another backup");
    }

    public Task Write(string folder, CancellationToken ct = default) => File.WriteAllBytesAsync(Path.Combine(folder, About), JsonSerializer.SerializeToUtf8Bytes(this), ct);

    public static async Task<string> Hash(string file, CancellationToken ct = default)
    {
        await using var bytes = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(bytes, ct));
    }
}
