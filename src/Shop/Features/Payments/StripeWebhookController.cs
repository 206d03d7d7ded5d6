using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Stripe;

namespace Shop.Features.Payments;

/// <summary>Where Stripe tells what happened. It alone marks orders paid. What isn't signed with our secret is refused.</summary>
[AllowAnonymous]
public sealed class StripeWebhookController(StripeAccount stripe, ReceiveEvent receive, SecurityLog security, TimeProvider clock) : Controller
{
    private const int MostSeconds = 300;

    [HttpPost("/stripe/webhook"), FromElsewhere, RequestSizeLimit(256 * 1024)]
    public async Task<IActionResult> Receive(CancellationToken ct)
    {
        if (!stripe.IsOffered)
        {
            return NotFound();
        }
        using var reader = new StreamReader(Request.Body);
        var body = await reader.ReadToEndAsync(ct);
        Event received;
        try
        {
            received = EventUtility.ConstructEvent(body, Request.Headers["Stripe-Signature"].ToString(), stripe.WebhookSecret, MostSeconds, clock.GetUtcNow().ToUnixTimeSeconds());
        }
        catch (StripeException e)
        {
            return Refused(e.Message);
        }
        // Signed, and still no event.
        catch (Exception e) when (e is System.Text.Json.JsonException or InvalidOperationException or FormatException or OverflowException or NullReferenceException or ArgumentException)
        {
            return Refused("This is no event.");
        }
        if (received is not { Id.Length: > 0, Type.Length: > 0, Data: not null })
        {
            return Refused("This is no event.");
        }
        if (received.Livemode != stripe.IsLive)
        {
            return Refused("This is the other livemode.");
        }
        await receive.Run(received, ct);
        return Ok();
    }

    private ContentResult Refused(string why)
    {
        security.SignatureRefused(HttpContext);
        return new() { StatusCode = StatusCodes.Status400BadRequest, Content = why, ContentType = "text/plain; charset=utf-8" };
    }
}
