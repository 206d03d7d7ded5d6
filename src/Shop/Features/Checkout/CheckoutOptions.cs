using System.ComponentModel.DataAnnotations;

namespace Shop.Features.Checkout;

/// <summary>How long goods are kept for an order that nobody has paid or confirmed, section "Checkout".</summary>
public sealed record CheckoutOptions
{
    /// <summary>Minutes for an order that is paid online. It outlives the session at Stripe, which takes at least 30.</summary>
    [Range(35, 1500)]
    public int PaymentMinutes { get; init; } = 45;

    /// <summary>Days in which a cooperative confirms cash on delivery.</summary>
    [Range(1, 30)]
    public int ConfirmationDays { get; init; } = 3;

    public TimeSpan KeptFor(PaymentMethod payment) =>
        payment == PaymentMethod.Stripe ? TimeSpan.FromMinutes(PaymentMinutes) : TimeSpan.FromDays(ConfirmationDays);
}
