namespace Shop.Features.House;

/// <summary>An operator changes how a cooperative stands in the shop. Its name and fees are on most pages, therefore all of them are drawn anew.</summary>
public sealed class KeepCooperative(ShopDb db, ShopClock clock, PageCache pages)
{
    /// <param name="form">Valid by itself.</param>
    /// <returns>False: there is none of this slug.</returns>
    public async Task<bool> Run(string slug, CooperativeForm form, CancellationToken ct)
    {
        if (await db.Cooperatives.Include(c => c.DeliveryExceptions).SingleOrDefaultAsync(c => c.Slug == slug, ct) is not { } kept)
        {
            return false;
        }
        (kept.Name, kept.About, kept.Place) = (Both(form.Name, form.NameEn), Both(form.About, form.AboutEn), Both(form.Place, form.PlaceEn));
        kept.Email = form.Email!.Trim();
        kept.Phone = Telephone.Read(form.Phone) ?? "";
        kept.DeliveryFeeFen = CooperativeForm.Fen(form.Fee)!.Value;
        kept.FreeDeliveryFromFen = CooperativeForm.Fen(form.FreeFrom);
        var wanted = form.Exceptions.Where(e => !string.IsNullOrEmpty(e.Province)).ToDictionary(e => e.Province!, e => CooperativeForm.Fen(e.Fee));
        kept.DeliveryExceptions.RemoveAll(e => !wanted.ContainsKey(e.ProvinceCode));
        foreach (var (province, fee) in wanted)
        {
            if (kept.DeliveryExceptions.Find(e => e.ProvinceCode == province) is { } exception)
            {
                exception.FeeFen = fee;
            }
            else
            {
                kept.DeliveryExceptions.Add(new DeliveryException { ProvinceCode = province, FeeFen = fee });
            }
        }
        kept.EditedAt = clock.Now;
        await db.SaveChangesAsync(ct);
        await pages.Evict(PageTags.Everything, ct);
        return true;
    }

    private static Text Both(string? zh, string? en) => new(zh?.Trim() ?? "", string.IsNullOrWhiteSpace(en) ? null : en.Trim());
}
