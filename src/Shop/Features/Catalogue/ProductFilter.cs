using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Shop.Features.Catalogue;

/// <summary>What the list's address asks for. All of it is optional; what can't be read is told and left out.</summary>
public sealed record ProductFilter
{
    public const int PageSize = 24;
    public const string Default = "default";

    public string? Brand { get; init; }

    public string? Category { get; init; }

    public string? Character { get; init; }

    /// <summary>Yuan.</summary>
    [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal? Min { get; init; }

    /// <summary>Yuan.</summary>
    [Range(typeof(decimal), "0", "1000000", ParseLimitsInInvariantCulture = true, ConvertValueInInvariantCulture = true)]
    public decimal? Max { get; init; }

    /// <summary>"true" or "1": only what can be bought now.</summary>
    [FromQuery(Name = "in_stock"), RegularExpression("(?i)true|1|on|false|0")]
    public string? InStock { get; init; }

    [StringLength(100)]
    public string? Q { get; init; }

    public string? Sort { get; init; }

    [Range(1, 100_000)]
    public int? Page { get; init; }

    public static IReadOnlyList<string> Sorts { get; } = [Default, "price", "price-down", "newest", "name"];

    public bool OnlyInStock => InStock?.ToLowerInvariant() is "true" or "1" or "on";

    public bool IsAsked => !string.IsNullOrWhiteSpace(Q);

    /// <summary>What of it can be used; for the rest the model state holds an error at its field, so that a bad address still shows goods.</summary>
    public ProductFilter Readable(ModelStateDictionary state, Shelves shelves)
    {
        Refuse(nameof(Brand), Brand is null || shelves.Brands.Any(b => b.Slug == Brand));
        Refuse(nameof(Category), Category is null || shelves.Categories.Any(c => c.Slug == Category));
        Refuse(nameof(Character), Character is null || shelves.Characters.Any(c => c.Slug == Character));
        Refuse(nameof(Sort), Sort is null || Sorts.Contains(Sort));
        Refuse(nameof(Max), Min is null || Max is null || Min <= Max);
        return this with
        {
            Brand = Kept(nameof(Brand), Brand),
            Category = Kept(nameof(Category), Category),
            Character = Kept(nameof(Character), Character),
            Min = IsGood(nameof(Min)) ? Min : null,
            Max = IsGood(nameof(Max)) ? Max : null,
            InStock = Kept("in_stock", InStock),
            Q = Kept(nameof(Q), Q),
            Sort = Kept(nameof(Sort), Sort),
            Page = IsGood(nameof(Page)) ? Page : null,
        };

        void Refuse(string field, bool good)
        {
            if (!good)
            {
                state.AddModelError(field, "");
            }
        }

        string? Kept(string field, string? value) => IsGood(field) ? value : null;

        bool IsGood(string field) => state.GetFieldValidationState(field) != ModelValidationState.Invalid;
    }

    /// <summary>The address of the list with some of it changed; null takes a part out. The page starts again unless it is among the changes.</summary>
    public string With(params (string Name, string? Value)[] changes)
    {
        var parts = new Dictionary<string, string?>
        {
            ["brand"] = Brand,
            ["category"] = Category,
            ["character"] = Character,
            ["min"] = Min?.ToString(CultureInfo.InvariantCulture),
            ["max"] = Max?.ToString(CultureInfo.InvariantCulture),
            ["in_stock"] = OnlyInStock ? "true" : null,
            ["q"] = Q,
            ["sort"] = Sort is Default ? null : Sort,
        };
        foreach (var (name, value) in changes)
        {
            parts[name] = value;
        }
        return "/products" + QueryString.Create(parts.Where(p => !string.IsNullOrEmpty(p.Value)));
    }

    /// <summary>The address of one page of this list.</summary>
    public string At(int page) => With(("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));
}
