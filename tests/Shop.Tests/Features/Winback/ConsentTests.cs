using System.IO.Compression;
using System.Net;
using Shop.Features.Winback;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Winback;

/// <summary>Nobody is written to who didn't agree, and whoever agreed ends it with one press.</summary>
public class ConsentTests
{
    [Theory, OnBothDatabases]
    public async Task An_account_agrees_and_ends_it_and_both_are_kept_with_their_time(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        using var shopper = await shop.SignedIn("shopper@shop.test");
        var page = await shopper.Get("/account");
        Assert.Null(page.One("#offers [name=agreed]").GetAttribute("checked"));
        page = await shopper.Submit(page, "#offers form", ("agreed", "true"));
        Assert.NotNull(page.One("#offers [name=agreed]").GetAttribute("checked"));
        var consent = await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync());
        Assert.Equal(("shopper@shop.test", OfferConsentPlace.Account, true), (consent.Address, consent.Place, consent.Holds));
        // Saved again, it keeps its day.
        await shopper.PostOnly("/account/offers", ("agreed", "true"));
        Assert.Equal(consent.AgreedAt, await shop.Query(db => db.OfferConsents.Select(c => c.AgreedAt).SingleAsync()));
        page = await shopper.Submit(await shopper.Get("/account/privacy"), "#offers form", ("agreed", null));
        Assert.Null(page.One("#offers [name=agreed]").GetAttribute("checked"));
        Assert.NotNull(await shop.Query(db => db.OfferConsents.Select(c => c.EndedAt).SingleAsync()));
        var export = await shopper.Download("/account/privacy/export");
        using var zip = new ZipArchive(new MemoryStream(export.Bytes));
        using var reader = new StreamReader(zip.GetEntry("offers.json")!.Open());
        Assert.Contains("\"endedAt\": \"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task What_a_newcomer_ticks_holds_once_the_address_is_confirmed_and_not_because_a_stranger_ticked_it(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        using var browser = shop.NewBrowser();
        Assert.Null((await browser.Get("/account/register")).One("form#register [name=Offers]").GetAttribute("checked"));
        (string, string?)[] Newcomer(bool ticks) => [("Email", "New@Example.com"), ("Password", Accounts.Password), ("Name", "阿椒"), .. ticks ? new (string, string?)[] { ("Offers", "true") } : []];
        await browser.PostOnly("/account/register", Newcomer(true));
        Assert.False((await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync())).Holds);
        // Who really has the address registers after, and doesn't tick.
        await browser.PostOnly("/account/register", Newcomer(false));
        Assert.Equal(0, await shop.Query(db => db.OfferConsents.CountAsync()));
        await browser.PostOnly("/account/register", Newcomer(true));
        await browser.Get(await shop.LinkMailedTo("New@Example.com"));
        var consent = await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync());
        Assert.Equal(("new@example.com", OfferConsentPlace.Registration, true), (consent.Address, consent.Place, consent.Holds));
        // Registering an address that is somebody's changes nothing of theirs.
        await browser.PostOnly("/account/register", Newcomer(false));
        Assert.True((await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync())).Holds);
    }

    [Theory, OnBothDatabases]
    public async Task A_guest_who_ticks_at_checkout_is_asked_by_mail_and_only_a_button_agrees(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        using var guest = shop.NewBrowser("en");
        await guest.PutIn(Buying.Jar);
        Assert.Null((await guest.Get("/checkout")).One("[name=Offers]").GetAttribute("checked"));
        Assert.True((await guest.Order(Buying.NewKey(), ("Email", "Guest@example.com"), ("Offers", "true"))).IsOrder());
        await guest.PutIn(Buying.Jar);
        await guest.Order(Buying.NewKey(), ("Email", "guest@example.com"), ("Offers", "true"));
        // Asked once, not at every order.
        var mail = await shop.Query(db => db.OutgoingMails.SingleAsync(m => m.Occasion.StartsWith("offers-question:")));
        Assert.Equal(("guest@example.com", "Shall we write to you of goods and offers?"), (mail.To, mail.Subject));
        var link = new Uri(mail.Plain.Split('\n').First(l => l.StartsWith("https://shop.test/offers/", StringComparison.Ordinal))).PathAndQuery;
        var page = await guest.Get(link);
        Assert.False((await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync())).Holds);
        page = await guest.Submit(page, "form[action*=confirmation]");
        Assert.Contains("are on", page.Text, StringComparison.Ordinal);
        Assert.True((await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync())).Holds);
        page = await guest.Submit(page, "form[action*=removal]");
        Assert.Contains("no more news", page.Text, StringComparison.Ordinal);
        Assert.False((await shop.Query(db => db.OfferConsents.AsNoTracking().SingleAsync())).Holds);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.Get(link.Split('?')[0] + "?key=wrong")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await guest.PostOnly(link.Split('?')[0] + "/confirmation?key=wrong")).Status);
        // Not ticked, nothing is kept; a question that nobody answers is forgotten.
        using var other = shop.NewBrowser();
        await other.PutIn(Buying.Jar);
        await other.Order(Buying.NewKey(), ("Email", "other@example.com"));
        Assert.Equal(1, await shop.Query(db => db.OfferConsents.CountAsync()));
        await other.PutIn(Buying.Jar);
        await other.Order(Buying.NewKey(), ("Email", "other@example.com"), ("Offers", "true"));
        shop.Clock.Advance(TimeSpan.FromDays(SendCampaigns.DaysAsked + 1));
        await shop.Send();
        Assert.Equal(["guest@example.com"], await shop.Query(db => db.OfferConsents.Select(c => c.Address).ToListAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_forgets_the_consent_and_what_was_written(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Winning.Settings);
        await shop.Customers(4);
        using var me = await shop.Joined(Winning.Email(1));
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly(await boss.Draft() + "/beginning");
        // Whoever was drawn to get nothing gets it this time, so that there is a mail of theirs.
        await shop.Do<ShopDb>(db => db.CampaignMembers.ExecuteUpdateAsync(s => s.SetProperty(m => m.IsHoldout, false).SetProperty(m => m.State, CampaignMemberState.Waiting)));
        Assert.Equal(4, await shop.Send());
        Assert.True(await shop.Query(db => db.OutgoingMails.AnyAsync(m => m.To == Winning.Email(1) && m.Occasion.StartsWith("campaign:"))));
        Assert.Contains("已经忘掉了", (await me.Post("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"))).Text, StringComparison.Ordinal);
        Assert.False(await shop.Query(db => db.OfferConsents.AnyAsync(c => c.Address == Winning.Email(1))));
        Assert.False(await shop.Query(db => db.OutgoingMails.AnyAsync(m => m.To == Winning.Email(1))));
        Assert.Equal(3, await shop.Query(db => db.OfferConsents.CountAsync()));
    }
}
