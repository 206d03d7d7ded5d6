using System.Globalization;
using System.Net;
using NetVips;
using Shop.Features.Labels;
using Shop.Features.Posters;
using Shop.Tests.Features.Account;
using UglyToad.PdfPig;

namespace Shop.Tests.Features.Labels;

public class LabelTests
{
    private static readonly (double, double) LabelPoints = (255.1, 170.1), CardPoints = (297.6, 419.5);

    [Theory, OnBothDatabases]
    public async Task A_label_has_its_size_and_every_field_and_its_codes_lead_to_the_lot(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var lot = await shop.Query(db => db.Lots.Include(l => l.Product).ThenInclude(p => p.Food).SingleAsync(l => l.Code == "SAT63XC5"));
        var (food, page) = (lot.Product.Food!, await maker.Get("/cooperative/lots/SAT63XC5"));
        var pdf = await Bytes(maker, shop, page.One("a[href$='label.pdf']").GetAttribute("href")!, "application/pdf");
        var png = await Bytes(maker, shop, page.One("a[href$='label.png']").GetAttribute("href")!, "image/png");

        var text = Read(pdf, LabelPoints);
        foreach (var field in new[] { lot.Product.Name.Zh, food.Ingredients.Zh, food.Allergens.Zh, food.Storage.Zh, food.Maker.Zh, food.Address.Zh, food.Origin.Zh, food.Standard.Zh, food.Licence.Zh, "0571-0000-0001",
            "净含量", "210 克", "生产日期：" + lot.MadeOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), $"保质期：{food.ShelfLifeDays} 天", lot.BestBefore!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "批号：SAT6-3XC5", "营养成分表", "能量", "蛋白质", "脂肪", "碳水化合物", "钠", "NRV%" })
        {
            Assert.Contains(Squeeze(field), text, StringComparison.Ordinal);
        }
        using var picture = Image.NewFromBuffer(png);
        Assert.Equal((1063, 709), (picture.Width, picture.Height));
        Assert.Equal(300, picture.Xres * 25.4, 0.5);
        AssertNothingNearTheEdge(picture, (int)(DrawLabel.Margin * 300 / 25.4));
        await AssertCodes(shop, png, pdf, "/lots/SAT63XC5", "SAT6-3XC5");
    }

    [Theory, OnBothDatabases]
    public async Task A_craft_s_label_has_the_craft_s_fields(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var boss = await shop.SignedIn("operator@shop.test");
        var code = await shop.Query(db => db.Lots.Where(l => l.Product.Slug == "mist-cup").Select(l => l.Code).FirstAsync());
        var pdf = await Bytes(boss, shop, $"/lots/{code}/label.pdf", "application/pdf");
        var png = await Bytes(boss, shop, $"/lots/{code}/label.png", "image/png");
        var text = Read(pdf, LabelPoints);
        foreach (var field in new[] { "云雾杯", "材质：青瓷", "使用：可进洗碗机", "执行标准：Q/XQ", "（示例）", "制作人：", "生产者：", "地址：", "电话：", "批号：" + LotCode.Show(code) })
        {
            Assert.Contains(Squeeze(field), text, StringComparison.Ordinal);
        }
        Assert.DoesNotContain("营养成分表", text, StringComparison.Ordinal);
        await AssertCodes(shop, png, pdf, $"/lots/{code}", LotCode.Show(code));
    }

    [Theory, OnBothDatabases]
    public async Task A_field_that_is_too_long_is_named_and_nothing_is_printed(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        await shop.Do<ShopDb>(db => db.Set<FoodLabel>().Where(f => db.Products.Any(p => p.Id == f.ProductId && p.Slug == "classic-chilli-sauce"))
            .ExecuteUpdateAsync(s => s.SetProperty(f => f.Storage.Zh, string.Concat(Enumerable.Repeat("放在阴凉的地方，", 50)))));
        using var maker = await shop.SignedIn("weiping@shop.test");
        foreach (var ending in new[] { "pdf", "png" })
        {
            var refused = await maker.Get($"/lots/SAT63XC5/label.{ending}");
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.Contains("贮存条件", refused.One("[role=alert]").TextContent, StringComparison.Ordinal);
        }
    }

    [Theory, OnBothDatabases]
    public async Task A_card_for_the_counter_has_its_size_its_price_and_its_code(DatabaseProvider provider)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(provider);
        using var maker = await shop.SignedIn("weiping@shop.test");
        var link = (await maker.Get("/cooperative/lots/SAT63XC5")).One("a[href$='card.pdf']").GetAttribute("href")!;
        var pdf = await Bytes(maker, shop, link, "application/pdf");
        var png = await Bytes(maker, shop, link.Replace(".pdf", ".png", StringComparison.Ordinal), "image/png");
        var text = Read(pdf, CardPoints);
        Assert.All(new[] { "威坪辣酱·", "原味", "39", "再加不着急" }, word => Assert.Contains(word, text, StringComparison.Ordinal));
        using var picture = Image.NewFromBuffer(png);
        Assert.Equal((1240, 1748), (picture.Width, picture.Height));
        await AssertCodes(shop, png, pdf, "/products/classic-chilli-sauce", "威坪辣酱·原味");
    }

    [Theory]
    [InlineData("weijiangfang")]
    [InlineData("xianqi")]
    public async Task The_longest_name_and_the_shortest_are_printed_whole_or_refused(string brand)
    {
        Assert.SkipUnless(new ChineseType().IsThere, ChineseType.HowToGetOne);
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var nutrition = new[] { "能量", "蛋白质", "脂肪", "碳水化合物", "钠" }.Select(n => new Nutrient { Name = new Text(n, null), Per100g = "1234 kJ", Nrv = "114%" }).ToList();
        foreach (var name in new[] { "茶", "威坪辣酱·原味", "威坪山里晒足九十天的朝天椒特辣酱", "缙云仙都石峰云雾之间手捏的小小青瓷杯" })
        {
            var label = new Label(brand, new Text(name, "Unforgettably long English name of a sauce from the hills"), "微辣", "1500 克", [new LabelField("Ingredients", "配料", "辣椒"), new LabelField("Maker", "生产者", "合作社")], nutrition, "SAT63XC5", "https://shop.example/lots/SAT63XC5");
            using var print = shop.Service<DrawLabel>().Run(label).Label;
            Assert.Contains(Squeeze(name), Read(print!.Pdf(), LabelPoints), StringComparison.Ordinal);
            using var picture = Image.NewFromBuffer(print.Png(300));
            AssertNothingNearTheEdge(picture, (int)(DrawLabel.Margin * 300 / 25.4));
            using var card = shop.Service<DrawCard>().Run(new Card(brand, new Text(name, "A name"), new Text("一句话说完，不多说。", "One sentence."), "1,280.50起", null, "https://shop.example/products/tea")).Card;
            Assert.Contains(Squeeze(name), Read(card!.Pdf(), CardPoints), StringComparison.Ordinal);
            using var shown = Image.NewFromBuffer(card.Png(300));
            AssertNothingNearTheEdge(shown, 46);
        }
        var endless = new Text(string.Concat(Enumerable.Repeat("酱", 1000)), null);
        Assert.Equal("Name", shop.Service<DrawLabel>().Run(new Label(brand, endless, "", "", [], [], "SAT63XC5", "https://shop.example/")).Fault?.Field.Key);
        Assert.Equal("Name", shop.Service<DrawCard>().Run(new Card(brand, endless, Text.Empty, "1", null, "https://shop.example/")).Fault?.Field.Key);
    }

    [Theory]
    [InlineData("单罐 210 克；三罐礼盒 630 克（210 克 × 3）", "微辣 · 单罐", "210 克", 4)]
    [InlineData("单罐 210 克；三罐礼盒 630 克（210 克 × 3）", "三罐礼盒", "630 克（210 克 × 3）", 4)]
    [InlineData("120 克", "", "120 克", 3)]
    [InlineData("45 g", "小瓶", "45 g", 2)]
    [InlineData("2 千克", "桶装", "2 千克", 6)]
    public void Net_content_is_that_of_the_kind_in_figures_as_high_as_the_law_asks(string all, string variant, string one, float millimetres)
    {
        Assert.Equal(one, NetContent.Of(all, variant));
        Assert.Equal(millimetres, NetContent.LeastHeight(one));
    }

    private static async Task<byte[]> Bytes(Browser browser, ShopApp shop, string path, string type)
    {
        using var client = new HttpClient(new SocketsHttpHandler { CookieContainer = browser.Cookies }) { BaseAddress = shop.Address };
        using var answer = await client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("inline", answer.Content.Headers.ContentDisposition?.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync();
    }

    // The one page's words in reading order, without blanks; characters as written and not as old radicals.
    private static string Read(byte[] pdf, (double Width, double Height) points)
    {
        using var document = PdfDocument.Open(pdf);
        var page = document.GetPages().Single();
        Assert.Equal(points.Width, page.Width, 0.6);
        Assert.Equal(points.Height, page.Height, 0.6);
        Assert.All(page.Letters, l => Assert.True(l.BoundingBox.Left >= 0 && l.BoundingBox.Right <= page.Width));
        // A font has one shape for 青 and the radical ⻘; which was written stands beside it.
        var written = page.GetMarkedContents().Where(m => m.ActualText is not null).SelectMany(m => m.Letters.Select((letter, i) => (letter, Text: i == 0 ? m.ActualText! : ""))).ToDictionary(m => (object)m.letter, m => m.Text, (IEqualityComparer<object>)ReferenceEqualityComparer.Instance);
        return Squeeze(string.Concat(page.Letters.Select(l => written.GetValueOrDefault(l) ?? l.Value)));
    }

    private static string Squeeze(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    private static void AssertNothingNearTheEdge(Image picture, int pixels)
    {
        foreach (var (x, y, width, height) in new[] { (0, 0, picture.Width, pixels), (0, picture.Height - pixels, picture.Width, pixels), (0, 0, pixels, picture.Height), (picture.Width - pixels, 0, pixels, picture.Height) })
        {
            using var edge = picture.ExtractArea(x, y, width, height);
            Assert.Equal(255, edge.Min());
        }
    }

    private static async Task AssertCodes(ShopApp shop, byte[] png, byte[] pdf, string path, string says)
    {
        Assert.SkipUnless((QrReader.WhyNot ?? PdfPicture.WhyNot) is null, QrReader.WhyNot ?? PdfPicture.WhyNot ?? "");
        foreach (var picture in new[] { png, await PdfPicture.Of(pdf, 300) })
        {
            var address = new Uri(await QrReader.Read(picture));
            Assert.Equal(path, address.AbsolutePath);
            using var client = new HttpClient { BaseAddress = shop.Address };
            Assert.Contains(says, await client.GetStringAsync(address), StringComparison.Ordinal);
        }
    }
}
