using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Licences;

public enum DecideResult { Done, TooLate, Over, Unknown }

/// <summary>
/// What an operator does with a licence. Its state moves by one conditional statement, so that two who decide at once don't both; history and the
/// mail to the cooperative come with it, in one transaction.
/// </summary>
public sealed class DecideLicence(ShopDb db, ShopClock clock, Outbox outbox, PublicAddress address, ShelfCache shelves, IStringLocalizer<Texts> texts)
{
    /// <returns><see cref="DecideResult.Over"/> when its last day has passed.</returns>
    public Task<DecideResult> Grant(string? number, string by, CancellationToken ct = default) =>
        Move(number, LicenceState.Requested, LicenceState.Granted, LicenceEventKind.Granted, "", by, ct);

    public Task<DecideResult> Refuse(string? number, string reason, string by, CancellationToken ct = default) =>
        Move(number, LicenceState.Requested, LicenceState.Refused, LicenceEventKind.Refused, reason, by, ct);

    /// <summary>Ends a granted one today.</summary>
    /// <returns><see cref="DecideResult.Over"/> when it has ended by itself.</returns>
    public Task<DecideResult> End(string? number, string reason, string by, CancellationToken ct = default) =>
        Move(number, LicenceState.Granted, LicenceState.Ended, LicenceEventKind.Ended, reason, by, ct);

    private async Task<DecideResult> Move(string? number, LicenceState from, LicenceState to, LicenceEventKind kind, string reason, string by, CancellationToken ct)
    {
        if (await db.Licences.AsNoTracking().Include(l => l.Character).Include(l => l.Cooperative).Include(l => l.Product).SingleOrDefaultAsync(l => l.Number == number, ct) is not { } licence)
        {
            return DecideResult.Unknown;
        }
        if (to != LicenceState.Refused && licence.State == from && licence.Until < clock.Today)
        {
            return DecideResult.Over;
        }
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            if (await db.Licences.Where(l => l.Id == licence.Id && l.State == from).ExecuteUpdateAsync(s => s.SetProperty(l => l.State, to).SetProperty(l => l.Reason, reason), ct) == 0)
            {
                return DecideResult.TooLate;
            }
            db.Add(new LicenceEvent { LicenceId = licence.Id, Kind = kind, At = clock.Now, By = by, Detail = reason });
            outbox.Add(licence.Cooperative.Email, Letter(licence, kind, reason), string.Create(CultureInfo.InvariantCulture, $"licence:{licence.Id}:{kind}"));
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await shelves.ProductsChanged(licence.ProductId is { } product ? [product] : []);
        return DecideResult.Done;
    }

    private Letter Letter(Licence licence, LicenceEventKind kind, string reason)
    {
        using var _ = Culture.Of(licence.Culture);
        var number = LotCode.Show(licence.Number);
        List<(string, string)> rows = [(texts["Character"], licence.Character.Name.Here), (texts["On"], licence.Product?.Name.Here ?? texts[$"Use_{licence.Use}"]), (texts["Quantity"], licence.Quantity.ToString(CultureInfo.InvariantCulture))];
        return new Letter
        {
            Culture = licence.Culture,
            Subject = texts[$"Mail{kind}Subject", number],
            Paragraphs = [texts["MailHello", licence.Cooperative.Name.Here], texts[$"Mail{kind}", number, licence.From.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), licence.Until.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)], .. reason.Length > 0 ? new[] { texts["MailReason", reason].Value } : []],
            Rows = rows,
            Link = (texts["MailLink"], address.Of($"/cooperative/licences/{licence.Number}")),
            Signature = texts["MailSignature"],
        };
    }
}
