using System.Runtime.CompilerServices;

namespace Shop.Platform;

/// <summary>Files in the data folder: for one node, or for several that share a folder.</summary>
public sealed class FolderFiles(Folders folders) : SharedFiles
{
    public override async Task Put(string name, byte[] content, CancellationToken ct = default)
    {
        var file = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var half = $"{file}.{Guid.NewGuid():n}.half";
        await File.WriteAllBytesAsync(half, content, ct);
        File.Move(half, file, overwrite: true);
    }

    public override Task<string?> Find(string name, CancellationToken ct = default) => Task.FromResult(PathOf(name) is var file && File.Exists(file) ? file : null);

    public override async Task<byte[]?> Read(string name, CancellationToken ct = default)
    {
        try
        {
            return await File.ReadAllBytesAsync(PathOf(name), ct);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public override Task Delete(string name)
    {
        if (File.Exists(PathOf(name)))
        {
            File.Delete(PathOf(name));
        }
        return Task.CompletedTask;
    }

    public override Task DeleteAll(string folder)
    {
        if (Directory.Exists(PathOf(folder)))
        {
            Directory.Delete(PathOf(folder), recursive: true);
        }
        return Task.CompletedTask;
    }

    public override async IAsyncEnumerable<SharedFile> List(string folder, [EnumeratorCancellation] CancellationToken ct = default)
    {
        await Task.CompletedTask;
        foreach (var file in Directory.Exists(PathOf(folder)) ? Directory.EnumerateFiles(PathOf(folder), "*", SearchOption.AllDirectories) : [])
        {
            if (!file.EndsWith(".half", StringComparison.Ordinal))
            {
                yield return new(Path.GetRelativePath(folders.Data, file).Replace('\\', '/'), File.GetLastWriteTimeUtc(file));
            }
        }
    }

    public override Task<bool> Answers(CancellationToken ct = default) => Task.FromResult(true);

    private string PathOf(string name) => Path.Combine(folders.Data, name);
}
