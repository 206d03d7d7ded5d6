using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Checkout;

namespace Shop.Tests.Features.Audit;

public class AuditTests
{
    [Fact]
    public async Task Every_kind_of_row_is_declared_audited_or_not()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var undeclared = await shop.Query(db => Task.FromResult(db.Model.GetEntityTypes().Select(e => e.ClrType).Where(t => !AuditRules.IsDeclared(t)).Select(t => t.Name).ToList()));
        Assert.True(undeclared.Count == 0, $"Say in Data/AuditRules.cs what of these may be read in the audit, or that they aren't audited: {string.Join(", ", undeclared)}");
    }

    [Theory, OnBothDatabases]
    public async Task What_a_cooperative_and_an_operator_change_is_kept_with_who_when_and_from_what_to_what(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar, 2);
        var number = Buying.NumberOf(await guest.Order(Buying.NewKey()));
        Assert.Equal(0, await shop.Query(db => db.AuditEntries.CountAsync()));

        using var sender = await shop.SignedIn("weiping@shop.test");
        await sender.PostOnly($"/cooperative/parcels/{number}/confirmation");
        var member = await shop.Query(db => db.Users.SingleAsync(u => u.Email == "weiping@shop.test"));
        var part = await shop.Query(db => db.AuditEntries.SingleAsync(a => a.Kind == nameof(OrderPart)));
        Assert.Equal((member.Id, Roles.Cooperative, member.CooperativeId, number, AuditAction.Changed), (part.By, part.Role, part.CooperativeId, part.Reference, part.Action));
        Assert.Equal("POST /cooperative/parcels/{number}/confirmation", part.Door);
        Assert.Contains("\"State\":[\"ToConfirm\",\"ToSend\"]", part.Changes, StringComparison.Ordinal);

        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly("/operator/licences/JXGASK1Z/refusal", ("Reason", "=1+1 再说"));
        var page = await boss.Get("/operator/audit?what=jxga-sk1z");
        Assert.Contains("再说", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, page.Text, StringComparison.Ordinal);
        Assert.Contains(number, (await boss.Get($"/operator/audit?who={member.Id}&kind=OrderPart")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(number, (await boss.Get("/operator/audit?until=2019-11-01")).Text, StringComparison.Ordinal);
        var sheet = await boss.Get($"/operator/audit.csv?what={number}");
        Assert.Equal("text/csv", sheet.Headers["Content-Type"].Split(';')[0]);
        Assert.Contains("ToConfirm", sheet.Body, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task Nobodys_name_phone_address_or_mail_stands_in_the_audit(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var member = await shop.SignedIn("weiping@shop.test");
        await member.PutIn(Buying.Jar, 2);
        var number = Buying.NumberOf(await member.Order(Buying.NewKey(), ("Note", "请放在门口的缸里")));
        await member.PostOnly($"/cooperative/parcels/{number}/confirmation");
        await member.PostOnly("/account/password", ("Current", Accounts.DemoPassword), ("Password", Accounts.Password));
        var kept = await shop.Query(db => db.AuditEntries.ToListAsync());
        var order = await shop.Query(db => db.Orders.SingleAsync(o => o.Number == number));
        var user = await shop.Query(db => db.Users.SingleAsync(u => u.Email == "weiping@shop.test"));
        Assert.Contains(kept, a => a.Kind == nameof(Order) && a.Action == AuditAction.Added);
        Assert.Contains(kept, a => a.Kind == nameof(AppUser) && a.Changes.Contains("\"PasswordHash\":[\"…\",\"…\"]", StringComparison.Ordinal));
        var all = string.Join('\n', kept.Select(a => $"{a.Reference} {a.Key} {a.Changes}"));
        foreach (var secret in new[] { order.Address.Name, order.Address.Phone, order.Address.Street, "门口的缸", user.Email!, user.DisplayName, user.PasswordHash!, user.SecurityStamp! })
        {
            Assert.DoesNotContain(secret, all, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task What_fails_to_be_saved_leaves_no_trace_and_what_is_kept_is_never_changed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using (var scope = shop.Services.CreateScope())
        {
            scope.ServiceProvider.GetRequiredService<Actor>().IsCommand("try");
            var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
            db.Brands.Add(new Brand { Slug = "weijiangfang", Name = new Text("重名", null) });
            await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync());
            db.ChangeTracker.Clear();
            Assert.Equal(0, await db.AuditEntries.CountAsync());
            (await db.Brands.SingleAsync(b => b.Slug == "xianqi")).Name = new Text("新名", "New name");
            await db.SaveChangesAsync();
        }
        var kept = await shop.Query(db => db.AuditEntries.SingleAsync());
        Assert.Equal(("command", "try", "xianqi"), (kept.By, kept.Door, kept.Reference));
        Assert.Contains("\"Name.En\"", kept.Changes, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(db => db.AuditEntries.ExecuteUpdateAsync(s => s.SetProperty(a => a.By, "somebody else"))));
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(db => db.AuditEntries.ExecuteDeleteAsync()));
        Assert.Equal(HttpStatusCode.OK, (await (await shop.SignedIn("operator@shop.test")).Get("/operator/audit")).Status);
    }
}
