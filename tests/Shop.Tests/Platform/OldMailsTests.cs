namespace Shop.Tests.Platform;

public class OldMailsTests
{
    [Theory, OnBothDatabases]
    public async Task What_was_sent_long_ago_keeps_no_address_and_no_word_and_is_not_sent_twice(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        var now = shop.Clock.GetUtcNow().UtcDateTime;
        await shop.Query(async db =>
        {
            db.OutgoingMails.AddRange(Mail("old", now.AddDays(-91), now.AddDays(-91)), Mail("young", now.AddDays(-89), now.AddDays(-89)), Mail("waits", now.AddDays(-91), null));
            db.OutgoingTexts.Add(new OutgoingText { Occasion = "old", Channel = OfferChannel.Sms, To = "+8613800138000", Words = "一句话", CreatedAt = now.AddDays(-91), NextTryAt = now, SentAt = now.AddDays(-91) });
            return await db.SaveChangesAsync();
        });
        await shop.Do<EmptyOldMails>(async e => Assert.Equal(2, await e.Run()));
        await shop.Do<EmptyOldMails>(async e => Assert.Equal(0, await e.Run()));
        var left = await shop.Query(db => db.OutgoingMails.Where(m => m.To != "" && m.Plain != "").Select(m => m.Occasion).ToListAsync());
        Assert.Equal(["waits", "young"], left.Where(o => o is "old" or "young" or "waits").Order());
        Assert.Equal("", await shop.Query(db => db.OutgoingTexts.Select(t => t.To + t.Words).SingleAsync()));
        Assert.True(await shop.Query(db => db.OutgoingMails.AnyAsync(m => m.Occasion == "old")));

        static OutgoingMail Mail(string occasion, DateTime at, DateTime? sent) => new() { Occasion = occasion, To = "someone@example.test", Subject = "s", Html = "h", Plain = "p", CreatedAt = at, NextTryAt = at, SentAt = sent };
    }
}
