using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Listings;

/// <param name="TooLate">It waits no longer: somebody decided, or the cooperative took it back.</param>
/// <param name="Faults">What stands in the way of an approval.</param>
public sealed record Decision(bool TooLate, IReadOnlyList<ApplyFault> Faults)
{
    public bool IsDone => !TooLate && Faults.Count == 0;
}

/// <summary>What an operator does with what waits: product, history and the mail to the cooperative come in one transaction, or none of them.</summary>
public sealed class DecideListing(ShopDb db, ApplyListing apply, Outbox outbox, PublicAddress address, ShelfCache shelves, ShopClock clock, IStringLocalizer<Texts> texts)
{
    /// <summary>Lists it. Of a sheet, all that waits is listed or nothing.</summary>
    /// <param name="which">One draft's id, or a sheet's.</param>
    /// <param name="seen">The sum of the versions that the operator had before them: anything else is too late. Null: whatever waits.</param>
    public async Task<Decision> Approve((int? Draft, int? Sheet) which, string by, long? seen = null, CancellationToken ct = default)
    {
        IReadOnlyList<ListingDraft> drafts;
        await using (var transaction = await db.Database.BeginTransactionAsync(ct))
        {
            drafts = await Hold(which, ct);
            // Holding them has raised each version by one.
            if (drafts.Count == 0 || (seen is not null && drafts.Sum(d => (long)d.Version - 1) != seen))
            {
                return new(true, []);
            }
            var faults = await apply.Run(drafts, by, ct);
            if (faults.Count > 0)
            {
                return new(false, faults);
            }
            foreach (var d in drafts)
            {
                d.State = ListingState.Approved;
                d.Note(ListingEventKind.Approved, clock.Now, by);
            }
            Tell(drafts, "Approved", "", which.Sheet is { } sheet ? $"listing-sheet:{sheet}" : $"listing:{drafts[0].Id}");
            await db.SaveChangesAsync(ct);
            await transaction.CommitAsync(ct);
        }
        await shelves.ProductsChanged(drafts.Select(d => d.ProductId!.Value));
        return new(false, []);
    }

    /// <param name="reason">At most 1,000 characters; the cooperative reads it.</param>
    public async Task<Decision> SendBack(int id, string reason, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var drafts = await Hold((id, null), ct);
        foreach (var d in drafts)
        {
            (d.State, d.Reason) = (ListingState.SentBack, reason);
            d.Note(ListingEventKind.SentBack, clock.Now, by, reason);
            Tell(drafts, "SentBack", reason, $"listing:{id}");
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return new(drafts.Count == 0, []);
    }

    // Writing the rows first makes two who decide at once go one after the other: the second finds nothing that waits.
    private async Task<IReadOnlyList<ListingDraft>> Hold((int? Draft, int? Sheet) which, CancellationToken ct)
    {
        var (draft, sheet) = which;
        var waiting = db.ListingDrafts.Where(d => d.State == ListingState.Submitted && (draft == null ? d.SheetId == sheet : d.Id == draft));
        await waiting.ExecuteUpdateAsync(s => s.SetProperty(d => d.Version, d => d.Version + 1), ct);
        return await waiting.Include(d => d.Cooperative).Include(d => d.Product).OrderBy(d => d.Id).ToListAsync(ct);
    }

    private void Tell(IReadOnlyList<ListingDraft> drafts, string kind, string reason, string occasion)
    {
        var first = drafts[0];
        using var _ = Culture.Of(first.Culture);
        var name = first.Document.Name.Here;
        outbox.Add(first.Cooperative.Email, new Letter
        {
            Culture = first.Culture,
            Subject = drafts.Count == 1 ? texts[$"Mail{kind}Subject", name] : texts["MailManySubject", drafts.Count],
            Paragraphs = [texts["MailHello", first.Cooperative.Name.Here], drafts.Count == 1 ? texts[$"Mail{kind}", name] : texts["MailMany", drafts.Count], .. reason.Length > 0 ? new[] { texts["MailReason", reason].Value } : []],
            Link = (texts["MailLink"], address.Of(kind == "SentBack" ? $"/cooperative/products/drafts/{first.Id}" : "/cooperative/products")),
            Signature = texts["MailSignature"],
        }, string.Create(CultureInfo.InvariantCulture, $"{occasion}:{kind}:{first.Version}"));
    }
}
