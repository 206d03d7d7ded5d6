namespace Shop.Model;

/// <summary>What a page says of stock: in stock, last n, sold out. The number itself is nobody's business.</summary>
public readonly record struct Shelf(long Available)
{
    /// <summary>From this many units down the number is told.</summary>
    public const int Few = 10;

    public bool IsSoldOut => Available <= 0;
    public bool IsFew => Available is > 0 and <= Few;

    /// <summary>The same for all that reads the same; cached pages change when it does.</summary>
    public string Words => IsSoldOut ? "out" : IsFew ? $"last {Available}" : "in";
}
