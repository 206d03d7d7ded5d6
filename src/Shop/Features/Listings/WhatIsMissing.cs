namespace Shop.Features.Listings;

/// <summary>What is missing, and where on the phone it is said.</summary>
/// <param name="Key">Its words are the text Missing_{Key}.</param>
/// <param name="Sku">Of which variant; null: of the product.</param>
public sealed record MissingThing(string Key, ListingStep Step, string? Sku = null);

/// <summary>What a product still needs before it may be sold; the same on the phone, at submission, in a sheet's preview and in the review.</summary>
public static class WhatIsMissing
{
    /// <param name="isNew">It isn't sold yet, so that it needs stock to begin with.</param>
    /// <param name="today">Day of the shop's zone: then also whether the first stock may still be sold; null: that isn't looked at.</param>
    public static IReadOnlyList<MissingThing> Run(Listing l, bool isNew, DateOnly? today = null) =>
        [.. OfProduct(l), .. OfVariants(l, isNew), .. l.IsFood ? OfLabel(l, isNew) : [], .. OfDay(l, today)];

    private static IEnumerable<MissingThing> OfDay(Listing l, DateOnly? today)
    {
        if (today is { } day && l.MadeOn is { } made && l.Variants.Exists(v => v.Stock > 0) && !ChangeStock.Keeps(new Lot { Code = "", MadeOn = made }, l, day))
        {
            yield return new("MadeOnTooOld", ListingStep.Label);
        }
    }

    private static IEnumerable<MissingThing> OfProduct(Listing l)
    {
        if (l.Name.Zh.Length == 0)
        {
            yield return new("Name", ListingStep.Basics);
        }
        if (l.Category.Length == 0)
        {
            yield return new("Category", ListingStep.Basics);
        }
        if (l.Brand.Length == 0)
        {
            yield return new("Brand", ListingStep.Basics);
        }
        if (l.Pictures.Count == 0)
        {
            yield return new("Pictures", ListingStep.Pictures);
        }
    }

    private static IEnumerable<MissingThing> OfVariants(Listing l, bool isNew)
    {
        if (l.Variants.Count == 0)
        {
            yield return new("Variants", ListingStep.Variants);
        }
        foreach (var v in l.Variants.Where(v => v.PriceFen <= 0))
        {
            yield return new("Price", ListingStep.Variants, v.Sku);
        }
        if (isNew && l.Variants.Count > 0 && l.Variants.TrueForAll(v => v.Stock is not > 0))
        {
            yield return new("Stock", ListingStep.Variants);
        }
        if (l.Variants.Count > 1 && l.Variants.Select(v => v.Name.Zh).Distinct(StringComparer.Ordinal).Count() < l.Variants.Count)
        {
            yield return new("VariantName", ListingStep.Variants);
        }
    }

    // What GB 7718 and GB 28050 ask of a prepacked food.
    private static IEnumerable<MissingThing> OfLabel(Listing l, bool isNew)
    {
        var food = l.Food ?? new ListingFood();
        foreach (var (key, text) in new[] { ("Ingredients", food.Ingredients), ("NetContent", food.NetContent), ("Maker", food.Maker), ("Address", food.Address), ("Origin", food.Origin), ("Storage", food.Storage), ("Standard", food.Standard), ("Licence", food.Licence) })
        {
            if (text.Zh.Length == 0)
            {
                yield return new(key, ListingStep.Label);
            }
        }
        if (food.ShelfLifeDays <= 0)
        {
            yield return new("ShelfLifeDays", ListingStep.Label);
        }
        else if (food.NotSoldInLastDays >= food.ShelfLifeDays)
        {
            yield return new("NotSoldInLastDays", ListingStep.Label);
        }
        foreach (var (key, name) in ListingFields.Nutrients)
        {
            // A box of several foods has a row for each: 能量（蒜蓉）.
            var said = food.Nutrition.Where(n => n.Name.Zh == name.Zh || n.Name.Zh.StartsWith(name.Zh + "（", StringComparison.Ordinal)).ToList();
            if (said.Count == 0 || said.Exists(n => n.Per100g.Length == 0 || n.Nrv.Length == 0))
            {
                yield return new(key, ListingStep.Label);
            }
        }
        if ((isNew || l.Variants.Exists(v => v.Stock > 0)) && l.MadeOn is null)
        {
            yield return new("MadeOn", ListingStep.Label);
        }
    }
}
