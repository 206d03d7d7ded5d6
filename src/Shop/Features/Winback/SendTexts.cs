using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;

namespace Shop.Features.Winback;

/// <summary>
/// Hands what waits among the text messages to the channel's gateway, outside the quiet hours. What it doesn't take is tried again, ever later; what it says it will never take (4xx, but
/// for 408 and 429) isn't.
/// </summary>
public sealed class SendTexts(ShopDb db, WinbackOptions options, QuietHours quiet, HttpClient gateways, ShopClock clock, ILogger<SendTexts> log)
{
    private const int AtOnce = 50;
    /// <summary>About four days.</summary>
    public const int MostTries = 24;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    /// <summary>Those that nobody sends any more: refused, or tried in vain as often as a text is.</summary>
    public static IQueryable<OutgoingText> GivenUp(ShopDb db) => db.OutgoingTexts.Where(t => t.SentAt == null && (t.Refused != null || t.Tries >= MostTries));

    /// <returns>How many left.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var now = clock.Now;
        var due = await db.OutgoingTexts.AsNoTracking().Where(t => t.SentAt == null && t.Refused == null && t.NextTryAt <= now && t.Tries < MostTries).OrderBy(t => t.NextTryAt).ThenBy(t => t.Id).Take(AtOnce).ToListAsync(ct);
        var sent = 0;
        foreach (var text in due)
        {
            sent += await Try(text, ct) ? 1 : 0;
        }
        return sent;
    }

    private async Task<bool> Try(OutgoingText text, CancellationToken ct)
    {
        if (quiet.Until(text.Occasion, clock.Now) is { } later)
        {
            await Waiting(text).ExecuteUpdateAsync(s => s.SetProperty(t => t.NextTryAt, later), ct);
            return false;
        }
        var pause = FirstPause * Math.Pow(2, Math.Min(text.Tries, 12));
        var next = clock.Now + (pause < LongestPause ? pause : LongestPause);
        // Moving the next try is what makes this attempt ours: another node that saw the same row finds it moved.
        if (options.Gateway(text.Channel) is not { } gateway || await Waiting(text).ExecuteUpdateAsync(s => s.SetProperty(t => t.Tries, text.Tries + 1).SetProperty(t => t.NextTryAt, next), ct) == 0)
        {
            return false;
        }
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, gateway.Address)
            {
                // The number on each try is the same, so that a gateway that took it already can tell.
                Content = JsonContent.Create(new { id = string.Create(CultureInfo.InvariantCulture, $"text-{text.Id}"), channel = text.Channel.ToString().ToLowerInvariant(), to = text.To, text = text.Words }),
            };
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", gateway.Secret);
            using var answer = await gateways.SendAsync(request, ct);
            if (WillNever((int)answer.StatusCode))
            {
                log.LogWarning("Text {Id} ({Occasion}) was refused: {Status}", text.Id, text.Occasion, (int)answer.StatusCode);
                await db.OutgoingTexts.Where(t => t.Id == text.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.Refused, (int)answer.StatusCode), ct);
                return false;
            }
            answer.EnsureSuccessStatusCode();
        }
        // Whatever it is, the others go on.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning("Text {Id} ({Occasion}) wasn't taken, try {Try}: {Reason}", text.Id, text.Occasion, text.Tries + 1, e.Message);
            return false;
        }
        await db.OutgoingTexts.Where(t => t.Id == text.Id).ExecuteUpdateAsync(s => s.SetProperty(t => t.SentAt, clock.Now), ct);
        return true;
    }

    // 408 and 429 ask for patience; every other 4xx is about the message, or about settings that no waiting mends.
    private static bool WillNever(int status) => status is >= 400 and < 500 and not (StatusCodes.Status408RequestTimeout or StatusCodes.Status429TooManyRequests);

    private IQueryable<OutgoingText> Waiting(OutgoingText text) => db.OutgoingTexts.Where(t => t.Id == text.Id && t.Tries == text.Tries && t.SentAt == null);
}

/// <summary>Looks for text messages every five seconds, where a channel is set up.</summary>
public sealed class TextWorker(IServiceScopeFactory scopes, WinbackOptions winback, ShopOptions options, ILogger<TextWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(5), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        if (winback.Texts.Any())
        {
            await services.GetRequiredService<SendTexts>().Run(ct);
        }
    }
}
