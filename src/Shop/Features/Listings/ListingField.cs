namespace Shop.Features.Listings;

/// <summary>Where on the phone something is asked for.</summary>
public enum ListingStep { Basics, Variants, Label, Story, Pictures, English }

public enum FieldKind
{
    /// <summary>One line.</summary>
    Line,
    /// <summary>Several lines.</summary>
    Text,
    /// <summary>One "name: value" a line.</summary>
    Pairs,
    /// <summary>Yuan with at most two decimals.</summary>
    Money,
    /// <summary>A whole number from 0 on.</summary>
    Number,
    Day,
    YesNo,
    Brand,
    Category,
}

/// <summary>
/// One thing that a cooperative says of a product or of a variant: the field of a form, the column of a sheet and the row of a comparison alike.
/// </summary>
/// <param name="Key">Its name in forms; its words are the texts Field_{Key} and, if there is one, Hint_{Key}.</param>
/// <param name="Most">Characters of a text, or the largest number.</param>
public sealed record ListingField<T>(string Key, ListingStep Step, FieldKind Kind, long Most, Func<T, string> Get, Action<T, string> Set)
{
    public bool IsEnglish => Step == ListingStep.English;

    /// <summary>Stands on the label of a food, and nowhere else.</summary>
    public bool IsOfLabel { get; init; }

    /// <summary>Why this can't be the value: the key of a text, whose gap is <see cref="Most"/>; null: it can.</summary>
    public string? Fault(string typed) => ListingValue.Fault(Kind, Most, typed);

    /// <summary>Writes a value in which there is no fault, if it says anything else than what stands there.</summary>
    public void Put(T target, string typed)
    {
        var value = ListingValue.Tidy(typed);
        if (value != ListingValue.Tidy(Get(target)))
        {
            Set(target, value);
        }
    }
}

/// <summary>All that is asked for, in the order in which it is asked.</summary>
public static class ListingFields
{
    /// <summary>The nutrients that every label has to say (GB 28050): how they are written in both languages.</summary>
    public static IReadOnlyList<(string Key, Text Name)> Nutrients { get; } =
        [("Energy", new("能量", "Energy")), ("Protein", new("蛋白质", "Protein")), ("Fat", new("脂肪", "Fat")), ("Carbohydrate", new("碳水化合物", "Carbohydrate")), ("Sodium", new("钠", "Sodium"))];

    public static IReadOnlyList<ListingField<Listing>> OfProduct { get; } =
    [
        .. Both("Name", ListingStep.Basics, FieldKind.Line, 60, l => l.Name, (l, t) => l.Name = t),
        One("Category", ListingStep.Basics, FieldKind.Category, 60, l => l.Category, (l, v) => l.Category = v),
        One("Brand", ListingStep.Basics, FieldKind.Brand, 60, l => l.Brand, (l, v) => l.Brand = v),
        .. Both("Summary", ListingStep.Basics, FieldKind.Line, 120, l => l.Summary, (l, t) => l.Summary = t),
        One("IsFood", ListingStep.Basics, FieldKind.YesNo, 1, l => ListingValue.YesNo(l.IsFood), (l, v) => l.TaxClass = ListingValue.IsYes(v) ? TaxClass.Food : TaxClass.General),
        One("Returnable", ListingStep.Basics, FieldKind.YesNo, 1, l => ListingValue.YesNo(l.Returnable), (l, v) => l.Returnable = ListingValue.IsYes(v)),
        One("RawPrice", ListingStep.Basics, FieldKind.Money, 10_000_000, l => ListingValue.Yuan(l.RawPriceFen ?? 0), (l, v) => l.RawPriceFen = v.Length == 0 ? null : ListingValue.Fen(v)),
        .. OfFood("Ingredients", FieldKind.Text, 1000, f => f.Ingredients, (f, t) => f.Ingredients = t),
        .. OfFood("NetContent", FieldKind.Line, 60, f => f.NetContent, (f, t) => f.NetContent = t),
        .. OfFood("Maker", FieldKind.Line, 120, f => f.Maker, (f, t) => f.Maker = t),
        .. OfFood("Address", FieldKind.Text, 300, f => f.Address, (f, t) => f.Address = t),
        .. OfFood("Origin", FieldKind.Line, 120, f => f.Origin, (f, t) => f.Origin = t),
        .. OfFood("Storage", FieldKind.Text, 300, f => f.Storage, (f, t) => f.Storage = t),
        One("ShelfLifeDays", ListingStep.Label, FieldKind.Number, 3650, l => ListingValue.Number(l.Food?.ShelfLifeDays ?? 0), (l, v) => Food(l).ShelfLifeDays = (int)ListingValue.Number(v)) with { IsOfLabel = true },
        One("NotSoldInLastDays", ListingStep.Label, FieldKind.Number, 3650, l => ListingValue.Number(l.Food?.NotSoldInLastDays ?? 0), (l, v) => Food(l).NotSoldInLastDays = (int)ListingValue.Number(v)) with { IsOfLabel = true },
        .. OfFood("Standard", FieldKind.Line, 60, f => f.Standard, (f, t) => f.Standard = t),
        .. OfFood("Licence", FieldKind.Line, 60, f => f.Licence, (f, t) => f.Licence = t),
        .. OfFood("Allergens", FieldKind.Line, 200, f => f.Allergens, (f, t) => f.Allergens = t),
        .. Nutrients.SelectMany(n => new[]
        {
            One(n.Key, ListingStep.Label, FieldKind.Line, 20, l => Nutrient(l, n.Name)?.Per100g ?? "", (l, v) => SetNutrient(l, n.Name, x => x with { Per100g = v })) with { IsOfLabel = true },
            One(n.Key + "Nrv", ListingStep.Label, FieldKind.Line, 10, l => Nutrient(l, n.Name)?.Nrv ?? "", (l, v) => SetNutrient(l, n.Name, x => x with { Nrv = v })) with { IsOfLabel = true },
        }),
        One("MadeOn", ListingStep.Label, FieldKind.Day, 0, l => ListingValue.Day(l.MadeOn), (l, v) => l.MadeOn = ListingValue.Day(v)) with { IsOfLabel = true },
        .. Both("Story", ListingStep.Story, FieldKind.Text, 10_000, l => l.Story, (l, t) => l.Story = t),
        One("Attributes", ListingStep.Story, FieldKind.Pairs, 2000, l => Lines(l.Attributes, "：", t => t.Zh), (l, v) => l.Attributes = Pairs(l.Attributes, v)),
        One("AttributesEn", ListingStep.English, FieldKind.Pairs, 2000, l => l.Attributes.TrueForAll(a => a.Name.En is null && a.Value.En is null) ? "" : Lines(l.Attributes, ": ", t => t.En ?? ""), (l, v) => l.Attributes = EnglishPairs(l.Attributes, v)),
    ];

    public static IReadOnlyList<ListingField<ListingVariant>> OfVariant { get; } =
    [
        new("VariantName", ListingStep.Variants, FieldKind.Line, 60, v => v.Name.Zh, (v, t) => v.Name = v.Name with { Zh = t }),
        new("VariantNameEn", ListingStep.English, FieldKind.Line, 60, v => v.Name.En ?? "", (v, t) => v.Name = v.Name with { En = t.Length == 0 ? null : t }),
        new("Price", ListingStep.Variants, FieldKind.Money, 10_000_000, v => ListingValue.Yuan(v.PriceFen), (v, t) => v.PriceFen = ListingValue.Fen(t)),
        new("WeightGrams", ListingStep.Variants, FieldKind.Number, 1_000_000, v => ListingValue.Number(v.WeightGrams), (v, t) => v.WeightGrams = (int)ListingValue.Number(t)),
        new("Barcode", ListingStep.Variants, FieldKind.Line, 20, v => v.Barcode, (v, t) => v.Barcode = t),
    ];

    /// <summary>Units to begin with; of what is sold already, stock isn't part of the listing.</summary>
    public static ListingField<ListingVariant> Stock { get; } =
        new("Stock", ListingStep.Variants, FieldKind.Number, 1_000_000, v => v.Stock is { } n ? ListingValue.Number(n) : "", (v, t) => v.Stock = t.Length == 0 ? null : ListingValue.Number(t));

    /// <summary>What sets a variant apart, one "name: value" a line, and the same in English; it isn't part of <see cref="OfVariant"/>.</summary>
    public static IReadOnlyList<ListingField<ListingVariant>> Options { get; } =
    [
        new("Options", ListingStep.Variants, FieldKind.Pairs, 500, v => Lines(v.Options, "：", t => t.Zh), (v, t) => v.Options = Pairs(v.Options, t)),
        new("OptionsEn", ListingStep.English, FieldKind.Pairs, 1500, v => v.Options.TrueForAll(o => o.Name.En is null && o.Value.En is null) ? "" : Lines(v.Options, ": ", t => t.En ?? ""), (v, t) => v.Options = EnglishPairs(v.Options, t)),
    ];

    private static ListingField<Listing> One(string key, ListingStep step, FieldKind kind, long most, Func<Listing, string> get, Action<Listing, string> set) => new(key, step, kind, most, get, set);

    private static IEnumerable<ListingField<Listing>> Both(string key, ListingStep step, FieldKind kind, long most, Func<Listing, Text> get, Action<Listing, Text> set) =>
    [
        One(key, step, kind, most, l => get(l).Zh, (l, v) => set(l, get(l) with { Zh = v })),
        One(key + "En", ListingStep.English, kind, 3 * most, l => get(l).En ?? "", (l, v) => set(l, get(l) with { En = v.Length == 0 ? null : v })),
    ];

    private static IEnumerable<ListingField<Listing>> OfFood(string key, FieldKind kind, long most, Func<ListingFood, Text> get, Action<ListingFood, Text> set) =>
        Both(key, ListingStep.Label, kind, most, l => l.Food is { } food ? get(food) : Text.Empty, (l, t) => set(Food(l), t)).Select(f => f with { IsOfLabel = true });

    private static ListingFood Food(Listing l) => l.Food ??= new ListingFood();

    private static ListingNutrient? Nutrient(Listing l, Text name) => l.Food?.Nutrition.Find(n => n.Name.Zh == name.Zh);

    private static void SetNutrient(Listing l, Text name, Func<ListingNutrient, ListingNutrient> change)
    {
        var rows = Food(l).Nutrition;
        var i = rows.FindIndex(n => n.Name.Zh == name.Zh);
        if (i < 0)
        {
            rows.Add(new ListingNutrient(name, "", ""));
            i = rows.Count - 1;
        }
        rows[i] = change(rows[i]);
    }

    private static string Lines(List<ListingPair> pairs, string between, Func<Text, string> words) => string.Join('\n', pairs.Select(p => words(p.Name) + between + words(p.Value)));

    // English stays with the Chinese that it translates.
    private static List<ListingPair> Pairs(List<ListingPair> before, string typed) => [.. Split(typed).Select(x => before.Find(b => b.Name.Zh == x.Name) is { } old
        ? new ListingPair(old.Name, old.Value.Zh == x.Value ? old.Value : new Text(x.Value, null))
        : new ListingPair(new Text(x.Name, null), new Text(x.Value, null)))];

    private static List<ListingPair> EnglishPairs(List<ListingPair> before, string typed)
    {
        var english = Split(typed).ToList();
        return [.. before.Select((b, i) => i < english.Count
            ? new ListingPair(b.Name with { En = english[i].Name }, b.Value with { En = english[i].Value })
            : new ListingPair(b.Name with { En = null }, b.Value with { En = null }))];
    }

    private static IEnumerable<(string Name, string Value)> Split(string typed) => typed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Take(Listing.MostAttributes)
        .Select(line => line.IndexOfAny(['：', ':']) is var at and > 0 ? (line[..at].Trim(), line[(at + 1)..].Trim()) : (line, ""));
}
