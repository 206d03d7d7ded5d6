namespace Shop.Features.Onboarding;

/// <summary>
/// What applications hold of a person who wants to be forgotten. One that didn't become a cooperative goes whole, papers included; one that did stays, for it tells whom the house let
/// in, without who spoke for it.
/// </summary>
public sealed class ForgetApplications(ShopDb db, PaperStore store)
{
    /// <summary>Runs within the caller's transaction.</summary>
    /// <param name="email">Confirmed to be the person's; null: only the telephone is known.</param>
    /// <param name="phone">The same, E.164.</param>
    /// <returns>Papers whose files go once that is committed (<see cref="Remove"/>).</returns>
    public async Task<IReadOnlyList<ApplicationPaper>> Run(string? email, string? phone = null)
    {
        var gone = new List<ApplicationPaper>();
        var all = await db.CooperativeApplications.AsNoTracking().Where(a => (email != null && a.Email == email) || (phone != null && a.Phone == phone)).Include(a => a.Papers).ToListAsync();
        foreach (var application in all)
        {
            await db.OutgoingMails.Where(m => m.Occasion.StartsWith($"application:{application.Number}:")).ExecuteDeleteAsync();
            if (application.State == ApplicationState.Opened)
            {
                await db.CooperativeApplications.Where(a => a.Id == application.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.Contact, "").SetProperty(a => a.Phone, "").SetProperty(a => a.Email, ""));
                continue;
            }
            await db.Set<ApplicationPaper>().Where(p => p.ApplicationId == application.Id).ExecuteDeleteAsync();
            await db.Set<ApplicationEvent>().Where(e => e.ApplicationId == application.Id).ExecuteDeleteAsync();
            await db.CooperativeApplications.Where(a => a.Id == application.Id).ExecuteDeleteAsync();
            gone.AddRange(application.Papers);
        }
        return gone;
    }

    /// <summary>Deletes the files of papers that no other application has.</summary>
    public async Task Remove(IReadOnlyList<ApplicationPaper> papers)
    {
        foreach (var paper in papers)
        {
            if (!await db.Set<ApplicationPaper>().AnyAsync(p => p.Hash == paper.Hash))
            {
                await store.Drop(paper);
            }
        }
    }
}
