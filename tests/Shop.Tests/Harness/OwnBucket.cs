using Amazon.Runtime;
using Amazon.S3;

namespace Shop.Tests;

/// <summary>A bucket of a test's own on a real server that speaks S3: npm's s3rver, or any other whose address with its keys stands in SHOP_TEST_S3.</summary>
public sealed class OwnBucket : IAsyncDisposable
{
    public const string WhyNot = "S3: set SHOP_TEST_S3 to a server's address with its keys, such as http://S3RVER:S3RVER@localhost:4568 (.ci/run does)";

    private static readonly Uri? Server = Environment.GetEnvironmentVariable("SHOP_TEST_S3") is { Length: > 0 } s ? new Uri(s) : null;

    private readonly AmazonS3Client client = new(new BasicAWSCredentials(Keys[0], Keys[1]), new AmazonS3Config { ServiceURL = At(Server!.Port), ForcePathStyle = true, AuthenticationRegion = "us-east-1" });
    private readonly string name = $"shop-{Guid.NewGuid():n}";

    public static bool IsMissing => Server is null;

    public static int Port => Server!.Port;

    public static async Task<OwnBucket> Make()
    {
        var bucket = new OwnBucket();
        await bucket.client.PutBucketAsync(bucket.name);
        return bucket;
    }

    /// <param name="port">Of a way to the server; null: the server itself.</param>
    public string[] Settings(int? port = null) => [$"--Files:S3:Endpoint={At(port ?? Port)}", $"--Files:S3:Bucket={name}", $"--Files:S3:AccessKey={Keys[0]}", $"--Files:S3:SecretKey={Keys[1]}"];

    public async Task<List<string>> Names() => [.. ((await client.ListObjectsV2Async(new() { BucketName = name })).S3Objects ?? []).Select(o => o.Key)];

    public async ValueTask DisposeAsync()
    {
        foreach (var file in await Names())
        {
            await client.DeleteObjectAsync(name, file);
        }
        await client.DeleteBucketAsync(name);
        client.Dispose();
    }

    private static string[] Keys => Server!.UserInfo.Split(':');

    private static string At(int port) => $"{Server!.Scheme}://{Server.Host}:{port}";
}
