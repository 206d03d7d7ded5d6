namespace Shop.Features.LiveHosts;

/// <summary>Gives a host a certificate and takes it back. A certificate is never changed or removed, so that its number never names another.</summary>
public sealed class KeepCertificate(ShopDb db, ShopClock clock)
{
    /// <param name="form">Valid by itself.</param>
    /// <param name="by">The operator's user id.</param>
    /// <returns>False: there is no such host, or it has retired.</returns>
    public async Task<bool> Give(int hostId, CertificateForm form, string by, CancellationToken ct = default)
    {
        if (!await db.LiveHosts.AnyAsync(h => h.Id == hostId && h.RetiredAt == null, ct))
        {
            return false;
        }
        db.HostCertificates.Add(new HostCertificate
        {
            HostId = hostId,
            // Random, so that nobody finds others by counting; the index sees to it that none comes twice.
            Number = LotCode.New(),
            GivenBy = KeepHost.Both(form.GivenBy, form.GivenByEn),
            By = by,
            GivenOn = form.GivenOn!.Value,
            ValidUntil = form.ValidUntil!.Value,
        });
        await db.SaveChangesAsync(ct);
        return true;
    }

    /// <returns>False: this host has no such certificate, or it was taken back before.</returns>
    public async Task<bool> TakeBack(int hostId, string number, string reason, CancellationToken ct = default)
    {
        var read = LotCode.Read(number) ?? number;
        if (await db.HostCertificates.SingleOrDefaultAsync(c => c.HostId == hostId && c.Number == read && c.TakenBackAt == null, ct) is not { } certificate)
        {
            return false;
        }
        (certificate.TakenBackAt, certificate.TakenBackReason) = (clock.Now, reason);
        await db.SaveChangesAsync(ct);
        return true;
    }
}
