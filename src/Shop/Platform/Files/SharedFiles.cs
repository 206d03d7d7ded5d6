namespace Shop.Platform;

/// <summary>
/// The files that every node needs. Each has a name such as "pictures/ab12….webp", the same whether they lie in the data folder or in a bucket. What is named by the hash of its content
/// never changes under that name.
/// </summary>
public abstract class SharedFiles
{
    /// <summary>What there is: the first part of every name.</summary>
    public static IReadOnlyList<string> Kinds { get; } = ["pictures", "reports", "returns", "papers", "imports", "import-profiles"];

    /// <summary>Writes a file, whole or not at all; what was there under the name is replaced.</summary>
    /// <exception cref="FilesAwayException">Nothing was written.</exception>
    public abstract Task Put(string name, byte[] content, CancellationToken ct = default);

    /// <summary>Where a file that never changes can be read on this machine for the next hour; null when there is none.</summary>
    /// <exception cref="FilesAwayException"/>
    public abstract Task<string?> Find(string name, CancellationToken ct = default);

    /// <summary>What a file holds now; null when there is none.</summary>
    /// <exception cref="FilesAwayException"/>
    public abstract Task<byte[]?> Read(string name, CancellationToken ct = default);

    /// <summary>One that isn't there is no fault, and one that can't be reached now is deleted later. It goes on when whoever asked for it has left.</summary>
    public abstract Task Delete(string name);

    /// <summary>The same for everything in a folder: "pictures/ab12…".</summary>
    public abstract Task DeleteAll(string folder);

    /// <param name="folder">How names begin, without the slash: "pictures/ab12…".</param>
    /// <exception cref="FilesAwayException"/>
    public abstract IAsyncEnumerable<SharedFile> List(string folder, CancellationToken ct = default);

    /// <summary>Whether it answers now.</summary>
    public abstract Task<bool> Answers(CancellationToken ct = default);
}

/// <param name="At">UTC: when it was written.</param>
public sealed record SharedFile(string Name, DateTime At);

/// <summary>The bucket doesn't answer, or refuses. It may be there again in a moment.</summary>
public sealed class FilesAwayException(Exception? inner = null) : Exception("The files' bucket doesn't answer. Look at Files__S3__Endpoint and the other settings of Files__S3.", inner);
