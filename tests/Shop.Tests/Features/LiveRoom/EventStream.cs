using System.Globalization;
using System.Net;

namespace Shop.Tests.Features.LiveRoom;

/// <summary>Somebody who listens to a livestream.</summary>
public sealed class EventStream : IDisposable
{
    private readonly HttpClient client;
    private readonly HttpResponseMessage answer;
    private readonly StreamReader reader;

    private EventStream(HttpClient client, HttpResponseMessage answer, Stream body) => (this.client, this.answer, reader) = (client, answer, new StreamReader(body));

    public HttpStatusCode Status => answer.StatusCode;
    public System.Net.Http.Headers.HttpContentHeaders Headers => answer.Content.Headers;

    /// <summary>What the browser would send when it comes back.</summary>
    public long LastId { get; private set; }

    public static async Task<EventStream> Open(ShopApp shop, string slug, long? after = null)
    {
        var client = new HttpClient { BaseAddress = shop.Address, Timeout = Timeout.InfiniteTimeSpan };
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/livestreams/{slug}/events");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", "gzip, br");
        if (after is { } id)
        {
            request.Headers.TryAddWithoutValidation("Last-Event-ID", id.ToString(CultureInfo.InvariantCulture));
        }
        var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return new EventStream(client, answer, await answer.Content.ReadAsStreamAsync());
    }

    /// <summary>The next event, comments left out; null when the stream ended.</summary>
    public async Task<Heard?> Next(TimeSpan? within = null)
    {
        using var late = new CancellationTokenSource(within ?? TimeSpan.FromSeconds(20));
        var (kind, data, id) = ("", "", (long?)null);
        while (await reader.ReadLineAsync(late.Token) is { } line)
        {
            if (line.Length == 0)
            {
                LastId = id ?? LastId;
                if (data.Length > 0)
                {
                    return new Heard(id, kind, data);
                }
            }
            else if (line.Split(": ", 2) is [var field, var value])
            {
                (kind, data, id) = field switch { "event" => (value, data, id), "data" => (kind, value, id), "id" => (kind, data, long.Parse(value, CultureInfo.InvariantCulture)), _ => (kind, data, id) };
            }
        }
        return null;
    }

    /// <summary>The next event of a kind.</summary>
    public async Task<Heard> Next(string kind)
    {
        while (await Next() is { } heard)
        {
            if (heard.Kind == kind && heard.Id is not null)
            {
                return heard;
            }
        }
        throw new InvalidOperationException($"The stream ended without {kind}.");
    }

    public void Dispose()
    {
        reader.Dispose();
        answer.Dispose();
        client.Dispose();
    }
}

public sealed record Heard(long? Id, string Kind, string Data);
