using Microsoft.Extensions.Localization;

namespace Shop.Features.Training;

/// <summary>
/// Somebody came to a course for hosts and passed: they get the certificate that livestreams ask for, one for each who came. Who didn't come can't get one.
/// </summary>
public sealed class PassCourse(ShopDb db, ShopClock clock, IStringLocalizer<LiveHosts.Texts> hostTexts)
{
    /// <param name="cooperativeId">Of whoever gives it; null: an operator.</param>
    /// <param name="by">The user's id.</param>
    /// <returns>Text keys by field; empty: they have it, from now or from before.</returns>
    public async Task<IReadOnlyDictionary<string, string>> Run(Roll roll, PassForm form, int? cooperativeId, string by, CancellationToken ct = default)
    {
        var faults = new Dictionary<string, string>();
        var seat = roll.Seats.FirstOrDefault(s => s.Line.Id == form.Line && s.Number == form.Seat);
        if (seat is not { Came: true })
        {
            faults[""] = seat is null ? "NobodyThere" : "DidntCome";
            return faults;
        }
        if (seat.Certificate is not null)
        {
            return faults;
        }
        if (form.Host is not null && !roll.Hosts.Any(h => h.Id == form.Host))
        {
            faults[nameof(form.Host)] = "HostWrong";
        }
        Check(faults, nameof(form.Name), form.Name, 40, isNeeded: form.Host is null);
        Check(faults, nameof(form.NameEn), form.NameEn, 60, isNeeded: false);
        if (faults.Count == 0)
        {
            await Give(form, cooperativeId, by, ct);
        }
        return faults;
    }

    private async Task Give(PassForm form, int? cooperativeId, string by, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        var host = form.Host is { } id ? await db.LiveHosts.SingleAsync(h => h.Id == id, ct)
            : db.LiveHosts.Add(new LiveHost { Name = new Text(form.Name!.Trim(), string.IsNullOrWhiteSpace(form.NameEn) ? null : form.NameEn.Trim()), CooperativeId = form.ForUs ? cooperativeId : null, CreatedAt = clock.Now }).Entity;
        host.Certificates.Add(new HostCertificate
        {
            Number = LotCode.New(),
            GivenBy = new Text(Base(Culture.Chinese), Base(Culture.English)),
            By = by,
            GivenOn = clock.Today,
            ValidUntil = clock.Today.AddYears(1).AddDays(-1),
            LineId = form.Line,
            Seat = form.Seat,
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException) when (!ct.IsCancellationRequested)
        {
            // Pressed twice: the other one has given it.
            db.ChangeTracker.Clear();
            if (!await db.HostCertificates.AnyAsync(c => c.LineId == form.Line && c.Seat == form.Seat, ct))
            {
                throw;
            }
        }
    }

    private static void Check(Dictionary<string, string> faults, string field, string? typed, int longest, bool isNeeded)
    {
        if (isNeeded && string.IsNullOrWhiteSpace(typed))
        {
            faults[field] = "NameMissing";
        }
        else if (typed is not null && (typed.Trim().Length > longest || typed.Any(char.IsControl)))
        {
            faults[field] = "NameWrong";
        }
    }

    private string Base(string culture)
    {
        using var _ = Culture.Of(culture);
        return hostTexts["TrainingBase"];
    }
}
