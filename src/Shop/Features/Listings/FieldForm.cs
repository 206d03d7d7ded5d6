using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <summary>A field as a page shows it.</summary>
/// <param name="Name">In the form; also its id.</param>
/// <param name="Value">What stands there, or what was typed.</param>
/// <param name="Error">In the reader's language; null: nothing is wrong.</param>
/// <param name="Stored">What somebody else saved meanwhile, where it is something else; else null.</param>
/// <param name="Chinese">What this is the English of.</param>
public sealed record ShownField(string Name, string Key, FieldKind Kind, long Most, string Value, string? Error, string? Stored, string? Chinese, IReadOnlyList<Choice>? Choices)
{
    private static readonly HashSet<string> Needed = ["Name", "Category", "Brand", "Ingredients", "NetContent", "Maker", "Address", "Origin", "Storage", "ShelfLifeDays", "Standard", "Licence", "MadeOn", "Price", "Stock", .. ListingFields.Nutrients.Select(n => n.Key)];

    public bool IsOptional => !Needed.Contains(Key);
}

public enum FieldAct
{
    /// <summary>Shows what stands in the document.</summary>
    Show,
    /// <summary>Writes what was typed into the document, where nothing is wrong with it.</summary>
    Take,
    /// <summary>Keeps what was typed and tells what stands in the document instead.</summary>
    Compare,
}

/// <summary>The fields of one form, in their order. Nothing typed is never wrong; what can't be read is told at its field.</summary>
public sealed class FieldForm(ListingChoices choices, DateOnly today, IStringLocalizer<Texts> texts)
{
    private readonly List<ShownField> fields = [];

    public IReadOnlyList<ShownField> Fields => fields;

    public bool IsFaulty => fields.Exists(f => f.Error is not null);

    public ShownField this[string name] => fields.Find(f => f.Name == name) ?? throw new ArgumentException(name, nameof(name));

    /// <param name="typed">Not for <see cref="FieldAct.Show"/>.</param>
    /// <param name="prefix">Of the names, where a form asks the same of several.</param>
    /// <param name="chinese">All fields of the kind, among which the Chinese of an English one is.</param>
    public void Add<T>(FieldAct act, T target, IEnumerable<ListingField<T>> asked, IFormCollection? typed = null, string prefix = "", IEnumerable<ListingField<T>>? chinese = null)
    {
        foreach (var f in asked)
        {
            var (name, stands) = (prefix + f.Key, ListingValue.Tidy(f.Get(target)));
            var value = act == FieldAct.Show ? stands : ListingValue.Tidy(typed![name]);
            var error = act == FieldAct.Take ? Fault(f.Kind, f.Most, f.Fault, value) : null;
            var other = act == FieldAct.Compare && Same(f.Kind, value) != Same(f.Kind, stands) ? stands : null;
            fields.Add(new(name, f.Key, f.Kind, f.Most, value, error is null ? null : texts[error, f.Most].Value, other is { Length: 0 } ? texts["Nothing"].Value : other is null ? null : choices.Show(f.Kind, other),
                chinese is null ? null : ListingSteps.Chinese(chinese, f)?.Get(target), choices.Of(f.Kind)));
            if (act == FieldAct.Take && error is null)
            {
                f.Put(target, choices.Find(f.Kind, value) ?? Same(f.Kind, value));
            }
        }
    }

    /// <summary>Says that something is wrong which no field can know by itself.</summary>
    public void Refuse(string name, string why)
    {
        var i = fields.FindIndex(f => f.Name == name);
        fields[i] = fields[i] with { Error = why };
    }

    private string? Fault(FieldKind kind, long most, Func<string, string?> own, string value) => own(value) ?? kind switch
    {
        FieldKind.Day when ListingValue.Day(value) > today => "Fault_Future",
        FieldKind.Brand or FieldKind.Category when choices.Find(kind, value) is null => "Fault_Choice",
        _ => null,
    };

    // A box that isn't ticked isn't posted.
    private static string Same(FieldKind kind, string value) => kind == FieldKind.YesNo ? ListingValue.YesNo(ListingValue.IsYes(value)) : value;
}
