using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Returns;

/// <summary>What the other side of a return is written. The shopper's words and pictures stay on the pages. The caller saves, and the return has its id.</summary>
public sealed class ReturnMails(ShopDb db, Outbox outbox, PublicAddress address, Secrets secrets, IStringLocalizer<Texts> texts)
{
    /// <summary>Tells what it came to be: Accepted, Declined, Rejected or Received. Without an e-mail nothing is written.</summary>
    public void ToShopper(Order order, Return found)
    {
        if (order.Email is { Length: > 0 } to)
        {
            var link = address.Of($"/orders/{order.Number}/returns/{found.Number}?key={secrets.OrderKey(order.Number)}");
            // Erasing the order's mails finds it by its beginning.
            Add(to, order.Culture, "Shopper", order, found, link, found.Answer, string.Create(CultureInfo.InvariantCulture, $"order:{order.Id}:return:{found.Id}:{found.State}"));
        }
    }

    /// <summary>Tells what it came to be: Asked, Disputed, SentBack, and Accepted or Rejected by the operator.</summary>
    public async Task ToCooperative(Order order, OrderPart part, Return found, CancellationToken ct)
    {
        var to = await db.Cooperatives.Where(c => c.Id == part.CooperativeId).Select(c => c.Email).SingleAsync(ct);
        var culture = await db.Users.Where(u => u.CooperativeId == part.CooperativeId).OrderBy(u => u.CreatedAt).Select(u => u.Culture).FirstOrDefaultAsync(ct) ?? "zh-CN";
        Add(to, culture, "Seller", order, found, address.Of($"/cooperative/returns/{found.Number}"), found.State == ReturnState.Rejected ? "" : found.Answer,
            string.Create(CultureInfo.InvariantCulture, $"return:{found.Id}:{found.State}"));
    }

    private void Add(string to, string culture, string side, Order order, Return found, string link, string words, string occasion)
    {
        using var _ = Culture.Of(culture);
        var kind = $"Mail{side}{found.State}{(found.State == ReturnState.Accepted && found.IsKept ? "Kept" : "")}";
        outbox.Add(to, new Letter
        {
            Culture = culture,
            Subject = texts["MailSubject", found.Number, texts[$"State{found.State}"]],
            Paragraphs = [texts["MailHello"], texts[kind, found.Number, order.Number, found.SendTo, $"{found.Carrier} {found.TrackingNumber}"],
                .. found.State is ReturnState.Accepted or ReturnState.Declined or ReturnState.Rejected && words.Length > 0 ? new[] { texts["MailWords", words].Value } : []],
            Link = (texts["MailLink"], link),
            Signature = texts["MailSignature"],
        }, occasion);
    }
}
