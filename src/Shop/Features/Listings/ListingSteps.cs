namespace Shop.Features.Listings;

/// <summary>A step in the list of them.</summary>
/// <param name="Missing">So many things are still needed there before it may be handed in.</param>
/// <param name="Open">So many things may be added there, and needn't.</param>
/// <param name="IsBegun">Something stands there.</param>
public sealed record StepStanding(ListingStep Step, int Missing, int Open, bool IsBegun)
{
    public bool IsDone => Missing == 0 && Open == 0 && IsBegun;
}

/// <summary>The way through a draft on the phone: its steps, what is asked in each, which comes next.</summary>
public static class ListingSteps
{
    private static readonly ListingStep[] Order = [ListingStep.Basics, ListingStep.Pictures, ListingStep.Variants, ListingStep.Label, ListingStep.Story, ListingStep.English];

    /// <summary>Its word in addresses.</summary>
    public static string Slug(this ListingStep step) => step.ToString().ToLowerInvariant();

    /// <summary>A step that is one form of fields; null for others, and for what isn't a step.</summary>
    public static ListingStep? Find(string slug) => Array.Find([ListingStep.Basics, ListingStep.Label, ListingStep.Story, ListingStep.English], s => s.Slug() == slug) is var step && step.Slug() == slug ? step : null;

    public static string Address(int draft, ListingStep? step = null) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/cooperative/products/drafts/{draft}{(step is { } s ? "/" + s.Slug() : "")}");

    /// <summary>Where a missing thing is filled in.</summary>
    public static string Address(ListingDraft draft, MissingThing missing)
    {
        // What is said of all variants is filled in at the first.
        var place = Math.Max(0, draft.Document.Variants.FindIndex(v => v.Sku == missing.Sku)) + 1;
        return Address(draft.Id, missing.Step) + missing switch
        {
            { Key: "Price" or "Stock" } => $"/{place}#{missing.Key}",
            { Key: "Variants" } => "/new",
            { Step: ListingStep.Variants or ListingStep.Pictures } => "",
            { Key: "MadeOnTooOld" } => "#MadeOn",
            _ => "#" + missing.Key,
        };
    }

    /// <summary>From a saved step on: to the next one where something is missing; to the overview, when there is none or this one isn't finished.</summary>
    public static string After(ListingDraft draft, ListingStep step)
    {
        var missing = WhatIsMissing.Run(draft.Document, draft.ProductId is null);
        return missing.Count == 0 || missing.Any(m => m.Step == step) ? Address(draft.Id) : Address(draft.Id, Order.First(s => missing.Any(m => m.Step == s)));
    }

    public static IReadOnlyList<StepStanding> Standing(ListingDraft draft, IReadOnlyList<MissingThing> missing)
    {
        var l = draft.Document;
        return [.. Order.Where(s => s != ListingStep.Label || l.IsFood).Select(s => new StepStanding(s, missing.Count(m => m.Step == s), s == ListingStep.English ? Untranslated(l) : 0, s switch
        {
            ListingStep.Pictures => l.Pictures.Count > 0,
            ListingStep.Variants => l.Variants.Count > 0,
            ListingStep.Label => l.Food is not null,
            ListingStep.Story => l.Story.Zh.Length > 0 || l.Attributes.Count > 0,
            _ => true,
        }))];
    }

    /// <summary>What a step's form asks of the product.</summary>
    public static IEnumerable<ListingField<Listing>> Fields(ListingStep step, Listing l) => ListingFields.OfProduct.Where(f => f.Step == step && (!f.IsEnglish || Chinese(ListingFields.OfProduct, f)?.Get(l).Length > 0 && (l.IsFood || !f.IsOfLabel)));

    /// <summary>What the form for English asks of a variant.</summary>
    public static IEnumerable<ListingField<ListingVariant>> English(ListingVariant v) => OfVariant.Where(f => f.IsEnglish && Chinese(OfVariant, f)?.Get(v).Length > 0);

    /// <summary>The field that an English one translates.</summary>
    public static ListingField<T>? Chinese<T>(IEnumerable<ListingField<T>> all, ListingField<T> english) => all.FirstOrDefault(f => f.Key + "En" == english.Key);

    private static IEnumerable<ListingField<ListingVariant>> OfVariant => ListingFields.OfVariant.Concat(ListingFields.Options);

    private static int Untranslated(Listing l) => Fields(ListingStep.English, l).Count(f => f.Get(l).Length == 0) + l.Variants.Sum(v => English(v).Count(f => f.Get(v).Length == 0));
}
