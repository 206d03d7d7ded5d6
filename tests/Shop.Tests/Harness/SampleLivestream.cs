using Microsoft.Extensions.DependencyInjection;
using Shop.Features.LiveOffers;

namespace Shop.Tests;

/// <summary>A livestream of 威坪's cooperative with a certified host and one product in its rundown, as the database has it.</summary>
public static class SampleLivestream
{
    public const string Slug = "jiang-ye-shi";
    public const string Product = "classic-chilli-sauce";

    /// <param name="startsIn">From now, by the shop's clock.</param>
    public static async Task<Livestream> Add(ShopApp app, LivestreamState state, TimeSpan startsIn, string slug = Slug, string product = Product)
    {
        using var scope = app.Services.CreateScope();
        var (db, now) = (scope.ServiceProvider.GetRequiredService<ShopDb>(), scope.ServiceProvider.GetRequiredService<ShopClock>().Now);
        var sold = await db.Products.Include(p => p.Cooperative).SingleAsync(p => p.Slug == product);
        var host = new LiveHost { Name = new Text("测试主播", "Test Host"), CooperativeId = sold.CooperativeId, CreatedAt = now };
        host.Certificates.Add(new HostCertificate { Number = Guid.NewGuid().ToString("n")[..12], GivenBy = new Text("培训基地", "Training base"), By = "seed", GivenOn = DateOnly.FromDateTime(now).AddDays(-30), ValidUntil = DateOnly.FromDateTime(now).AddDays(330) });
        var livestream = new Livestream
        {
            Slug = slug,
            Uid = $"{slug}@livestreams",
            Title = new Text("酱坊夜市", "Night Market at the Sauce Workshop"),
            Summary = new Text("看酱出锅，听酱说话。", "See the sauce come off the fire."),
            CooperativeId = sold.CooperativeId,
            State = state,
            WasAnnounced = state is LivestreamState.Announced or LivestreamState.Live or LivestreamState.Ended or LivestreamState.Replay,
            StartsAt = now + startsIn,
            EndsAt = now + startsIn + TimeSpan.FromHours(1),
            WentLiveAt = state is LivestreamState.Live or LivestreamState.Ended or LivestreamState.Replay ? now + startsIn : null,
            EndedAt = state is LivestreamState.Ended or LivestreamState.Replay ? now + startsIn + TimeSpan.FromHours(1) : null,
            CreatedAt = now,
            ChangedAt = now,
            KeepUntil = DateOnly.FromDateTime(now).AddYears(Livestream.KeptYears),
        };
        livestream.Brands.Add(new LivestreamBrand { BrandId = sold.BrandId });
        livestream.Cooperatives.Add(new LivestreamCooperative { CooperativeId = sold.CooperativeId });
        livestream.Hosts.Add(new LivestreamHost { Host = host, Position = 1 });
        livestream.Rundown.Add(new RundownItem { ProductId = sold.Id, Position = 1, Note = new Text("先看再尝", "Look first, then taste") });
        db.Livestreams.Add(livestream);
        await db.SaveChangesAsync();
        return livestream;
    }

    /// <summary>Units of the rundown's first product are set aside, and the offer is started if asked.</summary>
    public static async Task<LiveOffer> Offer(ShopApp app, Livestream livestream, int units, int limit = 2, long priceFen = 2900, int seconds = 600, bool start = true)
    {
        using var scope = app.Services.CreateScope();
        var db = scope.ServiceProvider.GetRequiredService<ShopDb>();
        Planned planned;
        await using (var transaction = await db.Database.BeginTransactionAsync())
        {
            var item = await db.RundownItems.FirstAsync(r => r.LivestreamId == livestream.Id);
            var variant = await db.Variants.Where(v => v.ProductId == item.ProductId && v.WithdrawnAt == null).OrderBy(v => v.Id).Select(v => v.Id).FirstAsync();
            planned = await scope.ServiceProvider.GetRequiredService<PlanOffer>().Run(item, new OfferTerms(variant, priceFen, units, limit, seconds), "test") ?? throw new InvalidOperationException("Not enough on the shelf.");
            await transaction.CommitAsync();
        }
        if (start)
        {
            Assert.Equal(StartOfferResult.Started, await scope.ServiceProvider.GetRequiredService<StartOffer>().Run(planned.Offer.Id));
        }
        return planned.Offer;
    }
}
