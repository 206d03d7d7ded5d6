using System.Globalization;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Winback;
using Shop.Tests.Features.OrderImports;

namespace Shop.Tests.Features.Winback;

/// <summary>Customers to win back, in a word.</summary>
internal static class Winning
{
    public static readonly string[] Settings = ["--Shop:Workers=false", "--Shop:PublicUrl=https://shop.test", "--Limits:Remind=1000", "--Limits:Checkout=1000", "--Limits:Coupon=1000", "--Winback:MostMails=1"];

    public static string Email(int i) => $"c{i}@example.com";

    /// <summary>It is ten in the morning of the shop's next day, and customers 1 to n bought a jar a hundred days ago; all of them agreed.</summary>
    public static async Task Customers(this ShopApp shop, int n)
    {
        shop.SetHour(10, 1);
        var csv = new StringBuilder("order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n");
        for (var i = 1; i <= n; i++)
        {
            csv.Append(CultureInfo.InvariantCulture, $"{i},{shop.Day(-100)},paid,,,{Email(i)},WJF-CLS-MILD,,1,39.00,CNY\n");
        }
        await ImportOrdersTests.Import(shop, csv.ToString());
        await shop.Agreed([.. Enumerable.Range(1, n).Select(Email)]);
    }

    /// <summary>They agreed, and the addresses are theirs.</summary>
    public static Task Agreed(this ShopApp shop, params string[] emails) => shop.Do<IServiceProvider>(async services =>
    {
        var (db, secrets, now) = (services.GetRequiredService<ShopDb>(), services.GetRequiredService<Secrets>(), services.GetRequiredService<ShopClock>().Now);
        db.OfferConsents.AddRange(emails.Select(e => new OfferConsent { Address = e, Hash = secrets.IdentifierHash(IdentifierKind.Email, e), AgreedAt = now, ConfirmedAt = now }));
        await db.SaveChangesAsync();
    });

    /// <summary>Sets the wall clock of the shop.</summary>
    public static void SetHour(this ShopApp shop, int hour, int days = 0) =>
        shop.Clock.Set(new DateTimeOffset(shop.Service<ShopClock>().Utc(shop.Service<ShopClock>().Today.AddDays(days).ToDateTime(new TimeOnly(hour, 0)))));

    /// <summary>A day as it is typed, so many from today.</summary>
    public static string Day(this ShopApp shop, int days) => shop.Service<ShopClock>().Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A draft for everybody who bought once, twenty percent held out, a coupon of ten percent; changed by what is given.</summary>
    /// <returns>Its address.</returns>
    public static async Task<string> Draft(this Browser boss, params (string Name, string? Value)[] changed)
    {
        var segment = (await boss.PostOnly("/operator/segments", ("NameZh", "买过一次"), ("TimesFrom", "1"), ("TimesTo", "1"))).Location!.AbsolutePath.Split('/')[^1];
        var draft = await boss.PostOnly("/operator/campaigns", Fields(segment, changed));
        return draft.Location!.AbsolutePath;
    }

    public static (string, string?)[] Fields(string? segment, params (string Name, string? Value)[] changed) =>
    [
        .. new (string Name, string? Value)[]
        {
            ("NameZh", "回来看看"), ("NameEn", "Come back"), ("Segment", segment), ("SubjectZh", "新酱开坛"), ("SubjectEn", "A new pot is open"), ("BodyZh", "今年的椒好。\r\n\r\n回来尝尝。"), ("BodyEn", "Good peppers this year.\r\n\r\nCome and taste."),
            ("CouponPercent", "10"), ("CouponDays", "30"), ("Holdout", "20"), ("Window", "30"),
        }.Where(f => changed.All(c => c.Name != f.Name)),
        .. changed.Where(c => c.Value is not null),
    ];

    /// <summary>What the worker does in a round, and then the outbox.</summary>
    /// <returns>How many mails of campaigns have been written so far.</returns>
    public static async Task<int> Send(this ShopApp shop)
    {
        await shop.Do<SendCampaigns>(s => s.Run());
        return await shop.Query(db => db.OutgoingMails.CountAsync(m => m.Occasion.StartsWith("campaign:")));
    }
}
