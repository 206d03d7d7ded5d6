namespace Shop.Features.Stories;

public enum StoryOutcome { Saved, Unchanged, Overtaken }

/// <summary>Adds a version to a story, if nobody was quicker.</summary>
public sealed class SaveStory(ShopDb db, PageCache pages, ShopClock clock)
{
    /// <param name="seen">The version that the writer began with.</param>
    /// <param name="by">Id of the user.</param>
    /// <param name="restoredFrom">The older version whose text this is.</param>
    /// <returns><see cref="StoryOutcome.Overtaken"/> when somebody saved after <paramref name="seen"/>: then nothing was written.</returns>
    public async Task<StoryOutcome> Run(int storyId, int seen, Text markdown, string by, int? restoredFrom = null, CancellationToken ct = default)
    {
        var latest = await Latest(storyId, ct);
        if (latest.Number != seen)
        {
            return StoryOutcome.Overtaken;
        }
        if (latest.Markdown == markdown)
        {
            return StoryOutcome.Unchanged;
        }
        var version = new StoryVersion { StoryId = storyId, Number = seen + 1, Markdown = markdown, By = by, At = clock.Now, RestoredFrom = restoredFrom };
        db.StoryVersions.Add(version);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The number was taken in this very moment, or it is a real fault.
            db.Entry(version).State = EntityState.Detached;
            if ((await Latest(storyId, ct)).Number == seen)
            {
                throw;
            }
            return StoryOutcome.Overtaken;
        }
        await pages.Evict(PageTags.Story(storyId), ct);
        return StoryOutcome.Saved;
    }

    private Task<StoryVersion> Latest(int storyId, CancellationToken ct) =>
        db.StoryVersions.AsNoTracking().Where(v => v.StoryId == storyId).OrderByDescending(v => v.Number).FirstAsync(ct);
}
