using Microsoft.AspNetCore.OutputCaching;

namespace Shop.Benchmarks;

/// <summary>In the output cache's place: each page is drawn anew.</summary>
internal sealed class KeepsNothing : IOutputCacheStore
{
    public ValueTask EvictByTagAsync(string tag, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    public ValueTask<byte[]?> GetAsync(string key, CancellationToken cancellationToken) => new((byte[]?)null);

    public ValueTask SetAsync(string key, byte[] value, string[]? tags, TimeSpan validFor, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
