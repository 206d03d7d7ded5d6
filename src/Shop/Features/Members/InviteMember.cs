using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Members;

/// <summary>Writes to somebody who is to work for a cooperative. Whose account it is, or whether there is one, isn't told to who asks.</summary>
public sealed class InviteMember(ShopDb db, Invitations invitations, Outbox outbox, PublicAddress address, ILookupNormalizer normalizer, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <param name="by">A member's user id.</param>
    /// <returns>False when that address works for the cooperative already.</returns>
    public async Task<bool> Run(int cooperativeId, InvitationForm form, string by, CancellationToken ct = default)
    {
        var (email, name) = (form.Email.Trim(), form.Name.Trim());
        var key = normalizer.NormalizeEmail(email);
        if (await db.Users.AnyAsync(u => u.NormalizedEmail == key && u.CooperativeId == cooperativeId, ct))
        {
            return false;
        }
        var cooperative = await db.Cooperatives.AsNoTracking().SingleAsync(c => c.Id == cooperativeId, ct);
        var token = invitations.Seal(new Invitation(cooperativeId, email, name, by, clock.Now.AddDays(Invitations.Days)));
        outbox.Add(email, new Letter
        {
            Culture = Culture.Here,
            Subject = texts["MailSubject", cooperative.Name.Here],
            Paragraphs = [texts["MailHello", name], texts["MailText", cooperative.Name.Here, Invitations.Days], texts["MailElse"]],
            Link = (texts["MailLink"], address.Of("/memberships/new" + QueryString.Create("invitation", token))),
            Signature = texts["MailSignature"],
        }, $"invitation:{Guid.NewGuid():n}");
        await db.SaveChangesAsync(ct);
        return true;
    }
}
