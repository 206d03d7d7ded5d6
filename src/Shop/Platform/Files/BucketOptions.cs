using System.ComponentModel.DataAnnotations;

namespace Shop.Platform;

/// <summary>A bucket of an S3-compatible storage for the files that nodes share, section "Files:S3". None is set: they lie in the data folder.</summary>
public sealed record BucketOptions : IValidatableObject
{
    /// <summary>The storage's address; https, but on this machine.</summary>
    public Uri? Endpoint { get; init; }
    public string Bucket { get; init; } = "";
    public string AccessKey { get; init; } = "";
    public string SecretKey { get; init; } = "";

    /// <summary>What requests are signed for; storages without regions take any.</summary>
    [Required]
    public string Region { get; init; } = "us-east-1";

    /// <summary>Whether the bucket stands in the address's path; false: before its host, as Aliyun OSS wants it.</summary>
    public bool PathStyle { get; init; } = true;

    public bool IsSet => Endpoint is not null || Bucket.Length + AccessKey.Length + SecretKey.Length > 0;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!IsSet)
        {
            yield break;
        }
        if (Endpoint is not { IsAbsoluteUri: true } || (Endpoint.Scheme != Uri.UriSchemeHttps && !(Endpoint.Scheme == Uri.UriSchemeHttp && Endpoint.IsLoopback)))
        {
            yield return new ValidationResult("an https address is needed", [nameof(Endpoint)]);
        }
        foreach (var (name, value) in new[] { (nameof(Bucket), Bucket), (nameof(AccessKey), AccessKey), (nameof(SecretKey), SecretKey) })
        {
            if (string.IsNullOrWhiteSpace(value))
            {
                yield return new ValidationResult("is needed when another setting of Files:S3 is there", [name]);
            }
        }
    }
}
