using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging;
using Stripe;

namespace Shop.Sandbox;

/// <summary>Brings events to the webhook: signed, one after another, again and again until they are accepted.</summary>
internal sealed class Courier(StripeSandbox sandbox, string lockFile, StripeSandboxOptions options) : IAsyncDisposable
{
    private static readonly TimeSpan Round = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly CancellationTokenSource stopping = new();
    private readonly Dictionary<string, (int Refusals, DateTime NotBefore)> refused = [];
    private Task running = Task.CompletedTask;
    private FileStream? office;
    private volatile Route? route;

    private sealed record Route(Uri Webhook, HttpClient Client);

    public void DeliverTo(Uri webhook, HttpMessageHandler? through) =>
        route = new Route(webhook, new HttpClient(through ?? new SocketsHttpHandler(), disposeHandler: through is null) { Timeout = Patience });

    /// <summary>The first that starts on a folder is the one that delivers.</summary>
    public void Start()
    {
        HasOffice();
        running = Task.Run(RunAsync);
    }

    /// <summary>One delivery, whatever was delivered before.</summary>
    public async Task<HttpStatusCode> DeliverAsync(string eventId, Disguise disguise)
    {
        var way = route ?? throw new InvalidOperationException("DeliverTo was not called.");
        var notice = sandbox.Enter(till => till.Books.Pending.GetValueOrDefault(eventId) ?? till.Books.Notices[eventId]);
        var payload = disguise is Disguise.OtherLivemode or Disguise.OtherApiVersion ? Alter(notice.Payload, disguise) : notice.Payload;
        var at = options.Clock.GetUtcNow() - (disguise == Disguise.OldSignature ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        var secret = disguise == Disguise.WrongSignature ? "whsec_of_somebody_else" : sandbox.WebhookSecret;
        using var request = new HttpRequestMessage(HttpMethod.Post, way.Webhook)
        {
            Content = new StringContent(payload, Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Stripe-Signature", EventUtility.GenerateSignatureHeader(payload, secret, at.ToUnixTimeSeconds()));
        request.Headers.UserAgent.ParseAdd("Stripe/1.0");
        using var response = await way.Client.SendAsync(request, stopping.Token);
        if (response.IsSuccessStatusCode && disguise == Disguise.None) sandbox.Enter(till => till.Accept(eventId));
        return response.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (stopping.IsCancellationRequested) return;
        await stopping.CancelAsync();
        await running;
        office?.Dispose();
        route?.Client.Dispose();
        stopping.Dispose();
    }

    private static string Alter(string payload, Disguise disguise)
    {
        var json = JsonNode.Parse(payload)!;
        if (disguise == Disguise.OtherLivemode) json["livemode"] = true;
        else json["api_version"] = "2023-08-16";
        return json.ToJsonString(StripeJson.Format);
    }

    private async Task RunAsync()
    {
        using var rounds = new PeriodicTimer(Round);
        try
        {
            while (await rounds.WaitForNextTickAsync(stopping.Token))
            {
                if (!HasOffice()) continue;
                while (!stopping.IsCancellationRequested && NextDue() is { } notice) await TryAsync(notice);
            }
        }
        catch (OperationCanceledException)
        {
            // The sandbox ends.
        }
        catch (Exception e)
        {
            options.Log.LogError(e, "The Stripe sandbox can send no more events");
            throw;
        }
    }

    private Notice? NextDue() => sandbox.Enter(till => sandbox.HoldEvents || route is null ? null : till.Books.Pending.Values.FirstOrDefault(IsDue));

    private bool IsDue(Notice notice) =>
        notice.Created > (options.Clock.GetUtcNow() - GiveUpAfter).ToUnixTimeSeconds()
        && (!refused.TryGetValue(notice.Id, out var last) || last.NotBefore <= DateTime.UtcNow);

    private async Task TryAsync(Notice notice)
    {
        string result;
        try
        {
            var status = await DeliverAsync(notice.Id, Disguise.None);
            if ((int)status is >= 200 and < 300)
            {
                refused.Remove(notice.Id);
                return;
            }
            result = $"{(int)status}";
        }
        catch (Exception e) when (e is HttpRequestException or IOException || (e is OperationCanceledException && !stopping.IsCancellationRequested))
        {
            result = e.Message;
        }
        var refusals = refused.GetValueOrDefault(notice.Id).Refusals + 1;
        var pause = options.FirstRetryAfter * Math.Pow(2, Math.Min(refusals - 1, 20));
        if (pause > LongestPause) pause = LongestPause;
        refused[notice.Id] = (refusals, DateTime.UtcNow + pause);
        if (refusals == 1) options.Log.LogWarning("The webhook did not accept {Event} {Type} ({Result}); trying again", notice.Id, notice.Type, result);
    }

    /// <summary>One sandbox of a folder delivers; the lock goes with its process.</summary>
    private bool HasOffice()
    {
        try
        {
            office ??= new FileStream(lockFile, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }
}
