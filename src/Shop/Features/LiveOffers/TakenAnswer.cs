namespace Shop.Features.LiveOffers;

/// <summary>A wish for units of an offer.</summary>
/// <param name="UserId">Whose; the account exists.</param>
/// <param name="Key">Names the wish, at most 64 characters: the same again is the same purchase.</param>
/// <param name="Quantity">Units, above 0.</param>
public sealed record PurchaseWish(string UserId, string Key, int Quantity);

/// <summary>What became of it.</summary>
public abstract record TakenAnswer;

/// <summary>They are the shopper's until then; the same purchase for the same key, whatever became of it since.</summary>
public sealed record TakenUnits(long PurchaseId, int Quantity, DateTime ExpiresAt, LivePurchaseState State) : TakenAnswer;

/// <summary>Fewer are left than wished for.</summary>
/// <param name="Left">When that was decided.</param>
public sealed record OfferSoldOut(int Left) : TakenAnswer;

/// <summary>More than one customer may have.</summary>
public sealed record OverLimit(int Limit) : TakenAnswer;

/// <summary>It hasn't begun, or is over.</summary>
public sealed record OfferClosed : TakenAnswer;

/// <summary>Too many wait already; nothing was changed.</summary>
public sealed record OfferBusy : TakenAnswer;

/// <summary>The same shopper has several wishes waiting.</summary>
public sealed record AskedTooOften : TakenAnswer;
