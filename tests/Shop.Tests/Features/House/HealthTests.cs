using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.House;

/// <summary>The operator's page that says how the house is.</summary>
public class HealthTests
{
    [Theory, OnBothDatabases]
    public async Task The_page_says_what_is_wrong_first_and_sends_given_up_mails_again(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Contains("样样都好", (await boss.Get("/operator/health")).Text, StringComparison.Ordinal);
        await shop.Query(async db =>
        {
            db.OutgoingMails.Add(new OutgoingMail { Occasion = "test:given-up", To = "someone@example.test", Subject = "s", Html = "h", Plain = "p", CreatedAt = shop.Clock.GetUtcNow().UtcDateTime, NextTryAt = shop.Clock.GetUtcNow().UtcDateTime, Tries = SendMail.MostTries });
            return await db.SaveChangesAsync();
        });
        var page = await boss.Get("/operator/health");
        Assert.Contains("有 1 封邮件试了多次仍没发出", page.All(".notice")[0].TextContent, StringComparison.Ordinal);
        await boss.Submit(page, ".notice form");
        Assert.Equal(0, await shop.Query(db => db.OutgoingMails.Where(m => m.Occasion == "test:given-up").Select(m => m.Tries).SingleAsync()));
        shop.Clock.Advance(TimeSpan.FromMinutes(11));
        Assert.Contains("已等了 11 分钟", (await boss.Get("/operator/health")).All(".notice")[0].TextContent, StringComparison.Ordinal);
    }
}
