using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Lots;

/// <summary>What a cooperative says of a lot; most of it may be left out.</summary>
public class LotWords : IValidatableObject
{
    public const int MostIngredients = 30;

    [StringLength(120, ErrorMessage = "TooLong")]
    public string? Maker { get; set; }

    [StringLength(120, ErrorMessage = "TooLong")]
    public string? MakerEn { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string? Notes { get; set; }

    [StringLength(1000, ErrorMessage = "TooLong")]
    public string? NotesEn { get; set; }

    public List<IngredientWords> Ingredients { get; set; } = [];

    /// <summary>Those that are named.</summary>
    public IEnumerable<LotIngredient> Named => Ingredients.Where(i => i.IsNamed).Select((i, n) => new LotIngredient
    {
        Position = n,
        Name = Both(i.Name, i.NameEn),
        Plot = Both(i.Plot, i.PlotEn),
        Village = Both(i.Village, i.VillageEn),
        HarvestedOn = i.HarvestedOn,
    });

    public Text MakerText => Both(Maker, MakerEn);

    public Text NotesText => Both(Notes, NotesEn);

    /// <summary>Fills the fields with what is known, and some empty rows.</summary>
    /// <param name="harvests">Whether the days of harvest come along; a new lot has its own.</param>
    public void Show(Lot lot, bool harvests)
    {
        (Maker, MakerEn, Notes, NotesEn) = (lot.Maker.Zh, lot.Maker.En, lot.Notes.Zh, lot.Notes.En);
        Ingredients = lot.Ingredients.OrderBy(i => i.Position).Select(i => new IngredientWords
        {
            Name = i.Name.Zh,
            NameEn = i.Name.En,
            Plot = i.Plot.Zh,
            PlotEn = i.Plot.En,
            Village = i.Village.Zh,
            VillageEn = i.Village.En,
            HarvestedOn = harvests ? i.HarvestedOn : null,
        }).ToList();
    }

    public virtual IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        if (Ingredients.Count > MostIngredients)
        {
            yield return new(t["TooManyIngredients", MostIngredients], [nameof(Ingredients)]);
        }
        for (var i = 0; i < Ingredients.Count; i++)
        {
            if (!Ingredients[i].IsNamed && !Ingredients[i].IsEmpty)
            {
                yield return new(t["IngredientName"], [$"{nameof(Ingredients)}[{i}].Name"]);
            }
        }
        if (new[] { Maker, MakerEn, Notes, NotesEn }.Any(s => s?.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')) == true))
        {
            yield return new(t["StrangeCharacters"], [nameof(Notes)]);
        }
    }

    private static Text Both(string? zh, string? en) => new(zh?.Trim() ?? "", string.IsNullOrWhiteSpace(en) ? null : en.Trim());
}

public sealed class IngredientWords
{
    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Name { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? NameEn { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Plot { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? PlotEn { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? Village { get; set; }

    [StringLength(60, ErrorMessage = "TooLong")]
    public string? VillageEn { get; set; }

    public DateOnly? HarvestedOn { get; set; }

    public bool IsNamed => !string.IsNullOrWhiteSpace(Name);

    public bool IsEmpty => new[] { Name, NameEn, Plot, PlotEn, Village, VillageEn }.All(string.IsNullOrWhiteSpace) && HarvestedOn is null;
}

/// <summary>A lot that is opened.</summary>
public sealed class LotForm : LotWords
{
    /// <summary>The stock item's code.</summary>
    [Required(ErrorMessage = "ItemMissing")]
    public string? Item { get; set; }

    /// <summary>The code that the lot will have: posted twice, it is one lot.</summary>
    public string? Code { get; set; }

    [Required(ErrorMessage = "UnitsWrong"), Range(1, 1_000_000, ErrorMessage = "UnitsWrong")]
    public int? Units { get; set; }

    [Required(ErrorMessage = "MadeOnMissing")]
    public DateOnly? MadeOn { get; set; }

    /// <summary>Empty: counted from the shelf life; never for goods that don't spoil.</summary>
    public DateOnly? BestBefore { get; set; }

    public override IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var today = validationContext.GetRequiredService<ShopClock>().Today;
        return MadeOn is { } made && (made > today || made < today.AddYears(-3)) ? base.Validate(validationContext).Append(new(t["MadeOnWrong"], [nameof(MadeOn)])) : base.Validate(validationContext);
    }
}

/// <summary>Units that broke.</summary>
public sealed class LossForm
{
    [Required(ErrorMessage = "LossWrong"), Range(1, 1_000_000, ErrorMessage = "LossWrong")]
    public int? Lost { get; set; }

    [Required(ErrorMessage = "LossReasonMissing"), StringLength(200, ErrorMessage = "TooLong")]
    public string? LossReason { get; set; }
}
