using MimeKit;
using Shop.Tests.Features.Payments;

namespace Shop.Tests.Features.Orders;

/// <summary>What lies in the mail folder of a shop that has no mail server.</summary>
public sealed class OrderMailTests
{
    [Theory, OnBothDatabases]
    public async Task Mails_are_written_once_in_the_order_s_language_as_HTML_and_text_with_the_link(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        foreach (var (culture, subject, word) in new[] { ("zh-CN", "已付款", "合计"), ("en", "paid", "Total") })
        {
            var order = await paying.Place(culture: culture, email: $"{culture}@example.org");
            await paying.Press(order, "pay");
            await paying.Sandbox.AllDeliveredAsync();
            Assert.Equal(2, await paying.Ask<SendMail, int>(m => m.Run()));
            Assert.Equal(0, await paying.Ask<SendMail, int>(m => m.Run()));
            var file = Assert.Single(Directory.GetFiles(Path.Combine(paying.App.Folder, "mail"), $"*-order-{order.Id}-Paid.eml"));
            // In a file no server has said yet that a letter may take eight bits.
            Assert.DoesNotContain(await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken), b => b > 127);
            var mail = await MimeMessage.LoadAsync(file);
            Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
            Assert.Contains(order.Number, mail.Subject, StringComparison.Ordinal);
            Assert.Equal($"{culture}@example.org", ((MailboxAddress)mail.To[0]).Address);
            var link = new Uri(paying.App.Address, paying.Link(order)).ToString();
            Assert.Contains(link, mail.TextBody, StringComparison.Ordinal);
            Assert.Contains(link, mail.HtmlBody, StringComparison.Ordinal);
            Assert.All([mail.TextBody, mail.HtmlBody], b => Assert.Contains(word, b, StringComparison.Ordinal));
            Assert.Contains("¥149.00", mail.TextBody, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task Without_an_address_nothing_is_written(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        var order = await paying.Place(email: null);
        Assert.Empty(await paying.Mails(order));
    }

    [Theory, OnBothDatabases]
    public async Task A_mail_that_cannot_leave_is_tried_again_later_and_later(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider, "--Mail:Host=127.0.0.1", "--Mail:Port=1", "--Mail:From=shop@example.org");
        await paying.Place();
        Assert.Equal(0, await paying.Ask<SendMail, int>(m => m.Run()));
        var first = await paying.App.Query(db => db.OutgoingMails.AsNoTracking().SingleAsync());
        Assert.Equal((1, null), (first.Tries, first.SentAt));
        Assert.Equal(0, await paying.Ask<SendMail, int>(m => m.Run()));
        Assert.Equal(1, (await paying.App.Query(db => db.OutgoingMails.AsNoTracking().SingleAsync())).Tries);
        paying.App.Clock.Advance(TimeSpan.FromMinutes(2));
        await paying.Ask<SendMail, int>(m => m.Run());
        var second = await paying.App.Query(db => db.OutgoingMails.AsNoTracking().SingleAsync());
        Assert.Equal(2, second.Tries);
        Assert.True(second.NextTryAt - paying.App.Clock.GetUtcNow().UtcDateTime > TimeSpan.FromSeconds(100));
    }
}
