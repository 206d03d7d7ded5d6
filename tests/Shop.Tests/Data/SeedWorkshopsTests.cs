namespace Shop.Tests.Data;

public class SeedWorkshopsTests
{
    [Theory, OnBothDatabases]
    public async Task Both_workshops_come_with_their_steps_people_goods_and_story(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        var workshops = await shop.Query(db => db.Workshops.AsNoTracking().AsSplitQuery().Include(w => w.Steps).Include(w => w.People).Include(w => w.Products).Include(w => w.Story.Versions).OrderBy(w => w.Slug).ToListAsync());
        Assert.Equal(["weiping", "xiandu"], workshops.Select(w => w.Slug));
        Assert.Equal([8, 5], workshops.Select(w => w.Steps.Count));
        Assert.All(workshops, w =>
        {
            Assert.Equal(Enumerable.Range(1, w.Steps.Count), w.Steps.Select(s => s.Position).Order());
            Assert.All(w.Steps, s => Assert.False(string.IsNullOrEmpty(s.Words.En) || string.IsNullOrEmpty(s.Alt.En) || string.IsNullOrEmpty(s.Who.En)));
            Assert.All(w.People, p => Assert.Contains("（示例）", p.Name.Zh));
            Assert.NotEmpty(w.Products);
            Assert.Equal(("seed", 1), w.Story.Versions.Select(v => (v.By, v.Number)).Single());
        });
    }

    [Theory, OnBothDatabases]
    public async Task Seeding_again_leaves_what_an_operator_wrote_and_follows_the_files_elsewhere(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(async db =>
        {
            var edited = await db.Stories.SingleAsync(s => s.Slug == "weiping");
            edited.Versions.Add(new StoryVersion { Number = 2, Markdown = new Text("店里人写的", "Written here"), By = "someone", At = DateTime.UtcNow });
            var untouched = await db.Stories.SingleAsync(s => s.Slug == "xiandu");
            untouched.Versions.Add(new StoryVersion { Number = 2, Markdown = new Text("旧文件", "An older file"), By = "seed", At = DateTime.UtcNow });
            var workshop = await db.Workshops.SingleAsync(w => w.Slug == "weiping");
            (workshop.Name, workshop.EditedAt) = (new Text("改过的名字", "Renamed"), DateTime.UtcNow);
            (await db.Workshops.SingleAsync(w => w.Slug == "xiandu")).Name = new Text("走样的名字", "Gone astray");
            db.SeededFiles.RemoveRange(await db.SeededFiles.Where(f => f.Path.StartsWith("stories/") || f.Path.StartsWith("workshops/")).ToListAsync());
            await db.SaveChangesAsync();
        });
        await shop.Do<Seeder>(async s => Assert.Equal(6, await s.Run()));
        Assert.Equal("店里人写的", await Latest("weiping"));
        Assert.StartsWith("## 石头不卖", await Latest("xiandu"));
        Assert.Equal(3, await shop.Query(db => db.StoryVersions.CountAsync(v => db.Stories.Any(s => s.Id == v.StoryId && s.Slug == "xiandu"))));
        Assert.Equal(["改过的名字", "仙都工坊"], await shop.Query(db => db.Workshops.OrderBy(w => w.Slug).Select(w => w.Name.Zh).ToListAsync()));
        Assert.Equal([8, 5], await shop.Query(db => db.Workshops.OrderBy(w => w.Slug).Select(w => w.Steps.Count).ToListAsync()));

        Task<string> Latest(string slug) => shop.Query(db => db.StoryVersions.Where(v => db.Stories.Any(s => s.Id == v.StoryId && s.Slug == slug)).OrderByDescending(v => v.Number).Select(v => v.Markdown.Zh).FirstAsync());
    }

    [Theory, OnBothDatabases]
    public async Task The_database_refuses_two_versions_of_one_number_and_places_off_the_globe(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        await Assert.ThrowsAnyAsync<DbUpdateException>(() => shop.Do<ShopDb>(async db =>
        {
            (await db.Stories.OrderBy(s => s.Id).FirstAsync()).Versions.Add(new StoryVersion { Number = 1, Markdown = new Text("一样", null), By = "someone", At = DateTime.UtcNow });
            await db.SaveChangesAsync();
        }));
        await Refused(db => db.StoryVersions.ExecuteUpdateAsync(s => s.SetProperty(v => v.Number, 0)));
        await Refused(db => db.Workshops.ExecuteUpdateAsync(s => s.SetProperty(w => w.Latitude, 91)));
        await Refused(db => db.Workshops.ExecuteUpdateAsync(s => s.SetProperty(w => w.Slug, "same")));
        await Refused(db => db.Stories.ExecuteDeleteAsync());

        Task Refused(Func<ShopDb, Task<int>> act) => Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => shop.Query(act));
    }
}
