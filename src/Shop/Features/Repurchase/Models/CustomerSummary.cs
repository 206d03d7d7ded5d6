namespace Shop.Features.Repurchase.Models;

/// <summary>What the models know of a customer at the end of observation.</summary>
/// <param name="Repeats">x: purchase days after the first one.</param>
/// <param name="LastAge">t_x: weeks from the first purchase day to the last one; 0 without a repeat.</param>
/// <param name="Age">T: weeks from the first purchase day to the end of observation.</param>
/// <param name="MeanValue">What a repeat day came to on average, in units of the currency (yuan, not fen); 0 without a repeat.</param>
public readonly record struct CustomerSummary(long Customer, int Repeats, double LastAge, double Age, double MeanValue = 0)
{
    /// <summary>Whether such a customer can be: ages in order, a last age with a repeat and only then.</summary>
    public bool CanBe => Repeats >= 0 && double.IsFinite(Age) && double.IsFinite(MeanValue) && LastAge <= Age && (Repeats == 0 ? LastAge == 0 : LastAge > 0);
}
