using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.House;

public class WaitingWorkTests
{
    [Theory, OnBothDatabases]
    public async Task Today_counts_what_is_overdue_undecided_and_unpaid_and_links_to_where_it_is_done(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var before = await Waiting(boss);
        await shop.Query(async db =>
        {
            var (past, future) = (new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc), new DateTime(2090, 1, 1, 0, 0, 0, DateTimeKind.Utc));
            var seller = await db.Cooperatives.Select(c => c.Id).FirstAsync();
            db.Tickets.Add(new Ticket { Number = OrderNumber.New(), Culture = "zh-CN", AskedAt = past, DueAt = past });
            db.Tickets.Add(new Ticket { Number = OrderNumber.New(), Culture = "zh-CN", AskedAt = past, DueAt = future });
            foreach (var state in new[] { ApplicationState.Received, ApplicationState.AskedBack })
            {
                db.CooperativeApplications.Add(new CooperativeApplication { Number = OrderNumber.New(), Name = "豆坊", Place = "山背", Makes = "豆腐", Contact = "王豆", Phone = "+8613700137000", Email = $"{state}@example.test", Culture = "zh-CN", State = state, AppliedAt = past });
            }
            db.Settlements.Add(new Settlement { Number = "S20200201-1", CooperativeId = seller, From = new(2020, 1, 1), Until = new(2020, 2, 1), State = SettlementState.Agreed, NetFen = 100, DraftedAt = past });
            db.Settlements.Add(new Settlement { Number = "S20200301-1", CooperativeId = seller, From = new(2020, 2, 1), Until = new(2020, 3, 1), State = SettlementState.Paid, NetFen = 100, DraftedAt = past });
            return await db.SaveChangesAsync();
        });
        var after = await Waiting(boss);
        foreach (var list in new[] { "/operator/desk", "/operator/applications", "/operator/settlements" })
        {
            Assert.Equal(before.GetValueOrDefault(list) + 1, after[list]);
        }
    }

    private static async Task<Dictionary<string, int>> Waiting(Browser boss) =>
        (await boss.Get("/operator")).All(".waiting-work a").ToDictionary(a => a.GetAttribute("href")!, a => int.Parse(string.Concat(a.TextContent.Where(char.IsAsciiDigit)), System.Globalization.CultureInfo.InvariantCulture));
}
