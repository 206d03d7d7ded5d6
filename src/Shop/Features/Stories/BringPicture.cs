namespace Shop.Features.Stories;

/// <summary>Takes a picture for a story.</summary>
public sealed class BringPicture(ShopDb db, TakePicture take, PageCache pages, ShopClock clock)
{
    /// <returns>The picture's number, or why it was refused; then nothing was kept.</returns>
    public async Task<(int? Id, PictureRefusal Refusal)> Run(int storyId, PictureForm form, string by, CancellationToken ct = default)
    {
        var taken = await take.Run(form.File!, ct);
        if (taken.Picture is not { } picture)
        {
            return (null, taken.Refusal);
        }
        // The same picture, brought again, keeps the rights that it came with.
        if (await db.Pictures.SingleOrDefaultAsync(p => p.Hash == picture.Hash, ct) is { } known)
        {
            picture = known;
        }
        else
        {
            db.Pictures.Add(Describe(picture, form));
        }
        if (picture.Id == 0 || !await db.Set<StoryPicture>().AnyAsync(x => x.StoryId == storyId && x.PictureId == picture.Id, ct))
        {
            db.Add(new StoryPicture { StoryId = storyId, Picture = picture, By = by, At = clock.Now });
        }
        await db.SaveChangesAsync(ct);
        await pages.Evict(PageTags.Story(storyId), ct);
        return (picture.Id, PictureRefusal.None);
    }

    private Picture Describe(Picture picture, PictureForm form)
    {
        picture.Alt = new Text(form.AltZh!.Trim(), form.AltEn!.Trim());
        (picture.Author, picture.Holder, picture.Licence) = (form.Author!.Trim(), form.Holder!.Trim(), form.Licence!.Trim());
        picture.Until = form.Until is { } day ? TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), clock.Zone) : null;
        picture.Consent = form.Consent?.Trim() ?? "";
        return picture;
    }
}
