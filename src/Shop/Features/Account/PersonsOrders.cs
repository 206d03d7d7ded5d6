namespace Shop.Features.Account;

public static class PersonsOrders
{
    /// <summary>Orders that the account placed, and those that its confirmed address placed as a guest.</summary>
    public static IQueryable<Order> OrdersOf(this ShopDb db, AppUser person)
    {
        var email = person.EmailConfirmed ? person.NormalizedEmail : null;
#pragma warning disable CA1304, CA1311, CA1862 // The database does it.
        return db.Orders.Where(o => o.UserId == person.Id || (email != null && o.UserId == null && o.Email != null && o.Email.ToUpper() == email));
#pragma warning restore CA1304, CA1311, CA1862
    }

    /// <summary>Tickets that the account asked, and those that its confirmed address asked as a visitor.</summary>
    public static IQueryable<Ticket> TicketsOf(this ShopDb db, AppUser person)
    {
        var email = person.EmailConfirmed ? person.NormalizedEmail : null;
#pragma warning disable CA1304, CA1311, CA1862 // The database does it.
        return db.Tickets.Where(t => t.UserId == person.Id || (email != null && t.UserId == null && t.Email != null && t.Email.ToUpper() == email));
#pragma warning restore CA1304, CA1311, CA1862
    }
}
