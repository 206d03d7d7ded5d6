using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

/// <summary>People to try the shop as; in Development only.</summary>
public static class DemoAccounts
{
    public const string Password = "Front-Shop-2019";

    private static readonly (string Email, string Role, string? Cooperative, string Name)[] People =
    [
        ("operator@shop.test", Roles.Operator, null, "店长（示例）"),
        ("weiping@shop.test", Roles.Cooperative, "weiping-sauce", "威坪辣酱（示例）"),
        ("xiandu@shop.test", Roles.Cooperative, "xiandu-crafts", "仙都文创（示例）"),
        ("shopper@shop.test", Roles.Shopper, null, "小客（示例）"),
        ("weiping-bamboo@shop.test", Roles.Cooperative, "weiping-bamboo", "威坪竹石（示例）"),
        ("jinyun-weaving@shop.test", Roles.Cooperative, "jinyun-weaving", "缙云织绣（示例）"),
        ("jinyun-celadon@shop.test", Roles.Cooperative, "jinyun-celadon", "缙云青瓷（示例）"),
    ];

    public static IEnumerable<string> Shown => People.Select(p => p.Email);

    public static async Task Make(IServiceProvider services)
    {
        var db = services.GetRequiredService<ShopDb>();
        var there = await db.Users.Where(u => Shown.Contains(u.Email)).Select(u => u.Email).ToListAsync();
        var missing = People.Where(p => !there.Contains(p.Email)).ToList();
        if (missing.Count == 0)
        {
            return;
        }
        var cooperatives = await db.Cooperatives.ToDictionaryAsync(c => c.Slug, c => c.Id);
        // Hashed once for all of them: everyone knows it anyway, and hashing is slow on purpose.
        var hash = services.GetRequiredService<IPasswordHasher<AppUser>>().HashPassword(new AppUser(), Password);
        var now = services.GetRequiredService<ShopClock>().Now;
        foreach (var (email, role, cooperative, name) in missing)
        {
            var user = new AppUser
            {
                UserName = email,
                NormalizedUserName = email.ToUpperInvariant(),
                Email = email,
                NormalizedEmail = email.ToUpperInvariant(),
                EmailConfirmed = true,
                PasswordHash = hash,
                SecurityStamp = Guid.NewGuid().ToString("n"),
                DisplayName = name,
                CreatedAt = now,
                CooperativeId = cooperative is null ? null : cooperatives.GetValueOrDefault(cooperative) is > 0 and var id ? id : null,
            };
            db.Users.Add(user);
            db.UserRoles.Add(new IdentityUserRole<string> { UserId = user.Id, RoleId = role });
        }
        await db.SaveOrYield();
    }
}
