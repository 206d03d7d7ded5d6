using System.Data.Common;
using System.Net;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Shop.Features.LivestreamPlans;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.LivestreamPlans;

public class RundownTests
{
    [Theory, OnBothDatabases]
    public async Task Products_are_put_in_ordered_spoken_of_and_taken_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var plan = await shop.Plan(maker, await shop.Host());
        var others = await shop.Query(db => db.Products.Goods().Where(p => p.Cooperative.Slug == "weiping-sauce" && p.Slug != Planning.Jar && p.WithdrawnAt == null).OrderBy(p => p.Id).Select(p => p.Slug).Take(2).ToListAsync());
        var first = await maker.Item(plan);
        var second = await maker.Item(plan, others[0]);
        Assert.Equal("已经在里面了。", (await maker.Post($"{plan}/items", ("product", Planning.Jar))).One("#Product-error").TextContent);
        // Whose cooperative doesn't take part isn't to be had.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Post($"{plan}/items", ("product", "mist-cup"))).Status);

        var page = await maker.Post($"{second}/position", ("down", "false"));
        Assert.Equal([second, first], page.All(".rundown h3 a").Select(a => a.GetAttribute("href")));
        await maker.Submit(await maker.Get(first), $"form[action='{first}']", ("Note", "先闻再尝"), ("NoteEn", "Smell, then taste"));
        Assert.Equal(new Text("先闻再尝", "Smell, then taste"), (await shop.Livestream(plan)).Rundown[1].Note);
        await maker.Post($"{second}/removal");
        Assert.Equal([(1, new Text("先闻再尝", "Smell, then taste"))], (await shop.Livestream(plan)).Rundown.Select(r => (r.Position, r.Note)));
    }

    [Theory, OnBothDatabases]
    public async Task An_offer_sets_units_aside_and_a_change_or_its_end_gives_them_back(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var (plan, shelf) = (await shop.Plan(maker, await shop.Host()), await shop.Shelf());
        var item = await maker.Item(plan);
        await maker.Offer(item, "29", "3");
        Assert.Equal(shelf - 3, await shop.Shelf());
        await maker.Offer(item, "28.50", $"{shelf}", seconds: "60", limit: "1");
        Assert.Equal(0, await shop.Shelf());
        var offers = (await shop.Livestream(plan)).Rundown[0].Offers.OrderBy(o => o.Id).ToList();
        Assert.Equal([LiveOfferState.Ended, LiveOfferState.Planned], offers.Select(o => o.State));
        Assert.Equal((2850L, 3900L, (int)shelf, 1, 60), (offers[1].PriceFen, offers[1].ListPriceFen, offers[1].Units, offers[1].LimitPerCustomer, offers[1].Seconds));
        await shop.AssertStockReconciles();

        await maker.Post($"{item}/offer/removal");
        Assert.Equal(shelf, await shop.Shelf());
        await maker.Offer(item, "29", "5");
        // The ledger names its offers: something has to stay that they hang on.
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await maker.Post($"{item}/removal")).Status);
        var other = await shop.Query(db => db.Products.Goods().Where(p => p.Cooperative.Slug == "weiping-sauce" && p.Slug != Planning.Jar && p.WithdrawnAt == null).Select(p => p.Slug).FirstAsync());
        await maker.Item(plan, other);
        var page = await maker.Post($"{item}/removal");
        Assert.Single(page.All(".rundown h3 a"));
        Assert.DoesNotContain("¥29.00", page.One(".rundown").TextContent, StringComparison.Ordinal);
        Assert.Equal(shelf, await shop.Shelf());
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task A_change_that_breaks_off_between_the_old_offer_and_the_new_one_leaves_the_old_one(DatabaseProvider provider)
    {
        var fault = new BreaksAtNewOffers();
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"], services => services.AddSingleton<IInterceptor>(fault));
        using var maker = await shop.SignedIn("weiping@shop.test");
        var (plan, shelf) = (await shop.Plan(maker, await shop.Host()), await shop.Shelf());
        var item = await maker.Item(plan);
        await maker.Offer(item, "29", "3");
        fault.IsOn = true;
        Assert.Equal(HttpStatusCode.InternalServerError, (await maker.Offer(item, "28", "5", bargain: true)).Status);
        Assert.Equal(1, fault.Broken);
        fault.IsOn = false;
        shop.Faults.Forgive();
        var rundown = (await shop.Livestream(plan)).Rundown[0];
        Assert.Equal((LiveOfferState.Planned, 2900L, 3), rundown.Offers.Select(o => (o.State, o.PriceFen, o.Available)).Single());
        Assert.False(rundown.IsBargain);
        Assert.Equal(shelf - 3, await shop.Shelf());
        await shop.AssertStockReconciles();

        await maker.Offer(item, "28", "5", bargain: true);
        Assert.Equal([(LiveOfferState.Ended, 2900L), (LiveOfferState.Planned, 2800L)], (await shop.Livestream(plan)).Rundown[0].Offers.OrderBy(o => o.Id).Select(o => (o.State, o.PriceFen)));
        Assert.Equal(shelf - 5, await shop.Shelf());
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task An_offer_needs_units_on_the_shelf_and_a_price_with_evidence(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var (plan, shelf) = (await shop.Plan(maker, await shop.Host()), await shop.Shelf());
        var item = await maker.Item(plan);
        var page = await maker.Offer(item, "29", $"{shelf + 1}");
        Assert.Equal((HttpStatusCode.UnprocessableEntity, $"货架上只有 {shelf} 份。", "29"), (page.Status, page.One("#Units-error").TextContent, page.One("#Price").GetAttribute("value")));
        Assert.Contains("¥39.00", (await maker.Offer(item, "39", "3")).One("#Price-error").TextContent, StringComparison.Ordinal);
        Assert.NotEmpty((await maker.Offer(item, "29", "3", limit: "4")).One("#Limit-error").TextContent);
        Assert.NotEmpty((await maker.Offer(item, "29", "3", seconds: "9")).One("#Seconds-error").TextContent);

        // It cost 33 ten days ago: 35 is below today's and no bargain.
        await shop.Do<ShopDb>(async db =>
        {
            var variant = await db.Variants.Where(v => v.Sku == "WJF-CLS-MILD").Select(v => v.Id).SingleAsync();
            db.Prices.AddRange(new Price { VariantId = variant, AmountFen = 3300, ValidFrom = DateTime.UtcNow.AddDays(-10), SetBy = "test" }, new Price { VariantId = variant, AmountFen = 3900, ValidFrom = DateTime.UtcNow.AddDays(-8), SetBy = "test" });
            await db.SaveChangesAsync();
        });
        Assert.Contains("¥33.00", (await maker.Offer(item, "33", "3", bargain: true)).One("#Price-error").TextContent, StringComparison.Ordinal);
        Assert.Equal(shelf, await shop.Shelf());
        await maker.Offer(item, "32.99", "3", bargain: true);
        Assert.True((await shop.Livestream(plan)).Rundown[0].IsBargain);

        // An earlier livestream sold it for 30.
        var before = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5), "before", Planning.Jar);
        await SampleLivestream.Offer(shop, before, 2, priceFen: 3000);
        Assert.Contains("没有比三十天里的最低价低", (await maker.Get(plan)).One(".plan-faults").TextContent, StringComparison.Ordinal);
        Assert.Contains("¥30.00", (await maker.Offer(item, "30", "3", bargain: true)).One("#Price-error").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task The_gate_names_what_keeps_a_product_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Draft, TimeSpan.FromDays(3), "gate", Planning.Jar);
        var item = livestream.Rundown[0];
        var cooperative = livestream.CooperativeId;
        Assert.Empty(await Faults());
        Assert.Equal([RundownFault.NotTakingPart], await Faults(0));
        item.IsBargain = true;
        Assert.Equal([RundownFault.BargainWithoutOffer], await Faults());
        item.IsBargain = false;
        await shop.Do<ShopDb>(db => db.Set<FoodLabel>().Where(f => f.ProductId == item.ProductId).ExecuteUpdateAsync(s => s.SetProperty(f => f.Storage.Zh, "")));
        Assert.Equal([RundownFault.LabelIncomplete], await Faults());
        await shop.Do<ShopDb>(db => db.StockItems.ExecuteUpdateAsync(s => s.SetProperty(i => i.Made, i => i.Made - i.Available).SetProperty(i => i.Available, 0)));
        Assert.Equal([RundownFault.LabelIncomplete, RundownFault.NoStock], await Faults());
        await shop.Do<ShopDb>(db => db.Products.Where(p => p.Id == item.ProductId).ExecuteUpdateAsync(s => s.SetProperty(p => p.WithdrawnAt, DateTime.UtcNow)));
        Assert.Equal([RundownFault.NotOnSale], await Faults());

        async Task<IReadOnlyList<RundownFault>> Faults(int? takesPart = null)
        {
            IReadOnlyList<RundownFault> faults = [];
            await shop.Do<CheckRundown>(async check => faults = (await check.Run([item], [takesPart ?? cooperative])).Single().Faults);
            return faults;
        }
    }

    private sealed class BreaksAtNewOffers : DbCommandInterceptor
    {
        public bool IsOn { get; set; }

        public int Broken { get; private set; }

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            if (IsOn && command.CommandText.Contains("INSERT INTO \"LiveOffers\"", StringComparison.Ordinal))
            {
                Broken++;
                throw new InvalidOperationException("The database is gone.");
            }
            return new(result);
        }
    }
}
