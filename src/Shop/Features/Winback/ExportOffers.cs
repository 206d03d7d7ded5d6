namespace Shop.Features.Winback;

/// <summary>What the shop keeps of a person's consent, and the campaigns that drew them, for their export. What was written to them is among their mails.</summary>
public sealed class ExportOffers(ShopDb db, AgreeToOffers agree, Secrets secrets)
{
    public async Task<object> Run(AppUser person, CancellationToken ct)
    {
        var consent = await agree.Of(person, ct);
        var known = new List<string> { secrets.IdentifierHash(IdentifierKind.Account, person.Id) };
        if (person is { EmailConfirmed: true, Email: { } email })
        {
            known.Add(secrets.IdentifierHash(IdentifierKind.Email, email.Trim().ToLowerInvariant()));
        }
        var customers = db.Identifiers.Where(i => known.Contains(i.Hash)).Select(i => i.CustomerId);
        return new
        {
            Consent = consent is null ? null : new { consent.Address, consent.Culture, consent.Place, consent.AgreedAt, consent.ConfirmedAt, consent.EndedAt },
            Campaigns = await db.CampaignMembers.AsNoTracking().Where(m => customers.Contains(m.CustomerId)).OrderBy(m => m.Id)
                .Select(m => new { m.Campaign.Name, m.Campaign.StartedAt, m.IsHoldout, m.State, m.WrittenAt, Coupon = m.Coupon == null ? null : m.Coupon.Code }).ToListAsync(ct),
            Mails = consent is null ? null : await db.OutgoingMails.AsNoTracking().Where(m => m.To == consent.Address && m.Occasion.StartsWith(OfferMails.Kind + ":")).OrderBy(m => m.Id).Select(m => new { m.Subject, Text = m.Plain, m.CreatedAt, m.SentAt }).ToListAsync(ct),
        };
    }
}
