using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Features.OrderImports;

/// <summary>Which heading is which field, as an operator chose them; a field without one isn't in the file.</summary>
public sealed record MappingForm
{
    [Required(ErrorMessage = "NameMissing")]
    [RegularExpression("^[a-z0-9][a-z0-9-]{0,38}$", ErrorMessage = "NameForm")]
    public string? Name { get; init; }
    public string? Order { get; init; }
    public string? PlacedAt { get; init; }
    public string? Customer { get; init; }
    public string? Phone { get; init; }
    public string? Email { get; init; }
    public string? Sku { get; init; }
    public string? Title { get; init; }
    public string? Units { get; init; }
    public string? Amount { get; init; }
    [RegularExpression("^[A-Z]{3}$", ErrorMessage = "CurrencyForm")]
    public string Currency { get; init; } = Money.Cny;

    /// <summary>What headings say already: one that any profile has for a field, or that is called as the field is.</summary>
    internal static MappingForm Guess(IReadOnlyList<string> headings, IReadOnlyList<ImportProfile> profiles, Func<ImportField, string> label)
    {
        string? As(ImportField field) => headings.FirstOrDefault(h => Is(label(field), h) || profiles.Any(p => p.Columns.TryGetValue(field, out var names) && names.Any(n => Is(n, h))));
        bool Is(string name, string heading) => string.Equals(name, heading.Trim(), StringComparison.OrdinalIgnoreCase);
        return new MappingForm
        {
            Order = As(ImportField.Order),
            PlacedAt = As(ImportField.PlacedAt),
            Customer = As(ImportField.Customer),
            Phone = As(ImportField.Phone),
            Email = As(ImportField.Email),
            Sku = As(ImportField.Sku),
            Title = As(ImportField.Title),
            Units = As(ImportField.Units),
            Amount = As(ImportField.Amount),
        };
    }

    internal string? Of(ImportField field) => field switch
    {
        ImportField.Order => Order,
        ImportField.PlacedAt => PlacedAt,
        ImportField.Customer => Customer,
        ImportField.Phone => Phone,
        ImportField.Email => Email,
        ImportField.Sku => Sku,
        ImportField.Title => Title,
        ImportField.Units => Units,
        ImportField.Amount => Amount,
        _ => null,
    };
}

/// <summary>Keeps a mapping as a profile, beside those that a village wrote by hand; the shop's own are never overwritten.</summary>
public sealed class MakeProfile(ImportProfiles profiles)
{
    internal static readonly ImportField[] Fields = [ImportField.Order, ImportField.PlacedAt, ImportField.Units, ImportField.Amount, ImportField.Customer, ImportField.Phone, ImportField.Email, ImportField.Sku, ImportField.Title];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    /// <returns>Its name; null when there is one of that name already.</returns>
    public async Task<string?> Run(MappingForm form, CancellationToken ct)
    {
        if (await profiles.Of(form.Name!, ct) is not null)
        {
            return null;
        }
        var profile = new ImportProfile
        {
            Title = new Text(form.Name!, form.Name!),
            Currency = form.Currency,
            Columns = Fields.Where(f => form.Of(f) is { Length: > 0 }).ToDictionary(f => f, f => new[] { form.Of(f)! }),
        };
        await profiles.Put(form.Name!, JsonSerializer.SerializeToUtf8Bytes(profile, Json), ct);
        return form.Name;
    }
}
