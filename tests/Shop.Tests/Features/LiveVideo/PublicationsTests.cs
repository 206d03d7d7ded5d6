using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Shop.Tests.Features.LiveVideo;

/// <summary>Which cameras may send.</summary>
public class PublicationsTests
{
    [Theory, OnBothDatabases]
    public async Task A_camera_sends_only_with_the_key_and_only_around_its_livestream(DatabaseProvider provider)
    {
        await using var app = await ShopApp.Start(provider);
        var soon = await Own(app, "soon", LivestreamState.Announced, TimeSpan.FromMinutes(90));
        await Own(app, "later", LivestreamState.Announced, TimeSpan.FromHours(3));
        await Own(app, "over", LivestreamState.Ended, TimeSpan.FromHours(-3));
        await Own(app, "draft", LivestreamState.Draft, TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.NoContent, await Ask(app, ("name", soon.Slug), ("key", "soon-key"), ("call", "publish")));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(app, ("name", soon.Slug), ("key", "later-key")));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(app, ("name", soon.Slug)));
        Assert.Equal(HttpStatusCode.Forbidden, await Ask(app, ("name", "no-such-one"), ("key", "soon-key")));
        Assert.All(await Task.WhenAll(new[] { "later", "over", "draft" }.Select(s => Ask(app, ("name", s), ("key", $"{s}-key")))), s => Assert.Equal(HttpStatusCode.Forbidden, s));
    }

    private static async Task<Livestream> Own(ShopApp app, string slug, LivestreamState state, TimeSpan startsIn)
    {
        var livestream = await SampleLivestream.Add(app, state, startsIn, slug);
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{slug}-key")));
        await app.Query(db => db.Livestreams.Where(l => l.Id == livestream.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Video, VideoKind.Own).SetProperty(l => l.StreamKeyHash, hash)));
        return livestream;
    }

    // As nginx asks: no cookie, no origin.
    private static async Task<HttpStatusCode> Ask(ShopApp app, params (string Name, string Value)[] fields)
    {
        using var client = new HttpClient { BaseAddress = app.Address };
        return (await client.PostAsync("/video/publications", new FormUrlEncodedContent(fields.Select(f => KeyValuePair.Create(f.Name, f.Value))))).StatusCode;
    }
}
