namespace Shop.Features.Onboarding;

/// <summary>An operator asks back or refuses. The state moves by one conditional statement; history and mail come with it.</summary>
public sealed class DecideApplication(ShopDb db, ShopClock clock, ApplicationMails mails)
{
    /// <returns>False when it isn't the operator's turn (any more).</returns>
    public Task<bool> Ask(CooperativeApplication application, string words, string by, CancellationToken ct) => Move(application, ApplicationState.AskedBack, words, by, ct);

    /// <returns>False when it was decided before.</returns>
    public Task<bool> Refuse(CooperativeApplication application, string words, string by, CancellationToken ct) => Move(application, ApplicationState.Refused, words, by, ct);

    private async Task<bool> Move(CooperativeApplication application, ApplicationState to, string words, string by, CancellationToken ct)
    {
        DateTime? closed = to == ApplicationState.Refused ? clock.Now : null;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.CooperativeApplications.Where(a => a.Id == application.Id && (a.State == ApplicationState.Received || (a.State == ApplicationState.AskedBack && to == ApplicationState.Refused)))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.State, to).SetProperty(a => a.Reason, words).SetProperty(a => a.ClosedAt, closed), ct) == 0)
        {
            return false;
        }
        db.Add(new ApplicationEvent { ApplicationId = application.Id, State = to, At = clock.Now, By = by, Detail = words });
        if (to == ApplicationState.Refused)
        {
            mails.Refused(application, words);
        }
        else
        {
            mails.AskedBack(application, words);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }
}
