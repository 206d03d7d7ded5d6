namespace Shop.Features.Winback;

/// <summary>A way on which a campaign's message travels, with consents of its own: mail, or a channel of text messages that is set up.</summary>
public interface IReachCustomers
{
    OfferChannel Channel { get; }

    /// <summary>Asks whoever reads the address whether they agree, once a day at most. The caller saves.</summary>
    Task Ask(OfferConsent consent, CancellationToken ct);

    /// <summary>Customers who agreed to be written to on it.</summary>
    Task<HashSet<long>> Reachable(CancellationToken ct);

    /// <summary>Writes one message within the caller's transaction; the caller saves.</summary>
    /// <returns>False: the customer doesn't want it on this way any more, and nothing was written.</returns>
    Task<bool> Write(Campaign campaign, CampaignMember member, Coupon? coupon, CancellationToken ct);
}
