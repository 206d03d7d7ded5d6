using Shop.Features.Account;

namespace Shop.Features.Onboarding;

/// <summary>A cooperative applies; the same number from the same people again is the same application.</summary>
public sealed class Apply(ShopDb db, ShopClock clock, ApplicationMails mails)
{
    /// <param name="form">Valid by itself.</param>
    /// <returns>Its number.</returns>
    public async Task<string> Run(ApplicationForm form, IEnumerable<ApplicationPaper> papers, HouseTerms terms, CancellationToken ct)
    {
        var application = Application(form, terms);
        var there = await db.CooperativeApplications.AsNoTracking().SingleOrDefaultAsync(a => a.Number == application.Number, ct);
        if (there is not null)
        {
            if (IsSame(there, application))
            {
                return there.Number;
            }
            application.Number = OrderNumber.New();
        }
        application.Papers.AddRange(papers);
        application.Record(ApplicationState.Received, clock.Now, "applicant", terms.Line);
        db.CooperativeApplications.Add(application);
        mails.Received(application);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (ShopRoles.IsTaken(e))
        {
            // Pressed twice at the same moment; the other one has saved it.
            db.ChangeTracker.Clear();
        }
        return application.Number;
    }

    private CooperativeApplication Application(ApplicationForm form, HouseTerms terms) => new()
    {
        Number = OrderNumber.Read(form.Number) ?? OrderNumber.New(),
        Name = form.Name!.Trim(),
        Place = form.Place!.Trim(),
        Makes = form.Makes!.Trim(),
        Contact = form.Contact!.Trim(),
        Phone = Telephone.Read(form.Phone)!,
        Email = form.Email!.Trim(),
        Culture = Culture.Here,
        AppliedAt = clock.Now,
        AgreedPermille = terms.OnePermille,
    };

    private static bool IsSame(CooperativeApplication a, CooperativeApplication b) => (a.Name, a.Phone, a.Email) == (b.Name, b.Phone, b.Email);
}
