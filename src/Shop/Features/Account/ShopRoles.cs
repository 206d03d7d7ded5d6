using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

/// <summary>The three roles exist from the first start on.</summary>
public static class ShopRoles
{
    public static async Task Ensure(ShopDb db)
    {
        string[] wanted = [Roles.Shopper, Roles.Cooperative, Roles.Operator];
        var there = await db.Roles.Select(r => r.Name).ToListAsync();
        foreach (var role in wanted.Except(there))
        {
            // The id is the name, so that two nodes that start together can't make two.
            db.Roles.Add(new IdentityRole(role!) { Id = role!, NormalizedName = role!.ToUpperInvariant() });
        }
        await db.SaveOrYield();
    }

    /// <summary>Saves; when another node that started at the same moment has saved the same, that is as good.</summary>
    public static async Task SaveOrYield(this ShopDb db)
    {
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException e) when (IsTaken(e))
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>True when a unique index refused the row.</summary>
    public static bool IsTaken(DbUpdateException e) =>
        e.InnerException is System.Data.Common.DbException { SqlState: "23505" } or Microsoft.Data.Sqlite.SqliteException { SqliteExtendedErrorCode: 1555 or 2067 };
}
