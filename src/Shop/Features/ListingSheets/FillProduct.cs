using Shop.Features.Listings;

namespace Shop.Features.ListingSheets;

/// <summary>Writes the cells of one product's rows into its document: what isn't in the sheet stays, an emptied cell empties.</summary>
/// <param name="fault">Told of what can't be: row, column, key of the reason, gap of its text.</param>
internal sealed class FillProduct(SheetGroup group, SheetGround ground, IReadOnlyDictionary<string, int> at, Action<SheetRow, string, string, object> fault)
{
    private Listing? after;
    private bool isWrong;

    private Listing After => after ??= group.Before.Copy();

    /// <param name="pictures">Ids of the pictures that came for it; none: it keeps those that it has.</param>
    /// <returns>Null when nothing would change, or a cell is wrong.</returns>
    public (Listing? After, bool IsWrong) Run(List<int> pictures)
    {
        foreach (var field in ListingFields.OfProduct.Where(f => at.ContainsKey(f.Key)))
        {
            OfProduct(field);
        }
        foreach (var (row, sku) in group.Rows)
        {
            OfVariant(row, sku);
        }
        if (pictures.Count > 0 && !pictures.SequenceEqual(group.Before.Pictures))
        {
            After.Pictures = pictures;
        }
        return (isWrong ? null : after, isWrong);
    }

    // It may stand in any row of the product, or in several; where they differ, the one that says something new counts.
    private void OfProduct(ListingField<Listing> field)
    {
        var before = ListingValue.Tidy(field.Get(group.Before));
        string? said = null;
        var isEmpty = true;
        foreach (var (row, _) in group.Rows)
        {
            if (Read(row, field.Key, field.Kind, field.Fault) is not { Length: > 0 } value)
            {
                continue;
            }
            isEmpty = false;
            if (value != before && said is not null && said != value)
            {
                Wrong(row, field.Key, "RowsDiffer");
            }
            said = value != before ? value : said;
        }
        var becomes = said ?? (isEmpty ? field.Kind == FieldKind.YesNo ? ListingValue.YesNo(false) : "" : before);
        if (becomes != before && !isWrong)
        {
            field.Put(After, becomes);
        }
    }

    private void OfVariant(SheetRow row, string sku)
    {
        var before = group.Before.Variants.Find(v => v.Sku == sku);
        var target = before ?? new ListingVariant { Sku = sku };
        if (before is null)
        {
            After.Variants.Add(target);
        }
        foreach (var field in SheetColumns.OfVariant.Append(ListingFields.Stock).Where(f => at.ContainsKey(f.Key)))
        {
            var value = Read(row, field.Key, field.Kind, field.Fault);
            if (value is null || value == ListingValue.Tidy(field.Get(target)))
            {
                continue;
            }
            if (field == ListingFields.Stock && before is not null && group.Product is not null)
            {
                Wrong(row, field.Key, "StockNotHere");
                continue;
            }
            field.Put(before is null ? target : After.Variants.Find(v => v.Sku == sku)!, value);
        }
    }

    /// <summary>A cell as the document would say it; null when it is wrong, which is then told.</summary>
    private string? Read(SheetRow row, string key, FieldKind kind, Func<string, string?> fault)
    {
        var typed = ListingValue.Tidy(row[at[key]]);
        if (fault(typed) is { } why)
        {
            Wrong(row, key, why);
            return null;
        }
        if (kind == FieldKind.Line && SheetGroups.Rounded().IsMatch(typed))
        {
            Wrong(row, key, "Rounded");
            return null;
        }
        if (ground.Choices.Of(kind) is { } choices)
        {
            var found = ground.Choices.Find(kind, typed);
            if (found is null)
            {
                Wrong(row, key, "Choice", string.Join(Culture.Here == Culture.English ? ", " : "、", choices.Take(12).Select(c => c.Name.Here)));
            }
            return found;
        }
        return typed.Length == 0 ? "" : kind switch
        {
            FieldKind.Money => ListingValue.Yuan(ListingValue.Fen(typed)),
            FieldKind.Number => ListingValue.Number(ListingValue.Number(typed)),
            FieldKind.Day => ListingValue.Day(ListingValue.Day(typed)),
            FieldKind.YesNo => ListingValue.YesNo(ListingValue.IsYes(typed)),
            _ => typed,
        };
    }

    private void Wrong(SheetRow row, string column, string why, object? gap = null)
    {
        isWrong = true;
        fault(row, column, why, gap ?? (ListingFields.OfProduct.FirstOrDefault(f => f.Key == column)?.Most ?? SheetColumns.OfVariant.Append(ListingFields.Stock).FirstOrDefault(f => f.Key == column)?.Most ?? 0));
    }
}
