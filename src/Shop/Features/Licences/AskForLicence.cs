using System.Globalization;

namespace Shop.Features.Licences;

public enum AskResult { Asked, WrongPoses, WrongProduct }

/// <summary>A cooperative asks; the same number again is the same request.</summary>
public sealed class AskForLicence(ShopDb db, ShopClock clock)
{
    /// <param name="form">Valid by itself.</param>
    /// <param name="by">The user's id.</param>
    /// <returns>With the number of the request, once it was made.</returns>
    public async Task<(AskResult, string?)> Run(int cooperativeId, LicenceForm form, string by, CancellationToken ct = default)
    {
        var number = LotCode.Read(form.Number) ?? LotCode.New();
        if (await db.Licences.Where(l => l.Number == number).Select(l => (int?)l.CooperativeId).SingleOrDefaultAsync(ct) is { } owner)
        {
            if (owner == cooperativeId)
            {
                return (AskResult.Asked, number);
            }
            number = LotCode.New();
        }
        var poses = await db.Set<CharacterPose>().Where(p => p.Kind == PoseKind.Pose && p.WithdrawnAt == null && form.Poses.Contains(p.Slug)
            && db.Characters.Any(c => c.Id == p.CharacterId && c.Slug == form.Character && c.WithdrawnAt == null)).ToListAsync(ct);
        if (poses.Count == 0 || poses.Count != form.Poses.Distinct(StringComparer.Ordinal).Count())
        {
            return (AskResult.WrongPoses, null);
        }
        var product = string.IsNullOrEmpty(form.Product) ? null : await db.Products.Goods().Where(p => p.Slug == form.Product && p.CooperativeId == cooperativeId && p.WithdrawnAt == null).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct);
        if (product is null && !string.IsNullOrEmpty(form.Product))
        {
            return (AskResult.WrongProduct, null);
        }
        db.Licences.Add(Licence(cooperativeId, number, form, poses, product, by));
        await db.SaveChangesAsync(ct);
        return (AskResult.Asked, number);
    }

    private Licence Licence(int cooperativeId, string number, LicenceForm form, List<CharacterPose> poses, int? product, string by)
    {
        var licence = new Licence
        {
            Number = number,
            CharacterId = poses[0].CharacterId,
            CooperativeId = cooperativeId,
            Use = form.Use!.Value,
            ProductId = product,
            Place = form.Place!.Trim(),
            Quantity = form.Quantity!.Value,
            From = form.From!.Value,
            Until = form.Until!.Value,
            Remark = form.Remark?.Trim() ?? "",
            State = LicenceState.Requested,
            Culture = Culture.Here,
            RequestedAt = clock.Now,
        };
        licence.Poses.AddRange(poses.Select(p => new LicencePose { CharacterId = p.CharacterId, PoseId = p.Id }));
        licence.Events.Add(new LicenceEvent { Kind = LicenceEventKind.Requested, At = clock.Now, By = by, Detail = string.Create(CultureInfo.InvariantCulture, $"{licence.Quantity} · {licence.From:yyyy-MM-dd} – {licence.Until:yyyy-MM-dd}") });
        return licence;
    }
}
