namespace Shop.Data;

/// <summary>Writes what is said of a product into its rows; the same for what is seeded and what a cooperative lists.</summary>
internal static class ProductRows
{
    public static void Attributes(Product row, IEnumerable<ListingPair> pairs)
    {
        row.Attributes.Clear();
        row.Attributes.AddRange(pairs.Select((a, i) => new ProductAttribute { Position = i, Name = a.Name, Value = a.Value }));
    }

    public static void Options(Variant row, IEnumerable<ListingPair> pairs)
    {
        row.Options.Clear();
        row.Options.AddRange(pairs.Select((o, i) => new VariantOption { Position = i, Name = o.Name, Value = o.Value }));
    }

    public static void Label(Product row, ListingFood food)
    {
        row.Food ??= new FoodLabel
        {
            Ingredients = food.Ingredients,
            NetContent = food.NetContent,
            Maker = food.Maker,
            Address = food.Address,
            Origin = food.Origin,
            Storage = food.Storage,
            Standard = food.Standard,
            Licence = food.Licence,
            Allergens = food.Allergens,
        };
        var label = row.Food;
        (label.Ingredients, label.NetContent, label.Maker, label.Address, label.Origin) = (food.Ingredients, food.NetContent, food.Maker, food.Address, food.Origin);
        (label.Storage, label.Standard, label.Licence, label.Allergens, label.ShelfLifeDays) = (food.Storage, food.Standard, food.Licence, food.Allergens, food.ShelfLifeDays);
        label.NotSoldInLastDays = food.NotSoldInLastDays;
        label.Nutrition.Clear();
        label.Nutrition.AddRange(food.Nutrition.Select((n, i) => new Nutrient { Position = i, Name = n.Name, Per100g = n.Per100g, Nrv = n.Nrv }));
    }
}
