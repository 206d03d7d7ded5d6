using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Ledger;
using Shop.Features.Settlements;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Settlements;

/// <summary>What settlements are made of in tests.</summary>
public static class Settling
{
    public const string Weiping = "weiping@shop.test", Xiandu = "xiandu@shop.test", Operator = "operator@shop.test";
    public const string Account = "6222000011112222";

    public static Task<int> Cooperative(this ShopApp shop, string slug = "weiping-sauce") => shop.Query(db => db.Cooperatives.Where(c => c.Slug == slug).Select(c => c.Id).SingleAsync());

    /// <summary>A correction of some days ago: the simplest thing that a cooperative may be owed.</summary>
    public static async Task Owe(this ShopApp shop, long fen, int daysAgo = 1, string slug = "weiping-sauce")
    {
        var id = await shop.Cooperative(slug);
        await shop.Do<IServiceProvider>(async s =>
        {
            var posting = s.GetRequiredService<PostCorrection>().Make(id, fen, LedgerAccount.Corrections, "测试用的更正", "operator", $"test:{Guid.NewGuid():n}");
            (posting.At, posting.Day) = (posting.At.AddDays(-daysAgo), posting.Day.AddDays(-daysAgo));
            await s.GetRequiredService<ShopDb>().SaveChangesAsync();
        });
    }

    /// <summary>Draws a settlement of everything before today.</summary>
    /// <returns>Its number.</returns>
    public static async Task<string> Draft(this ShopApp shop, string slug = "weiping-sauce")
    {
        var id = await shop.Cooperative(slug);
        await shop.Do<IServiceProvider>(async s => Assert.Equal(DraftResult.Drafted, await s.GetRequiredService<DraftSettlement>().Run(id, s.GetRequiredService<ShopClock>().Today, "operator")));
        return await shop.Query(db => db.Settlements.Where(x => x.CooperativeId == id).OrderByDescending(x => x.Id).Select(x => x.Number).FirstAsync());
    }

    /// <summary>The same with a hundred yuan in it.</summary>
    public static async Task<string> Drafted(this ShopApp shop, string slug = "weiping-sauce", long fen = 10000)
    {
        await shop.Owe(fen, slug: slug);
        return await shop.Draft(slug);
    }

    /// <summary>One with every order until now in it, made as of yesterday, and a difference that waits for an answer: for pages to be looked at.</summary>
    public static async Task<string> Settled(this ShopApp shop, Browser boss, Browser member)
    {
        await shop.Owe(-1250);
        await shop.Query(async db =>
        {
            foreach (var posting in await db.Postings.ToListAsync())
            {
                posting.Day = posting.Day < shop.Service<ShopClock>().Today ? posting.Day : posting.Day.AddDays(-1);
            }
            return await db.SaveChangesAsync();
        });
        await boss.PostOnly("/operator/settlements", ("Until", shop.Service<ShopClock>().Today.AddDays(-1).ToString("yyyy-MM-dd", null)));
        var id = await shop.Cooperative();
        var number = await shop.Query(db => db.Settlements.Where(s => s.CooperativeId == id).Select(s => s.Number).SingleAsync());
        await member.PostOnly($"/cooperative/settlements/{number}/differences", ("Words", "有一单的运费好像少了"));
        return number;
    }

    /// <summary>As the member does it: looks and agrees.</summary>
    public static async Task Agree(this ShopApp shop, string number, string email = Weiping)
    {
        using var member = await shop.SignedIn(email);
        var page = await member.Submit(await member.Get($"/cooperative/settlements/{number}"), "form[action$='/agreement']");
        Assert.Contains("已确认", page.One(".order-head").TextContent, StringComparison.Ordinal);
    }

    public static Task<Settlement> Settlement(this ShopApp shop, string number) => shop.Query(db => db.Settlements.AsNoTracking().AsSplitQuery()
        .Include(s => s.Lines.OrderBy(l => l.Id)).Include(s => s.Events.OrderBy(e => e.Id)).Include(s => s.Differences.OrderBy(d => d.Id)).SingleAsync(s => s.Number == number));

    /// <summary>As if no cooperative had said where its money goes.</summary>
    public static Task<int> NoAccounts(this ShopApp shop) => shop.Query(db => db.Cooperatives.ExecuteUpdateAsync(s => s.SetProperty(c => c.AccountNumber, "")));

    public static Task<Page> GiveAccount(this Browser member, string number = Account, string holder = "威坪辣酱合作社", string bank = "淳安农商行威坪支行") =>
        member.PostOnly("/cooperative/settlements/account", ("AccountHolder", holder), ("BankName", bank), ("AccountNumber", number));
}
