using System.Net;
using Shop.Features.Listings;
using Shop.Tests.Features.Account;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Listings;

/// <summary>A product as a cooperative writes it down on the phone, step by step.</summary>
public class DraftTests
{
    [Theory, OnBothDatabases]
    public async Task Each_step_is_saved_as_far_as_it_goes_and_what_cannot_be_read_is_told_at_its_field(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        var form = await own.Get("/cooperative/products/new");
        Assert.Equal(("image/*", "environment"), (form.One("#Photo").GetAttribute("accept"), form.One("#Photo").GetAttribute("capture")));
        Assert.Equal("sauces", form.One("#Category option[selected]").GetAttribute("value"));
        var refused = await own.PostOnly("/cooperative/products", ("Name", ""), ("Price", "many"), ("Stock", "60"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "many", "60"), (refused.Status, refused.One("#Price").GetAttribute("value"), refused.One("#Stock").GetAttribute("value")));
        Assert.True(refused.One("#Price-error").TextContent.Length > 3);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.PostOnly("/cooperative/products", ("Name", ""))).Status);
        Assert.Empty(await shop.Query(db => db.ListingDrafts.ToListAsync()));

        var draft = await own.Began("晒酱萝卜", null);
        var saved = await shop.DraftAt(draft);
        Assert.Equal(("晒酱萝卜", 1990L, 60L, true), (saved.Document.Name.Zh, saved.Document.Variants[0].PriceFen, saved.Document.Variants[0].Stock, saved.Document.IsFood));
        Assert.Matches("^SJLB-[0-9A-Z]{5}$", saved.Document.Variants[0].Sku);
        // A button pressed twice is one draft.
        Assert.Equal(draft, await own.Began("晒酱萝卜", null));
        Assert.Equal(HttpStatusCode.NotFound, (await own.Get($"{draft}/nothing")).Status);

        // One word of the label is a step, too.
        var label = await own.Get($"{draft}/label");
        Assert.Equal(HttpStatusCode.Redirect, (await own.Submit(label, "main form", follow: false, ("Ingredients", "白萝卜"), ("Energy", "210"), ("Maker", ""))).Status);
        saved = await shop.DraftAt(draft);
        Assert.Equal(("白萝卜", "", "210 kJ", "3%"), (saved.Document.Food!.Ingredients.Zh, saved.Document.Food.Maker.Zh, saved.Document.Food.Nutrition[0].Per100g, saved.Document.Food.Nutrition[0].Nrv));
        label = await own.Get($"{draft}/label");
        Assert.Equal("白萝卜", label.One("#Ingredients").TextContent.Trim());
        var unreadable = await own.Submit(label, "main form", follow: false, ("ShelfLifeDays", "半年"), ("NetContent", "250 克"), ("MadeOn", ListingValue.Day(shop.Service<ShopClock>().Today.AddDays(1))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "半年", "250 克"), (unreadable.Status, unreadable.One("#ShelfLifeDays").GetAttribute("value"), unreadable.One("#NetContent").GetAttribute("value")));
        Assert.True(unreadable.One("#ShelfLifeDays-error").TextContent.Length > 3 && unreadable.One("#MadeOn-error").TextContent.Length > 3);
        Assert.Equal("", (await shop.DraftAt(draft)).Document.Food!.NetContent.Zh);

        await own.Submit(await own.Get($"{draft}/story"), "main form", ("Story", "奶奶晒的。"), ("Attributes", "辣度：不辣\n口感：脆"));
        var english = await own.Get($"{draft}/english");
        Assert.Contains("晒酱萝卜", english.Text, StringComparison.Ordinal);
        await own.Submit(english, "main form", ("NameEn", "Sun-dried Radish"), ("AttributesEn", "Heat: none\nBite: crisp"));
        saved = await shop.DraftAt(draft);
        Assert.Equal(("Sun-dried Radish", "奶奶晒的。", "crisp"), (saved.Document.Name.En, saved.Document.Story.Zh, saved.Document.Attributes[1].Value.En));
        var list = await own.Get("/cooperative/products");
        Assert.Contains("晒酱萝卜", list.One($".listing-drafts a[href='{draft}']").TextContent, StringComparison.Ordinal);
    }

    [Theory, OnBothDatabases]
    public async Task A_food_without_its_label_is_not_handed_in_and_the_page_says_what_is_missing(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        var draft = await own.Began("晒酱萝卜", Drafting.Photo());
        var refused = await own.Submit(await own.Get(draft), "form[action$='/submission']", follow: false);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.NotEmpty(refused.All("[role=alert]"));
        var links = refused.All(".listing-missing a").Select(a => a.GetAttribute("href")!.Split("/label#")[^1]).ToList();
        Assert.Equal(["Ingredients", "NetContent", "Maker", "Address", "Origin", "Storage", "Standard", "Licence", "ShelfLifeDays", "Energy", "Protein", "Fat", "Carbohydrate", "Sodium", "MadeOn"], links);
        var label = await own.Get($"{draft}/label");
        Assert.All(links, field => Assert.NotNull(label.Document.GetElementById(field)));
        Assert.Equal(ListingState.Draft, (await shop.DraftAt(draft)).State);

        // What the cooperative's other foods say alike stands there to be looked at, and is saved with the rest, English included.
        Assert.Contains("SC", label.One("#Licence").GetAttribute("value"), StringComparison.Ordinal);
        Assert.Null((await shop.DraftAt(draft)).Document.Food);
        await shop.HandIn(own, draft);
        var saved = await shop.DraftAt(draft);
        Assert.Equal(ListingState.Submitted, saved.State);
        Assert.Contains("demo", saved.Document.Food!.Maker.En!, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.PostOnly($"{draft}/label", ("Version", $"{saved.Version}"), ("Ingredients", "糖"))).Status);
        Assert.Equal("白萝卜、黄豆酱、食用盐", (await shop.DraftAt(draft)).Document.Food!.Ingredients.Zh);

        // Stock too old to be sold is told before anybody looks at it.
        var old = await own.Began("陈年萝卜", Drafting.Photo());
        await own.Submit(await own.Get($"{old}/label"), "main form", [.. Drafting.Label, ("MadeOn", ListingValue.Day(shop.Service<ShopClock>().Today.AddDays(-200)))]);
        var late = await own.Submit(await own.Get(old), "form[action$='/submission']", follow: false);
        Assert.Equal((HttpStatusCode.UnprocessableEntity, $"{old}/label#MadeOn"), (late.Status, late.One(".listing-missing a").GetAttribute("href")));
    }

    [Theory, OnBothDatabases]
    public async Task Of_two_members_who_write_at_once_the_second_is_told_and_keeps_what_was_typed(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var one = await shop.SignedIn(Drafting.Weiping);
        using var two = await shop.SignedIn(Drafting.Weiping);
        var draft = await one.Began("晒酱萝卜", null);
        var (mine, yours) = (await one.Get($"{draft}/basics"), await two.Get($"{draft}/basics"));
        Assert.Equal(HttpStatusCode.Redirect, (await one.Submit(mine, "main form", follow: false, ("Summary", "脆的"))).Status);
        var told = await two.Submit(yours, "main form", follow: false, ("Summary", "香的"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "香的"), (told.Status, told.One("#Summary").GetAttribute("value")));
        Assert.Contains("脆的", told.One("#Summary-stored").TextContent, StringComparison.Ordinal);
        Assert.Empty(told.All("#Name-stored"));
        Assert.NotEmpty(told.All("[role=alert]"));
        Assert.Equal("脆的", (await shop.DraftAt(draft)).Document.Summary.Zh);
        Assert.Equal(HttpStatusCode.Redirect, (await two.Submit(told, "main form", follow: false)).Status);
        Assert.Equal("香的", (await shop.DraftAt(draft)).Document.Summary.Zh);

        // Really at once: one of them is saved, and photos of both.
        var (a, b) = (await one.Get($"{draft}/story"), await two.Get($"{draft}/story"));
        var answers = await Task.WhenAll(one.Submit(a, "main form", follow: false, ("Story", "甲")), two.Submit(b, "main form", follow: false, ("Story", "乙")));
        Assert.Equal([HttpStatusCode.Redirect, HttpStatusCode.UnprocessableEntity], answers.Select(x => x.Status).Order());
        await one.Upload($"{draft}/pictures", "Photos", Drafting.Photo(61), "a.png");
        await two.Upload($"{draft}/pictures", "Photos", Drafting.Photo(62), "b.png");
        Assert.Equal(2, (await shop.DraftAt(draft)).Document.Pictures.Count);
    }

    [Theory, OnBothDatabases]
    public async Task What_the_plain_goods_fetch_is_asked_for_and_need_not_be_said(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        var draft = (await own.PostOnly("/cooperative/products/classic-chilli-sauce/draft")).Location!.AbsolutePath;
        var before = await shop.Query(db => db.Products.Where(p => p.Slug == "classic-chilli-sauce").Select(p => p.RawPriceFen).SingleAsync());
        Assert.Equal(before, (await shop.DraftAt(draft)).Document.RawPriceFen);
        var wrong = await own.Submit(await own.Get($"{draft}/basics"), "main form", follow: false, ("RawPrice", "一块"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "一块"), (wrong.Status, wrong.One("#RawPrice").GetAttribute("value")));
        Assert.Equal(HttpStatusCode.Redirect, (await own.Submit(wrong, "main form", follow: false, ("RawPrice", "45.50"))).Status);
        Assert.Equal(4550, (await shop.DraftAt(draft)).Document.RawPriceFen);
        Assert.Equal(HttpStatusCode.Redirect, (await own.Submit(await own.Get($"{draft}/basics"), "main form", follow: false, ("RawPrice", ""))).Status);
        Assert.Null((await shop.DraftAt(draft)).Document.RawPriceFen);
    }

    [Theory, OnBothDatabases]
    public async Task Photos_and_variants_are_added_changed_and_taken_out(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        var draft = await own.Began("竹勺", null, "kitchen-tools");
        Assert.Equal((false, true), ((await shop.DraftAt(draft)).Document.IsFood, (await shop.DraftAt(draft)).Document.Returnable));
        foreach (var width in new[] { 61, 62 })
        {
            Assert.Equal(HttpStatusCode.Redirect, (await own.Upload($"{draft}/pictures", "Photos", Drafting.Photo(width), "a.png")).Status);
        }
        var refused = await own.Upload($"{draft}/pictures", "Photos", "<svg onload='x()'/>"u8.ToArray(), "a.png");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.True(refused.One("#Photos-error").TextContent.Length > 3);
        var before = (await shop.DraftAt(draft)).Document.Pictures;
        await own.Submit(refused, $"form[action$='/{before[1]}/first']");
        Assert.Equal([before[1], before[0]], (await shop.DraftAt(draft)).Document.Pictures);
        await own.Submit(await own.Get($"{draft}/pictures"), $"form[action$='/{before[0]}/removal']");
        Assert.Equal([before[1]], (await shop.DraftAt(draft)).Document.Pictures);
        Assert.Equal("竹勺", (await shop.Query(db => db.Pictures.SingleAsync(p => p.Id == before[1]))).Alt.Zh);

        var added = await own.Submit(await own.Get($"{draft}/variants/new"), "main form", follow: false, ("VariantName", "长柄"), ("Price", "25"), ("Stock", "5"), ("Options", "长：30 厘米"), ("Sku", "long-1"), ("WeightGrams", "80"), ("Barcode", "2000001001011"));
        Assert.Equal(HttpStatusCode.Redirect, added.Status);
        foreach (var taken in new[] { "LONG-1", "WJF-CLS-MILD", "不行" })
        {
            var wrong = await own.Submit(await own.Get($"{draft}/variants/new"), "main form", follow: false, ("VariantName", "又一个"), ("Sku", taken));
            Assert.Equal((HttpStatusCode.UnprocessableEntity, taken), (wrong.Status, wrong.One("#Sku").GetAttribute("value")));
            Assert.True(wrong.One("#Sku-error").TextContent.Length > 3);
        }
        var variants = (await shop.DraftAt(draft)).Document.Variants;
        Assert.Equal(2, variants.Count);
        Assert.Equal(("LONG-1", 2500L, 5L, 80, "30 厘米"), (variants[1].Sku, variants[1].PriceFen, variants[1].Stock, variants[1].WeightGrams, variants[1].Options.Single().Value.Zh));
        await own.Submit(await own.Get($"{draft}/english"), "main form", ("v2-OptionsEn", "Length: 30 cm"));
        Assert.Equal("30 cm", (await shop.DraftAt(draft)).Document.Variants[1].Options.Single().Value.En);
        await own.Submit(await own.Get($"{draft}/variants/1"), "form[action$='/removal']");
        Assert.Equal("LONG-1", Assert.Single((await shop.DraftAt(draft)).Document.Variants).Sku);

        var page = await own.Get(draft);
        Assert.Equal("/cooperative/products", (await own.Submit(page, "form[action$='/removal']", follow: false)).Location!.AbsolutePath);
        Assert.Equal(ListingState.Discarded, (await shop.DraftAt(draft)).State);
        Assert.Empty((await own.Get("/cooperative/products")).All(".listing-drafts a"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.Submit(page, "form[action$='/submission']", follow: false)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task Another_cooperative_s_draft_is_not_there(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var own = await shop.SignedIn(Drafting.Weiping);
        using var other = await shop.SignedIn("xiandu@shop.test");
        var draft = await own.Began("晒酱萝卜", Drafting.Photo());
        var saved = await shop.DraftAt(draft);
        var picture = saved.Document.Pictures.Single();
        foreach (var page in new[] { "", "/basics", "/label", "/story", "/english", "/pictures", "/variants", "/variants/new", "/variants/1" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.Get(draft + page)).Status);
        }
        foreach (var post in new[] { "/basics", "/label", "/story", "/english", "/variants", "/variants/1", "/variants/1/removal", $"/pictures/{picture}/first", $"/pictures/{picture}/removal", "/submission", "/removal" })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly(draft + post, ("Version", $"{saved.Version}"), ("Name", "我的"))).Status);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await other.Upload($"{draft}/pictures", "Photos", Drafting.Photo(), "a.png")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await other.PostOnly("/cooperative/products/classic-chilli-sauce/draft")).Status);
        Assert.Equal((saved.Version, saved.Document.ToJson()), ((await shop.DraftAt(draft)).Version, (await shop.DraftAt(draft)).Document.ToJson()));
        Assert.Empty((await other.Get("/cooperative/products")).All(".listing-drafts a"));
    }
}
