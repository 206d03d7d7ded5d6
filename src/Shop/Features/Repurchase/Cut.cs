namespace Shop.Features.Repurchase;

/// <summary>
/// What figures are counted of. Brand, cooperative, product, channel and livestream keep only what matches, and everything, "first ever" included, is counted as
/// if nothing else had been sold. <see cref="FirstProductId"/> and <see cref="VisitedWorkshopId"/> choose customers and keep their whole history. Null: all.
/// </summary>
public sealed record Cut
{
    public int? BrandId { get; init; }
    public int? CooperativeId { get; init; }
    public int? ProductId { get; init; }
    public Channel? Channel { get; init; }
    public int? LivestreamId { get; init; }
    /// <summary>Customers whose first order had it.</summary>
    public int? FirstProductId { get; init; }
    /// <summary>Customers who bought goods of this workshop's cooperative at the counter: they have been there.</summary>
    public int? VisitedWorkshopId { get; init; }
    public string Currency { get; init; } = Money.Cny;
    /// <summary>Samples and gifts, too.</summary>
    public bool IncludeFree { get; init; }

    /// <summary>Whether it asks what lies in an order.</summary>
    public bool IsOfLines => BrandId is not null || CooperativeId is not null || ProductId is not null || LivestreamId is not null;
}
