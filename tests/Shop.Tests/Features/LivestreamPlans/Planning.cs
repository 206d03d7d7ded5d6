using System.Globalization;

namespace Shop.Tests.Features.LivestreamPlans;

/// <summary>Helps tests to plan livestreams for 威坪's cooperative.</summary>
internal static class Planning
{
    public const string Jar = "classic-chilli-sauce";

    public static Task<LiveHost> Host(this ShopApp shop, string name = "王青椒", int until = 300, string? cooperative = "weiping-sauce") => shop.Query(async db =>
    {
        var today = shop.Service<ShopClock>().Today;
        var host = new LiveHost { Name = new Text(name, null), CooperativeId = await db.Cooperatives.Where(c => c.Slug == cooperative).Select(c => (int?)c.Id).SingleOrDefaultAsync(), CreatedAt = DateTime.UtcNow };
        host.Certificates.Add(new HostCertificate { Number = LotCode.New(), GivenBy = new Text("训练基地", null), By = "test", GivenOn = today.AddDays(-10), ValidUntil = today.AddDays(until) });
        db.LiveHosts.Add(host);
        await db.SaveChangesAsync();
        return host;
    });

    /// <summary>"2026-12-03T19:30", so many days from today by the shop's wall clock.</summary>
    public static string Wall(this ShopApp shop, int days, string time) => shop.Service<ShopClock>().Today.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) + "T" + time;

    /// <summary>A form that can be saved, with other values where they are given; null leaves a field out.</summary>
    public static (string, string?)[] Form(this ShopApp shop, LiveHost host, params (string Name, string? Value)[] fields)
    {
        var form = new Dictionary<string, string?>
        {
            ["Title"] = "酱坊夜市",
            ["TitleEn"] = "Night Market",
            ["Summary"] = "看酱出锅",
            ["StartsAt"] = shop.Wall(9, "19:30"),
            ["EndsAt"] = shop.Wall(9, "20:30"),
            ["Hosts[0]"] = host.Id.ToString(CultureInfo.InvariantCulture),
            ["Brands"] = "weijiangfang",
            ["Video"] = "None",
        };
        foreach (var (name, value) in fields)
        {
            form[name] = value;
        }
        return [.. form.Where(f => f.Value is not null).Select(f => (f.Key, f.Value))];
    }

    /// <summary>A saved draft; its address.</summary>
    public static async Task<string> Plan(this ShopApp shop, Browser maker, LiveHost host, params (string Name, string? Value)[] fields)
    {
        var answer = await maker.PostOnly("/cooperative/livestreams", shop.Form(host, fields));
        Assert.True(answer.Location is not null, answer.Text);
        return answer.Location!.AbsolutePath;
    }

    /// <summary>Puts a product into the rundown; the item's address.</summary>
    public static async Task<string> Item(this Browser maker, string plan, string product = Jar)
    {
        var page = await maker.Post($"{plan}/items", ("product", product));
        return page.All(".rundown h3 a").Select(a => a.GetAttribute("href")!).Last();
    }

    public static async Task<Page> Offer(this Browser maker, string item, string price, string units, string seconds = "300", string limit = "2", bool bargain = false) =>
        await maker.Submit(await maker.Get(item), "form[action$='/offer']", ("Sku", "WJF-CLS-MILD"), ("Price", price), ("Units", units), ("Limit", limit), ("Seconds", seconds), ("IsBargain", bargain ? "true" : null));

    public static Task<Livestream> Livestream(this ShopApp shop, string address) => shop.Query(db => db.Livestreams.Include(l => l.Hosts).Include(l => l.Rundown.OrderBy(r => r.Position)).ThenInclude(r => r.Offers).Include(l => l.Events.OrderBy(e => e.Id)).AsSplitQuery().SingleAsync(l => l.Slug == address.Substring(address.LastIndexOf('/') + 1)));

    /// <summary>Handed in and approved or announced by an operator.</summary>
    public static async Task Pass(this Browser maker, string plan, Browser boss, bool announce = true)
    {
        await maker.Submit(await maker.Get(plan), "form[action$='/submission']");
        await boss.Submit(await boss.Get(plan.Replace("/cooperative/", "/operator/", StringComparison.Ordinal)), "form[action$='/approval']", ("announce", announce ? "true" : "false"));
    }

    public static Task<long> Shelf(this ShopApp shop, string sku = "WJF-CLS-MILD") => shop.Query(db => db.StockItems.Where(s => s.Code == sku).Select(s => s.Available).SingleAsync());
}
