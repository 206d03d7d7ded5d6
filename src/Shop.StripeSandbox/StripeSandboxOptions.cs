using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Shop.Sandbox;

public sealed record StripeSandboxOptions
{
    /// <summary>The sandbox's clock: creation, expiry, settlement of refunds and the time in webhook signatures follow it.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Events are kept and not sent until a test sends them or turns holding off.</summary>
    public bool HoldEvents { get; init; }

    /// <summary>How long a refund to Alipay or WeChat Pay stays <c>pending</c>.</summary>
    public TimeSpan WalletRefundsTake { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The pause after a webhook's first refusal, in real time; it doubles up to a minute. After three days an event is given up.</summary>
    public TimeSpan FirstRetryAfter { get; init; } = TimeSpan.FromSeconds(1);

    public ILogger Log { get; init; } = NullLogger.Instance;
}
