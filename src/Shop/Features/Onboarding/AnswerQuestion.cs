namespace Shop.Features.Onboarding;

/// <summary>The applicant answers what was asked back; then it is the operator's turn again.</summary>
public sealed class AnswerQuestion(ShopDb db, ShopClock clock)
{
    /// <returns>False when nothing is asked (any more).</returns>
    public async Task<bool> Run(string number, string words, IReadOnlyCollection<ApplicationPaper> papers, CancellationToken ct)
    {
        var id = await db.CooperativeApplications.Where(a => a.Number == number).Select(a => a.Id).SingleOrDefaultAsync(ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.CooperativeApplications.Where(a => a.Id == id && a.State == ApplicationState.AskedBack).ExecuteUpdateAsync(s => s.SetProperty(a => a.State, ApplicationState.Received), ct) == 0)
        {
            return false;
        }
        foreach (var paper in papers)
        {
            paper.ApplicationId = id;
        }
        db.AddRange(papers);
        db.Add(new ApplicationEvent { ApplicationId = id, State = ApplicationState.Received, At = clock.Now, By = "applicant", Detail = words });
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
