namespace Shop.Features.Stories;

/// <param name="Page">Where it is shown; null: nowhere yet.</param>
/// <param name="Owner">Name of what it tells of.</param>
public sealed record StoryRow(string Slug, Text? Owner, string? Page, int Versions, StoryVersion Latest);

/// <summary>A story on the operator's desk.</summary>
/// <param name="Names">Who the writers are, by user id.</param>
public sealed record StoryOnDesk(int Id, string Slug, Text? Owner, string? Page, IReadOnlyList<StoryVersion> Versions, IReadOnlyList<Picture> Pictures, IReadOnlyDictionary<string, string> Names)
{
    /// <summary>Newest first.</summary>
    public StoryVersion Latest => Versions[0];

    public IReadOnlyDictionary<int, CreditedPicture> Shown => Pictures.ToDictionary(p => p.Id, CreditedPicture.Of);
}

/// <summary>Reads stories for those who write them.</summary>
public sealed class ReadStories(ShopDb db)
{
    public async Task<IReadOnlyList<StoryRow>> All(CancellationToken ct = default)
    {
        var rows = await db.Stories.AsNoTracking().OrderBy(s => s.Slug).Select(s => new
        {
            s.Slug,
            Workshop = db.Workshops.Where(w => w.StoryId == s.Id).Select(w => new { w.Slug, w.Name }).FirstOrDefault(),
            Versions = s.Versions.Count,
            Latest = s.Versions.OrderByDescending(v => v.Number).First(),
        }).AsSingleQuery().ToListAsync(ct);
        return rows.ConvertAll(r => new StoryRow(r.Slug, r.Workshop?.Name, PageOf(r.Workshop?.Slug), r.Versions, r.Latest));
    }

    /// <returns>The story with all its versions, newest first, or null.</returns>
    public async Task<StoryOnDesk?> Find(string slug, CancellationToken ct = default)
    {
        var story = await db.Stories.AsNoTracking().Where(s => s.Slug == slug)
            .Include(s => s.Versions.OrderByDescending(v => v.Number)).Include(s => s.Pictures).ThenInclude(x => x.Picture)
            .AsSplitQuery().SingleOrDefaultAsync(ct);
        if (story is null)
        {
            return null;
        }
        var workshop = await db.Workshops.Where(w => w.StoryId == story.Id).Select(w => new { w.Slug, w.Name }).FirstOrDefaultAsync(ct);
        var writers = story.Versions.Select(v => v.By).Distinct().ToList();
        var names = await db.Users.Where(u => writers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.Email ?? u.DisplayName, ct);
        return new StoryOnDesk(story.Id, story.Slug, workshop?.Name, PageOf(workshop?.Slug), story.Versions, [.. story.Pictures.OrderByDescending(x => x.At).Select(x => x.Picture)], names);
    }

    private static string? PageOf(string? workshop) => workshop is null ? null : $"/workshops/{workshop}";
}
