namespace Shop.Features.Winback;

/// <summary>A way on which a campaign's message travels. There is one, mail; a second, such as text messages, would be another class with consents of its own.</summary>
public interface IReachCustomers
{
    /// <summary>Customers who agreed to be written to on it.</summary>
    Task<HashSet<long>> Reachable(CancellationToken ct);

    /// <summary>Writes one message within the caller's transaction; the caller saves.</summary>
    /// <returns>False: the customer doesn't want it any more, and nothing was written.</returns>
    Task<bool> Write(Campaign campaign, CampaignMember member, Coupon? coupon, CancellationToken ct);
}
