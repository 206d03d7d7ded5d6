using MimeKit;
using Shop.Features.Orders;
using Shop.Features.Payments;
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
    public async Task Placed_paid_sent_and_refunded_are_written_in_both_languages(DatabaseProvider provider)
    {
        await using var paying = await Paying.Start(provider);
        foreach (var (culture, subjects) in new[] { ("zh-CN", new[] { "已收到", "已付款", "有包裹寄出", "已退款" }), ("en", ["received", "paid", "on its way", "refunded"]) })
        {
            var order = await paying.Place(culture: culture);
            await paying.Press(order, "pay");
            await paying.Sandbox.AllDeliveredAsync();
            await paying.Ask<SendPart, PartResult>(s => s.Run(order.Parts[0].Id, "顺丰速运", "SF1234567890", null, "cooperative"));
            await paying.Ask<RefundOrder, RefundAnswer>(r => r.Whole(order.Id, "", "operator"));
            await paying.Sandbox.AllDeliveredAsync();
            Assert.Equal(4, await paying.Ask<SendMail, int>(m => m.Run()));
            var mails = Directory.GetFiles(Path.Combine(paying.App.Folder, "mail"), $"*-order-{order.Id}-*.eml").Select(f => MimeMessage.Load(f)).ToList();
            Assert.All(subjects, s => Assert.Single(mails, m => m.Subject!.Contains(order.Number, StringComparison.Ordinal) && m.Subject.Contains(s, StringComparison.Ordinal)));
            Assert.All(mails, m => Assert.All([m.TextBody, m.HtmlBody], b => Assert.Contains(paying.Link(order), b, StringComparison.Ordinal)));
            Assert.All([mails.Single(m => m.Subject!.Contains(subjects[2], StringComparison.Ordinal))], m => Assert.All([m.TextBody, m.HtmlBody], b => Assert.Contains("SF1234567890", b, StringComparison.Ordinal)));
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
