using Microsoft.Extensions.DependencyInjection;
using Shop.Features.LiveOffers;

namespace Shop.Tests.Features.LiveOffers;

/// <summary>Wishes for one offer are decided in the order in which they came, whatever comes together in a batch.</summary>
public class WritePurchasesTests
{
    [Theory]
    [OnBothDatabases]
    public async Task The_last_units_go_to_who_came_first_and_a_smaller_wish_still_fits(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (offer, shoppers) = await Open(app, units: 5, limit: 3, shoppers: 5);
        var answers = await Write(app, offer.Id, Wish(shoppers[0], "a", 3), Wish(shoppers[1], "b", 3), Wish(shoppers[2], "c", 1), Wish(shoppers[3], "d", 2), Wish(shoppers[4], "e", 1));
        Assert.Equal(["3", "none", "1", "none", "1"], answers.Select(Word));
        await AssertOffer(app, offer.Id, available: 0, reserved: 5, soldOut: true);
    }

    [Theory]
    [OnBothDatabases]
    public async Task One_customer_gets_no_more_than_the_limit_over_all_wishes(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (offer, shoppers) = await Open(app, units: 10, limit: 2, shoppers: 1);
        Assert.Equal("1", Word(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "a", 1)))));
        Assert.Equal("limit", Word(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "b", 2)))));
        Assert.Equal("1", Word(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "c", 1)))));
        Assert.Equal("limit", Word(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "d", 1)))));
        await AssertOffer(app, offer.Id, available: 8, reserved: 2, soldOut: false);
    }

    [Theory]
    [OnBothDatabases]
    public async Task The_same_wish_again_is_the_same_purchase_even_when_everything_is_gone(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (offer, shoppers) = await Open(app, units: 1, limit: 2, shoppers: 2);
        var first = Assert.IsType<TakenUnits>(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "a", 1))));
        var answers = await Write(app, offer.Id, Wish(shoppers[1], "b", 1), Wish(shoppers[0], "a", 1));
        Assert.IsType<OfferSoldOut>(answers[0]);
        var again = Assert.IsType<TakenUnits>(answers[1]);
        Assert.Equal(first.PurchaseId, again.PurchaseId);
        Assert.True((first.ExpiresAt - again.ExpiresAt).Duration() < TimeSpan.FromMilliseconds(1));
        Assert.Equal(1, await app.Query(db => db.LivePurchases.CountAsync()));
    }

    [Theory]
    [OnBothDatabases]
    public async Task Nobody_buys_before_it_begins_or_after_its_end(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (offer, shoppers) = await Open(app, units: 5, limit: 2, shoppers: 1, seconds: 30);
        app.Clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal("1", Word(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "a", 1)))));
        app.Clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal("closed", Word(Assert.Single(await Write(app, offer.Id, Wish(shoppers[0], "b", 1)))));
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_purchase_and_a_share_always_have_their_offer_and_their_shopper(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (offer, shoppers) = await Open(app, units: 5, limit: 2, shoppers: 2);
        await Write(app, offer.Id, Wish(shoppers[0], "a", 1));
        var (of, who) = (offer.Id, shoppers[0]);
        await Refused(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt") SELECT {of}, {"nobody"}, "Key", 1, "State", "At", "ExpiresAt" FROM "LivePurchases" """));
        await Refused(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt") SELECT {of + 999}, {who}, "Key", 1, "State", "At", "ExpiresAt" FROM "LivePurchases" """));
        await Refused(db => db.Database.ExecuteSqlAsync($"""INSERT INTO "LiveShares" ("OfferId", "UserId", "Taken", "Most") VALUES ({of + 999}, {who}, 1, 2)"""));
        await Refused(db => db.LivePurchases.ExecuteUpdateAsync(s => s.SetProperty(x => x.UserId, "nobody")));
        await Refused(db => db.LivePurchases.ExecuteUpdateAsync(s => s.SetProperty(x => x.OfferId, x => x.OfferId + 999)));
        await Refused(db => db.LiveShares.ExecuteUpdateAsync(s => s.SetProperty(x => x.OfferId, x => x.OfferId + 999)));
        await Refused(db => db.Users.Where(u => u.Id == who).ExecuteDeleteAsync());
        await Refused(db => db.LiveOffers.Where(o => o.Id == of).ExecuteDeleteAsync());

        // Who was forgotten leaves the purchase behind, and may then go.
        Assert.Equal(1, await app.Query(db => db.LivePurchases.ExecuteUpdateAsync(s => s.SetProperty(x => x.UserId, (string?)null))));
        await AssertOffer(app, of, available: 4, reserved: 1, soldOut: false);

        async Task Refused(Func<ShopDb, Task<int>> act) =>
            Assert.Contains("FOREIGN KEY", (await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => app.Query(act))).Message, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>Batches of any size against the plainest shop there is: one wish after the other.</summary>
    [Theory]
    [OnBothDatabases]
    public async Task Batches_decide_as_if_wishes_had_come_one_by_one(DatabaseProvider provider)
    {
        var seed = Environment.TickCount;
        var random = new Random(seed);
        await using var app = await ShopApp.Start(provider);
        var (first, shoppers) = await Open(app, units: 12, limit: 3, shoppers: 12);
        for (var round = 0; round < 25; round++)
        {
            var (units, limit) = (random.Next(1, 15), random.Next(1, 5));
            var offer = round == 0 ? first : await SampleLivestream.Offer(app, await app.Query(db => db.Livestreams.AsNoTracking().Include(l => l.Rundown).SingleAsync(l => l.Slug == SampleLivestream.Slug)), units, limit);
            (units, limit) = (offer.Units, offer.LimitPerCustomer);
            var model = new Dictionary<string, int>();
            var done = new Dictionary<(string, string), string>();
            for (var batch = 0; batch < 4; batch++)
            {
                var wishes = shoppers.OrderBy(_ => random.Next()).Take(random.Next(1, shoppers.Count + 1)).Select(s => Wish(s, $"k{random.Next(3)}", random.Next(1, 4))).ToList();
                var answers = await Write(app, offer.Id, [.. wishes]);
                var expected = new List<string>();
                foreach (var w in wishes)
                {
                    var taken = model.GetValueOrDefault(w.UserId);
                    var answer = done.TryGetValue((w.UserId, w.Key), out var earlier) ? earlier : taken + w.Quantity > limit ? "limit" : w.Quantity > units ? "none" : $"{w.Quantity}";
                    if (char.IsDigit(answer[0]) && earlier is null)
                    {
                        (model[w.UserId], units, done[(w.UserId, w.Key)]) = (taken + w.Quantity, units - w.Quantity, answer);
                    }
                    expected.Add(answer);
                }
                Assert.True(expected.SequenceEqual(answers.Select(Word)), $"seed {seed}, round {round}: {string.Join(' ', expected)} but {string.Join(' ', answers.Select(Word))}");
            }
        }
        await app.AssertStockReconciles();
    }

    [Theory]
    [OnBothDatabases]
    public async Task Hundreds_at_once_on_two_nodes_take_exactly_what_there_is(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var (offer, shoppers) = await Open(app, units: 40, limit: 2, shoppers: 80);
        // A second node: its own gatherer on the same database.
        await using var other = ActivatorUtilities.CreateInstance<GatherPurchases>(app.Services);
        var asked = Enumerable.Range(0, 240).Select(i => (i % 2 == 0 ? app.Service<GatherPurchases>() : other).Ask(offer.Id, Wish(shoppers[i % 80], $"{i}", 1)));
        var answers = await Task.WhenAll(asked);
        Assert.Equal(40, answers.OfType<TakenUnits>().Count());
        Assert.Equal(200, answers.Count(a => a is OfferSoldOut or OverLimit));
        await AssertOffer(app, offer.Id, available: 0, reserved: 40, soldOut: true);
        Assert.True(await app.Query(db => db.LiveShares.Where(s => s.OfferId == offer.Id).MaxAsync(s => s.Taken)) <= 2);
        await app.AssertStockReconciles();
    }

    [Theory]
    [OnBothDatabases]
    public async Task A_full_queue_answers_busy_at_once(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider, ["--LiveOffers:MostWaiting=3", "--LiveOffers:MostAtOnce=1"]);
        var (offer, shoppers) = await Open(app, units: 40, limit: 2, shoppers: 30);
        var answers = await Task.WhenAll(shoppers.Select(s => app.Service<GatherPurchases>().Ask(offer.Id, Wish(s, "a", 1))));
        Assert.Contains(answers, a => a is OfferBusy);
        var taken = answers.OfType<TakenUnits>().Count();
        Assert.True(taken >= 3);
        await AssertOffer(app, offer.Id, available: 40 - taken, reserved: taken, soldOut: false);
    }

    internal static async Task<(LiveOffer Offer, List<string> Shoppers)> Open(ShopApp app, int units, int limit, int shoppers, int seconds = 600)
    {
        var livestream = await SampleLivestream.Add(app, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        var offer = await SampleLivestream.Offer(app, livestream, units, limit, seconds: seconds);
        var made = Enumerable.Range(0, shoppers).Select(i => new AppUser { UserName = $"live{i}@shop.test", Email = $"live{i}@shop.test", DisplayName = $"Live {i}" }).ToList();
        await app.Query(async db =>
        {
            db.Users.AddRange(made);
            return await db.SaveChangesAsync();
        });
        return (offer, made.ConvertAll(u => u.Id));
    }

    private static PurchaseWish Wish(string user, string key, int units) => new(user, key, units);

    private static async Task<TakenAnswer[]> Write(ShopApp app, int offer, params PurchaseWish[] wishes)
    {
        TakenAnswer[] answers = [];
        await app.Do<WritePurchases>(async w => answers = await w.Run(offer, () => wishes));
        return answers;
    }

    private static string Word(TakenAnswer answer) => answer switch
    {
        TakenUnits t => $"{t.Quantity}",
        OverLimit => "limit",
        OfferClosed => "closed",
        OfferBusy => "busy",
        _ => "none",
    };

    private static async Task AssertOffer(ShopApp app, int id, int available, int reserved, bool soldOut)
    {
        var offer = await app.Query(db => db.LiveOffers.AsNoTracking().SingleAsync(o => o.Id == id));
        Assert.Equal((available, reserved, soldOut), (offer.Available, offer.Reserved, offer.SoldOutAt is not null));
    }
}
