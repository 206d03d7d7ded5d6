namespace Shop.Features.Sending;

/// <summary>What is printed for one parcel; in Chinese, as it travels in China.</summary>
/// <param name="Brand">Slug of its first good's.</param>
/// <param name="CashFen">To be collected at the door; null where it was paid before.</param>
public sealed record Paper(string Number, string PlacedOn, PostalAddress To, string Note, long? CashFen, string Brand, Sender From, IReadOnlyList<PaperLine> Lines)
{
    /// <summary>How many things lie in the parcel.</summary>
    public int Units => Lines.Sum(l => l.Units);

    /// <summary>Province, city, district and street in one line.</summary>
    public string Address => string.Join(' ', new[] { Province.Find(To.ProvinceCode)?.Name.Zh ?? "", To.City, To.District, To.Street }.Where(s => s.Length > 0));
}

public sealed record Sender(string Name, string Phone, string Address);

/// <param name="Lots">Codes with numbers: "SAT6-3XC5 × 2".</param>
public sealed record PaperLine(string Name, string Variant, string Sku, int Units, IReadOnlyList<string> Lots);
