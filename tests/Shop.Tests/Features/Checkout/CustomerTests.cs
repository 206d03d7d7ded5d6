using Shop.Features.Checkout;

namespace Shop.Tests.Features.Checkout;

public class CustomerTests
{
    [Theory, OnBothDatabases]
    public async Task Orders_joined_by_a_chain_of_phones_and_mails_are_one_customer(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        var first = await Buy(("Phone", Buying.PhoneOf(1)));
        var second = await Buy(("Phone", Buying.PhoneOf(2)), ("Email", "b@example.test"));
        var other = await Buy(("Phone", Buying.PhoneOf(3)), ("Email", "c@example.test"));
        Assert.Equal(3, new[] { first.CustomerId, second.CustomerId, other.CustomerId }.Distinct().Count());

        // The first one's phone with the second one's mail, written otherwise.
        var link = await Buy(("Phone", "+86 " + Buying.PhoneOf(1)), ("Email", " B@Example.TEST "));

        Assert.Equal(first.CustomerId, link.CustomerId);
        Assert.Equal(3, await shop.Query(db => db.Orders.CountAsync(o => o.CustomerId == first.CustomerId)));
        Assert.Equal(3, await shop.Query(db => db.Identifiers.CountAsync(i => i.CustomerId == first.CustomerId)));
        Assert.Equal(first.CustomerId, (await Buy(("Phone", Buying.PhoneOf(2)))).CustomerId);
        Assert.Equal(other.CustomerId, (await Buy(("Phone", Buying.PhoneOf(3)))).CustomerId);
        Assert.All(await shop.Query(db => db.Identifiers.ToListAsync()), i => Assert.Matches("^[0-9a-f]{64}$", i.Hash));

        async Task<Order> Buy(params (string, string?)[] fields)
        {
            await visitor.PutIn(Buying.Bookmark);
            return await shop.OrderOf(await visitor.Order(Buying.NewKey(), fields));
        }
    }

    [Theory, OnBothDatabases]
    public async Task An_account_brings_in_guest_orders_by_its_confirmed_mail_only_and_never_by_a_parcels_phone(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, Buying.ManyOrders);
        using var visitor = shop.NewBrowser();
        await visitor.PutIn(Buying.Bookmark);
        var guest = await shop.OrderOf(await visitor.Order(Buying.NewKey(), ("Phone", Buying.PhoneOf(1)), ("Email", "a@example.test")));
        var unconfirmed = await shop.MakeAccount("a@example.test", confirmed: false);

        Assert.NotEqual(guest.CustomerId, await Identify(unconfirmed));
        unconfirmed.EmailConfirmed = true;
        Assert.Equal(guest.CustomerId, await Identify(unconfirmed));
        Assert.Equal(guest.CustomerId, await Identify(unconfirmed));
        Assert.DoesNotContain(await shop.Query(db => db.Identifiers.ToListAsync()), i => i.Kind == IdentifierKind.Phone && i.CustomerId != guest.CustomerId);

        async Task<long?> Identify(AppUser user)
        {
            long? customer = null;
            await shop.Do<IdentifyCustomer>(async i => customer = await i.OfAccount(user));
            return customer;
        }
    }
}
