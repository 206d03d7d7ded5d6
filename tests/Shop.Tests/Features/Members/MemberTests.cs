using System.Net;
using Shop.Features.Members;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Members;

/// <summary>Who works for a cooperative: comes by an invitation, goes at once.</summary>
public class MemberTests
{
    private const string Weiping = "weiping@shop.test", Friend = "chunhua@example.com";

    [Theory, OnBothDatabases]
    public async Task Who_is_invited_joins_sets_a_password_works_and_is_gone_with_the_next_request_once_removed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Weiping);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await member.PostOnly("/cooperative/members", ("Name", ""), ("Email", "nobody"))).Status);
        Assert.Equal("/cooperative/members?done=invited", (await Invite(member)).Location!.PathAndQuery);
        Assert.False(await shop.Query(db => db.Users.AnyAsync(u => u.Email == Friend)));

        using var friend = shop.NewBrowser();
        var asked = await friend.Get(await shop.LinkMailedTo(Friend));
        Assert.Contains("威坪辣酱合作社", asked.One("h1").TextContent, StringComparison.Ordinal);
        var password = await friend.Submit(asked, "form[action='/memberships']");
        Assert.Equal(HttpStatusCode.OK, (await friend.Submit(password, "main form", ("Password", Accounts.Password))).Status);
        await friend.SignIn(Friend, Accounts.Password);
        Assert.Equal(HttpStatusCode.OK, (await friend.Get("/cooperative")).Status);
        Assert.Contains("春花", (await member.Get("/cooperative/members")).One(".members").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Invite(member)).Status);

        var id = await Id(shop, Friend);
        var slip = await member.PostOnly($"/cooperative/members/{id}/departure");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, true), (slip.Status, slip.One("details[open] .field-validation-error").TextContent.StartsWith("请先", StringComparison.Ordinal)));
        Assert.Equal("/cooperative/members?done=left", (await Remove(member, id)).Location!.PathAndQuery);
        Assert.Equal("/account/sign-in", (await friend.Send(HttpMethod.Get, "/cooperative")).Location!.AbsolutePath);
        Assert.False(await shop.Query(db => db.Users.AnyAsync(u => u.Email == Friend)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await friend.SignIn(Friend, Accounts.Password)).Status);

        // Who let the friend in and out stands in the audit, under the bare id.
        var me = await Id(shop, Weiping);
        var kept = await shop.Query(db => db.AuditEntries.Where(a => a.Key == id && a.Kind == nameof(AppUser)).OrderBy(a => a.Id).ToListAsync());
        Assert.All(kept, a => Assert.Equal(me, a.By));
        Assert.Equal((AuditAction.Added, AuditAction.Removed), (kept[0].Action, kept[^1].Action));
    }

    [Theory, OnBothDatabases]
    public async Task An_invitation_ends_after_its_days_with_who_sent_it_and_once_it_was_taken(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Weiping);
        using var friend = shop.NewBrowser();
        await Invite(member);
        var link = await shop.LinkMailedTo(Friend);
        var page = await friend.Get(link);
        await friend.Submit(page, "form[action='/memberships']");
        var again = await friend.Submit(page, "form[action='/memberships']");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Contains(Friend, again.One("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await shop.Query(db => db.Users.CountAsync(u => u.Email == Friend)));

        shop.Clock.Advance(TimeSpan.FromDays(Invitations.Days));
        Assert.Equal(HttpStatusCode.NotFound, (await friend.Get(link)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await friend.Get(link[..^3] + "abc")).Status);

        await Invite(member, "second@example.com");
        var second = await shop.LinkMailedTo("second@example.com");
        Assert.Equal(HttpStatusCode.OK, (await friend.Get(second)).Status);
        Assert.Equal("/", (await Remove(member, await Id(shop, Weiping))).Location!.PathAndQuery);
        Assert.Equal(HttpStatusCode.NotFound, (await friend.Get(second)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task A_shopper_who_was_a_member_stays_a_shopper(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Weiping);
        using var friend = await shop.Joined(Friend);
        await friend.PutIn(Buying.Jar);
        await friend.Order(Buying.NewKey());
        await Invite(member);
        Assert.Equal("/account/sign-in", (await friend.Submit(await friend.Get(await shop.LinkMailedTo(Friend)), "form[action='/memberships']", false)).Location!.AbsolutePath);
        await friend.SignIn(Friend, Accounts.Password);
        Assert.Equal(HttpStatusCode.OK, (await friend.Get("/cooperative")).Status);
        await Remove(member, await Id(shop, Friend));
        await friend.SignIn(Friend, Accounts.Password);
        Assert.Equal(HttpStatusCode.Forbidden, (await friend.Get("/cooperative")).Status);
        Assert.Single((await friend.Get("/account/orders")).All("main a[href^='/orders/']"));
    }

    [Theory, OnBothDatabases]
    public async Task The_last_member_stays_also_when_two_remove_each_other_at_once_and_nobody_reaches_into_another_house(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn(Weiping);
        using var stranger = await shop.SignedIn("xiandu@shop.test");
        var me = await Id(shop, Weiping);
        Assert.Equal(HttpStatusCode.NotFound, (await Remove(stranger, me)).Status);
        Assert.DoesNotContain(Weiping, (await stranger.Get("/cooperative/members")).Text, StringComparison.Ordinal);
        var alone = await Remove(member, me);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, alone.Status);
        Assert.Contains("只剩这一位", alone.One("main").TextContent, StringComparison.Ordinal);

        await Invite(member);
        using var friend = shop.NewBrowser();
        await friend.Submit(await friend.Submit(await friend.Get(await shop.LinkMailedTo(Friend)), "form[action='/memberships']"), "main form", ("Password", Accounts.Password));
        await friend.SignIn(Friend, Accounts.Password);
        var other = await Id(shop, Friend);
        await Task.WhenAll(Remove(member, other), Remove(friend, me));
        Assert.Equal(1, await shop.Query(db => db.Users.CountAsync(u => u.Id == me || u.Id == other)));
    }

    private static Task<Page> Invite(Browser member, string email = Friend) => member.PostOnly("/cooperative/members", ("Name", "春花"), ("Email", email));

    private static Task<Page> Remove(Browser member, string id) => member.PostOnly($"/cooperative/members/{id}/departure", ("Sure", "true"));

    private static Task<string> Id(ShopApp shop, string email) => shop.Query(db => db.Users.Where(u => u.Email == email).Select(u => u.Id).SingleAsync());
}
