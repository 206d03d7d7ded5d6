using Microsoft.Extensions.Localization;

namespace Shop.Features.Onboarding;

public enum OpenResult { Done, TooLate, SlugTaken, AccountTaken }

/// <summary>An application becomes a cooperative: its row, its commission, its first member and the mail, in one transaction.</summary>
public sealed class OpenCooperative(ShopDb db, ShopClock clock, BindMember bind, ApplicationMails mails, IStringLocalizer<Texts> texts)
{
    /// <param name="form">Valid by itself.</param>
    public async Task<OpenResult> Run(CooperativeApplication application, OpeningForm form, string by, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await db.Cooperatives.AnyAsync(c => c.Slug == form.Slug, ct))
        {
            return OpenResult.SlugTaken;
        }
        var cooperative = Cooperative(application, form);
        db.Cooperatives.Add(cooperative);
        await db.SaveChangesAsync(ct);
        if (await db.CooperativeApplications.Where(a => a.Id == application.Id && (a.State == ApplicationState.Received || a.State == ApplicationState.AskedBack))
            .ExecuteUpdateAsync(s => s.SetProperty(a => a.State, ApplicationState.Opened).SetProperty(a => a.ClosedAt, clock.Now).SetProperty(a => a.CooperativeId, cooperative.Id).SetProperty(a => a.Reason, ""), ct) == 0)
        {
            return OpenResult.TooLate;
        }
        if (await bind.Run(application.Email, application.Contact, application.Culture, cooperative.Id) is not { } member)
        {
            return OpenResult.AccountTaken;
        }
        db.Add(new ApplicationEvent { ApplicationId = application.Id, State = ApplicationState.Opened, At = clock.Now, By = by, Detail = form.Slug! });
        Agree(cooperative.Id, application, form.Percent, by);
        mails.Opened(application, Commission(application.Culture, form.Percent), member.PasswordLink);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return OpenResult.Done;
    }

    private Cooperative Cooperative(CooperativeApplication application, OpeningForm form) => new()
    {
        Slug = form.Slug!,
        Name = new Text(form.Name!.Trim(), string.IsNullOrWhiteSpace(form.NameEn) ? null : form.NameEn.Trim()),
        About = new Text(application.Makes, null),
        Place = new Text(application.Place, null),
        Email = application.Email,
        Phone = application.Phone,
        EditedAt = clock.Now,
    };

    // A new cooperative has no terms that would have to end first, which is all that AgreeTerms does besides, in a transaction of its own.
    private void Agree(int cooperativeId, CooperativeApplication application, decimal? percent, string by)
    {
        if (percent is { } agreed)
        {
            db.CommissionTerms.Add(new CommissionTerm
            {
                CooperativeId = cooperativeId,
                Scope = CommissionTerm.ScopeOf(cooperativeId, null),
                Permille = (int)(agreed * 10),
                From = clock.Today,
                Note = application.Number,
                CreatedAt = clock.Now,
                By = by,
            });
        }
    }

    private string Commission(string culture, decimal? percent)
    {
        using var _ = Culture.Of(culture);
        return percent is { } p ? texts["MailCommission", p.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture)] : texts["MailCommissionHouse"];
    }
}
