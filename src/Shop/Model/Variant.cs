namespace Shop.Model;

/// <summary>What one puts in the basket: a product in one choice of its options.</summary>
public class Variant
{
    public int Id { get; set; }
    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    public required string Sku { get; set; }
    public required Text Name { get; set; }
    public int WeightGrams { get; set; }
    public string Barcode { get; set; } = "";
    public int Position { get; set; }
    public DateTime? WithdrawnAt { get; set; }
    /// <summary>Whose places it sells, and to whom; null for goods.</summary>
    public int? SessionId { get; set; }
    public Session? Session { get; set; }
    public PriceKind? PriceKind { get; set; }
    public List<VariantOption> Options { get; } = [];
    public List<VariantComponent> Components { get; } = [];
    public List<Price> Prices { get; } = [];
}

/// <summary>One choice: 'heat: mild'.</summary>
public class VariantOption
{
    public int Id { get; set; }
    public int VariantId { get; set; }
    public int Position { get; set; }
    public required Text Name { get; set; }
    public required Text Value { get; set; }
}

/// <summary>How many of a stock item one unit of a variant takes. A single jar takes one; a gift box of three takes three.</summary>
public class VariantComponent
{
    public int VariantId { get; set; }
    public int StockItemId { get; set; }
    public StockItem StockItem { get; set; } = null!;
    public int Quantity { get; set; }
}

/// <summary>A price and when it began; the current one is the latest that has begun. Rows are only added.</summary>
public class Price
{
    public int Id { get; set; }
    public int VariantId { get; set; }
    public long AmountFen { get; set; }
    public string Currency { get; set; } = Money.Cny;
    public DateTime ValidFrom { get; set; }
    /// <summary>Who set it: "seed", or a user's id.</summary>
    public required string SetBy { get; set; }
}
