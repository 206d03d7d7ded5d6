using System.Net;
using System.Runtime.CompilerServices;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;

namespace Shop.Platform;

/// <summary>
/// Files in a bucket of an S3-compatible storage. What is asked for is copied to this machine for a day: it is named by its content, so that no copy is ever out of date, and
/// what is erased is on no machine a day later. While the storage is away, copies are still shown; what should have been deleted is noted in the data folder and deleted when it is back.
/// </summary>
public sealed class BucketFiles(BucketOptions options, Folders folders, ShopClock clock, TimeProvider time, ILogger<BucketFiles> log) : SharedFiles, IDisposable
{
    /// <summary>How long a copy is taken without asking. It lies there an hour longer, so that nobody loses it while reading.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromHours(23);
    private static readonly TimeSpan Gone = TimeSpan.FromHours(24);

    /// <summary>How long nobody asks a storage that didn't answer: each picture of a page would wait for it.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(5);

    /// <summary>Storages tell whole seconds.</summary>
    private static readonly TimeSpan Rounding = TimeSpan.FromSeconds(1);

    private readonly AmazonS3Client bucket = new(new BasicAWSCredentials(options.AccessKey, options.SecretKey), new AmazonS3Config
    {
        ServiceURL = options.Endpoint!.ToString(),
        AuthenticationRegion = options.Region,
        ForcePathStyle = options.PathStyle,
        ConnectTimeout = TimeSpan.FromSeconds(2),
        Timeout = TimeSpan.FromSeconds(20),
        MaxErrorRetry = 1,
        // Others than Amazon's own don't know its checksums.
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
    });
    private long restUntil = long.MinValue;

    public override Task Put(string name, byte[] content, CancellationToken ct = default) => Ask(async () =>
    {
        using var stream = new MemoryStream(content, writable: false);
        await bucket.PutObjectAsync(new PutObjectRequest { BucketName = options.Bucket, Key = name, InputStream = stream, UseChunkEncoding = false }, ct);
        return true;
    }, ct);

    public override async Task<string?> Find(string name, CancellationToken ct = default)
    {
        var copy = CopyOf(name);
        var isThere = File.Exists(copy);
        if (isThere && File.GetLastWriteTimeUtc(copy) > clock.Now - Kept)
        {
            return copy;
        }
        try
        {
            if (await Read(name, ct) is not { } content)
            {
                if (isThere)
                {
                    File.Delete(copy);
                }
                return null;
            }
            await Write(copy, content);
            return copy;
        }
        catch (FilesAwayException) when (isThere)
        {
            return copy;
        }
    }

    public override Task<byte[]?> Read(string name, CancellationToken ct = default) => Ask(async () =>
    {
        try
        {
            using var answer = await bucket.GetObjectAsync(options.Bucket, name, ct);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, ct);
            return answer.ContentLength <= 0 || content.Length == answer.ContentLength ? content.ToArray() : throw new HttpRequestException("The answer broke off.");
        }
        catch (AmazonS3Exception e) when (IsMissing(e))
        {
            return null;
        }
    }, ct);

    public override async Task Delete(string name)
    {
        if (File.Exists(CopyOf(name)))
        {
            File.Delete(CopyOf(name));
        }
        try
        {
            await Remove(name, CancellationToken.None);
        }
        catch (FilesAwayException)
        {
            await Write(NoteOf(name), []);
        }
    }

    public override async Task DeleteAll(string folder)
    {
        if (Directory.Exists(CopyOf(folder)))
        {
            Directory.Delete(CopyOf(folder), recursive: true);
        }
        try
        {
            await RemoveAll(folder, DateTime.MaxValue, CancellationToken.None);
        }
        catch (FilesAwayException)
        {
            await Write(NoteOf(folder + Whole), []);
        }
    }

    public override async IAsyncEnumerable<SharedFile> List(string folder, [EnumeratorCancellation] CancellationToken ct = default)
    {
        ListObjectsV2Response? page = null;
        do
        {
            var after = page?.NextContinuationToken;
            page = await Ask(() => bucket.ListObjectsV2Async(new ListObjectsV2Request { BucketName = options.Bucket, Prefix = folder + "/", ContinuationToken = after }, ct), ct);
            foreach (var file in page.S3Objects ?? [])
            {
                yield return new(file.Key, file.LastModified?.ToUniversalTime() ?? DateTime.MinValue);
            }
        }
        while (page.IsTruncated == true);
    }

    public override async Task<bool> Answers(CancellationToken ct = default)
    {
        try
        {
            await bucket.HeadBucketAsync(new HeadBucketRequest { BucketName = options.Bucket }, ct);
            Volatile.Write(ref restUntil, long.MinValue);
            return true;
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            return false;
        }
    }

    /// <summary>Deletes in the bucket what couldn't be deleted when it should have been, and copies that are a day old.</summary>
    public async Task Tidy(CancellationToken ct = default)
    {
        foreach (var copy in In(Copies).Where(f => File.GetLastWriteTimeUtc(f) < clock.Now - Gone).ToList())
        {
            File.Delete(copy);
        }
        foreach (var note in In(Notes).ToList())
        {
            var (name, noted) = (Path.GetRelativePath(Notes, note).Replace('\\', '/'), File.GetLastWriteTimeUtc(note) - Rounding);
            // Somebody may have brought the same again since.
            if (name.EndsWith(Whole, StringComparison.Ordinal))
            {
                await RemoveAll(name[..^Whole.Length], noted, ct);
            }
            else if (await WrittenAt(name, ct) is { } at && at < noted)
            {
                await Remove(name, ct);
            }
            File.Delete(note);
        }
    }

    public void Dispose() => bucket.Dispose();

    /// <summary>Within the data folder: what is only of this node.</summary>
    internal const string CopiesFolder = "copies", NotesFolder = "to-delete";

    // How a note of a whole folder ends.
    private const string Whole = ".all";

    private string Copies => Path.Combine(folders.Data, CopiesFolder);
    private string Notes => Path.Combine(folders.Data, NotesFolder);
    private string CopyOf(string name) => Path.Combine(Copies, name);
    private string NoteOf(string name) => Path.Combine(Notes, name);

    private static IEnumerable<string> In(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories) : [];

    private static async Task Write(string file, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        var half = $"{file}.{Guid.NewGuid():n}.half";
        await File.WriteAllBytesAsync(half, content);
        File.Move(half, file, overwrite: true);
    }

    private Task<DeleteObjectResponse> Remove(string name, CancellationToken ct) => Ask(() => bucket.DeleteObjectAsync(options.Bucket, name, ct), ct);

    private async Task RemoveAll(string folder, DateTime noted, CancellationToken ct)
    {
        await foreach (var file in List(folder, ct))
        {
            if (file.At < noted)
            {
                await Remove(file.Name, ct);
            }
        }
    }

    private Task<DateTime?> WrittenAt(string name, CancellationToken ct) => Ask(async () =>
    {
        try
        {
            return (await bucket.GetObjectMetadataAsync(options.Bucket, name, ct)).LastModified?.ToUniversalTime();
        }
        catch (AmazonS3Exception e) when (IsMissing(e))
        {
            return (DateTime?)null;
        }
    }, ct);

    private async Task<T> Ask<T>(Func<Task<T>> ask, CancellationToken ct)
    {
        if (time.GetTimestamp() < Volatile.Read(ref restUntil))
        {
            throw new FilesAwayException();
        }
        try
        {
            return await ask();
        }
        catch (Exception e) when (IsAway(e, ct))
        {
            Volatile.Write(ref restUntil, time.GetTimestamp() + (long)(Rest.TotalSeconds * time.TimestampFrequency));
            log.LogWarning("The files' bucket doesn't answer ({Why}). Look at Files__S3__Endpoint and its neighbours", e is AmazonServiceException { ErrorCode.Length: > 0 } told ? told.ErrorCode : e.GetBaseException().GetType().Name);
            throw new FilesAwayException(e);
        }
    }

    // A bucket that isn't there is a wrong setting, not a missing file.
    private static bool IsMissing(AmazonS3Exception e) => e.StatusCode == HttpStatusCode.NotFound && e.ErrorCode != "NoSuchBucket";

    private static bool IsAway(Exception e, CancellationToken ct) =>
        e is AmazonServiceException or AmazonClientException or HttpRequestException or IOException or TimeoutException || (e is OperationCanceledException && !ct.IsCancellationRequested);
}

/// <summary>Looks every ten minutes.</summary>
public sealed class BucketWorker(BucketFiles files, IServiceScopeFactory scopes, ShopOptions options, ILogger<BucketWorker> log) : Worker(scopes, options, TimeSpan.FromMinutes(10), log)
{
    protected override bool IsOfEachNode => true;

    protected override Task Work(IServiceProvider services, CancellationToken ct) => files.Tidy(ct);
}
