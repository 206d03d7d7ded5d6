using System.Net;
using Shop.Tests.Features.Account;

namespace Shop.Tests.Features.Stories;

public class StoryTests
{
    private const string Desk = "/operator/stories/weiping";

    [Theory, OnBothDatabases]
    public async Task What_an_operator_saves_is_on_the_page_at_once_in_both_languages_with_who_and_when(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var visitor = shop.NewBrowser();
        using var reader = shop.NewBrowser("en");
        await visitor.Get("/workshops/weiping");
        await reader.Get("/workshops/weiping");
        using var boss = await shop.SignedIn("operator@shop.test");
        Assert.Contains(Desk, (await boss.Get("/operator/stories")).Body);
        var saved = await boss.Submit(await boss.Get(Desk), "main form.form", follow: false, ("Zh", "# 新的开头\n\n一句**重**话"), ("En", "A new beginning"));
        Assert.Equal((HttpStatusCode.Redirect, Desk), (saved.Status, saved.Location!.AbsolutePath));

        var story = (await visitor.Get("/workshops/weiping")).One(".tale");
        Assert.Equal(("新的开头", "重"), (story.QuerySelector("h2")!.TextContent, story.QuerySelector("strong")!.TextContent));
        Assert.Equal("A new beginning", (await reader.Get("/workshops/weiping")).One(".tale").TextContent.Trim());
        var me = await shop.Query(db => db.Users.Where(u => u.Email == "operator@shop.test").Select(u => u.Id).SingleAsync());
        Assert.Equal([("seed", 1), (me, 2)], await shop.Query(db => Versions(db).Select(v => new ValueTuple<string, int>(v.By, v.Number)).ToListAsync()));
        Assert.Contains("operator@shop.test", (await boss.Get(Desk)).One("table tbody tr").TextContent);

        // Saved again without a change, nothing is added.
        await boss.Submit(await boss.Get(Desk), "main form.form");
        Assert.Equal(2, await shop.Query(db => Versions(db).CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_preview_shows_what_is_typed_and_keeps_it_and_saves_nothing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var page = await boss.PostOnly(Desk + "/preview", ("Seen", "1"), ("Zh", "## 试试\n\n> 引一句"), ("En", "Try *this*"));
        Assert.Empty(page.All(".story-preview .notice"));
        var strange = await boss.PostOnly(Desk + "/preview", ("Seen", "1"), ("Zh", "![图](picture:9999)\n\n![](https://example.com/a.png)"), ("En", "![x](picture:9999)"));
        Assert.Contains("picture:9999 · https://example.com/a.png。", strange.One(".story-preview .notice").TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("引一句", page.One(".story-preview blockquote").TextContent.Trim());
        Assert.Equal("this", page.One(".story-preview [lang=en] em").TextContent);
        Assert.Equal(("## 试试\n\n> 引一句", "Try *this*"), (page.One("#Zh").TextContent, page.One("#En").TextContent));
        Assert.Equal(1, await shop.Query(db => Versions(db).CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_version_shows_what_changed_and_an_old_one_can_be_brought_back(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var first = await shop.Query(db => Versions(db).Select(v => v.Markdown).SingleAsync());
        await boss.PostOnly(Desk, ("Seen", "1"), ("Zh", "留下的\n\n要删的"), ("En", "Stays"));
        await boss.PostOnly(Desk, ("Seen", "2"), ("Zh", "留下的\n\n新来的"), ("En", "Stays"));
        var version = await boss.Get(Desk + "/versions/3");
        Assert.Equal(["新来的"], version.All(".diff ins").Select(e => e.LastChild!.TextContent));
        Assert.Equal(["要删的"], version.All(".diff del").Select(e => e.LastChild!.TextContent));

        var back = await boss.Submit(await boss.Get(Desk + "/versions/1"), "form[action$='/restoration']");
        Assert.Equal(HttpStatusCode.OK, back.Status);
        var versions = await shop.Query(db => Versions(db).OrderBy(v => v.Number).ToListAsync());
        Assert.Equal([1, 2, 3, 4], versions.Select(v => v.Number));
        Assert.Equal((1, first), (versions[3].RestoredFrom, versions[3].Markdown));
        using var visitor = shop.NewBrowser();
        Assert.Contains("帘子是怎么挂上去的", (await visitor.Get("/workshops/weiping")).Text);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get(Desk + "/versions/9")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await boss.Get("/operator/stories/nothing")).Status);
    }

    [Theory, OnBothDatabases]
    public async Task The_second_of_two_who_write_at_once_is_told_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var first = await shop.SignedIn("operator@shop.test");
        using var second = await shop.SignedIn("operator@shop.test", culture: "en");
        await first.PostOnly(Desk, ("Seen", "1"), ("Zh", "先到的"), ("En", "First"));
        var told = await second.PostOnly(Desk, ("Seen", "1"), ("Zh", "后到的"), ("En", "Second"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, told.Status);
        Assert.Contains("version 2", told.One("[role=alert]").TextContent);
        Assert.Equal(("后到的", "Second"), (told.One("#Zh").TextContent, told.One("#En").TextContent));
        Assert.Contains("先到的", told.One(".diff del").TextContent);
        Assert.Equal("先到的", await shop.Query(db => Versions(db).OrderByDescending(v => v.Number).Select(v => v.Markdown.Zh).FirstAsync()));

        await second.Submit(told, "main form.form");
        Assert.Equal(["First", "Second"], await shop.Query(db => Versions(db).Where(v => v.Number > 1).OrderBy(v => v.Number).Select(v => v.Markdown.En!).ToListAsync()));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await second.PostOnly(Desk + "/versions/1/restoration", ("seen", "2"))).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Of_eight_who_save_in_the_same_moment_one_wins_and_seven_are_told(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => boss.PostOnly(Desk, ("Seen", "1"), ("Zh", $"第 {i} 个"), ("En", $"Number {i}"))));
        Assert.Equal(1, answers.Count(a => a.Status == HttpStatusCode.Redirect));
        Assert.Equal(7, answers.Count(a => a.Status == HttpStatusCode.UnprocessableEntity));
        Assert.Equal(2, await shop.Query(db => Versions(db).CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task A_text_that_is_missing_or_too_long_is_refused_at_its_field(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var empty = await boss.PostOnly(Desk, ("Seen", "1"), ("Zh", " "), ("En", "English alone"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "中文不能空着"), (empty.Status, empty.One("#Zh-error").TextContent));
        Assert.Equal("English alone", empty.One("#En").TextContent);
        var long_ = await boss.PostOnly(Desk, ("Seen", "1"), ("Zh", "好"), ("En", new string('x', Story.Longest + 1)));
        Assert.Contains("20000", long_.One("#En-error").TextContent);
        Assert.Equal(1, await shop.Query(db => Versions(db).CountAsync()));
    }

    [Theory, OnBothDatabases]
    public async Task An_English_text_that_is_missing_shows_the_Chinese_marked_as_such(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        await boss.PostOnly(Desk, ("Seen", "1"), ("Zh", "只有中文"), ("En", ""));
        using var reader = shop.NewBrowser("en");
        var story = (await reader.Get("/workshops/weiping")).One(".tale .prose");
        Assert.Equal(("zh-CN", "只有中文"), (story.GetAttribute("lang"), story.TextContent.Trim()));
    }

    private static IQueryable<StoryVersion> Versions(ShopDb db) => db.StoryVersions.Where(v => db.Stories.Any(s => s.Id == v.StoryId && s.Slug == "weiping"));
}
