using System.Text;
using Shop.Features.OrderImports;

namespace Shop.Tests.Features.OrderImports;

public sealed class ReadOrdersTests
{
    private static readonly string Seeds = Path.Combine(Root(), "seeds");

    [Fact]
    public void Rows_that_cannot_be_read_are_told_with_line_column_and_reason()
    {
        var read = Read("generic", """
            order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency
            ,2026-01-01,paid,,,,X,,1,1.00,CNY
            A,gestern,paid,,,,X,,1,1.00,CNY
            A,,paid,,,,X,,1,1.00,CNY
            A,2199-01-01,paid,,,,X,,1,1.00,CNY
            A,2026-01-01,bezahlt,,,,X,,1,1.00,CNY
            A,2026-01-01,paid,,,,X,,one,1.00,CNY
            A,2026-01-01,paid,,,,X,,1,1.00.0,CNY
            A,2026-01-01,paid,,,,X,,1,1e99,CNY
            A,2026-01-01,paid,,,,X,,1,99999999999999999999,CNY
            A,2026-01-01,paid,,,,X,,1,1.00,¥
            A,2026-01-01,paid,,,,X,,1,1.00,CNY
            A,2026-01-01,paid,,,,X,,1,1.00,USD
            """);
        Assert.Equal(
            [
                (2, ImportField.Order, BadRowReason.Missing), (3, ImportField.PlacedAt, BadRowReason.NotATime), (4, ImportField.PlacedAt, BadRowReason.Missing), (5, ImportField.PlacedAt, BadRowReason.InTheFuture),
                (6, ImportField.Status, BadRowReason.UnknownStatus), (7, ImportField.Units, BadRowReason.NotANumber), (8, ImportField.Amount, BadRowReason.NotANumber), (9, ImportField.Amount, BadRowReason.NotANumber),
                (10, ImportField.Amount, BadRowReason.TooLarge), (11, ImportField.Currency, BadRowReason.NotACurrency), (13, ImportField.Currency, BadRowReason.OtherCurrency),
            ], read.Bad.Select(b => (b.Line, b.Field, b.Reason)));
        Assert.Equal((1, 12), (read.Orders.Count, read.Lines));
    }

    [Fact]
    public void What_could_tell_who_a_person_is_is_never_in_a_complaint()
    {
        var read = Read("cdnow", "13912345678" + new string('9', 80) + " 19970101 1 9.99");
        Assert.Equal("", Assert.Single(read.Bad).Value);
    }

    [Fact]
    public void A_platforms_export_in_gb18030_is_read_with_its_own_words()
    {
        var csv = "订单编号,买家会员名,买家应付货款,订单状态,订单创建时间,宝贝标题,宝贝总数量,联系手机\n=\"3712345678901234567\",辣妹,\"1,039.00\",交易成功,2026-05-01 20:13:00,威坪辣酱,12,'13912345678\n3712345678901234568,辣妹,39.00,等待买家付款,2026/5/2 9:05,威坪辣酱,1,139****5678\n";
        var read = new ReadOrders(Clock()).Run(CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(csv), Profile("taobao"));
        Assert.Equal((OrderFileFault.None, 0), (read.Fault, read.Bad.Count));
        Assert.Equal([("3712345678901234567", 103_900L, 12), ("3712345678901234568", 0L, 0)], read.Orders.Select(o => (o.Number, o.Amount, o.Units)));
        Assert.Equal([(IdentifierKind.Buyer, "辣妹"), (IdentifierKind.Phone, "+8613912345678")], read.Orders[0].Known);
        // A phone that can't be one identifies nobody; the row is taken.
        Assert.Equal([(IdentifierKind.Buyer, "辣妹")], read.Orders[1].Known);
    }

    [Fact]
    public void Rows_of_a_customer_and_day_are_one_order_with_or_without_headings()
    {
        var master = Read("cdnow", " customer_id  date number_of_cds  dollar_value\n 00001 19970101  1   11.77\n 00001 19970101  2   20.00\n 00002 19970112  5   77.00\n");
        Assert.Equal([("00001-19970101", 3177L, 3), ("00002-19970112", 7700L, 5)], master.Orders.Select(o => (o.Number, o.Amount, o.Units)));
        var sample = Read("cdnow", " 00004 0001 19970101  2   29.33\n 00004 0001 19970118  2   29.73\n");
        Assert.Equal([("00004-19970101", 2933L), ("00004-19970118", 2973L)], sample.Orders.Select(o => (o.Number, o.Amount)));
    }

    [Theory]
    [InlineData("order,status\nA,paid", OrderFileFault.MissingColumn)]
    [InlineData("", OrderFileFault.Empty)]
    [InlineData("order,placed_at,quantity,amount\n", OrderFileFault.Empty)]

    [InlineData("PK\u0003\u0004 and then nothing that unpacks", OrderFileFault.NotATable)]
    [InlineData("order,placed_at\0", OrderFileFault.NotATable)]
    public void A_file_that_is_no_table_of_orders_is_a_result(string text, OrderFileFault fault) => Assert.Equal(fault, Read("generic", text).Fault);

    [Fact]
    public void A_quotation_mark_that_is_not_closed_makes_a_bad_row_and_no_order()
    {
        var read = Read("generic", "order,placed_at,quantity,amount\n\"A,2026-01-01,1,1\nB,2026-01-01,1,1\n");
        Assert.Equal((0, BadRowReason.Missing), (read.Orders.Count, Assert.Single(read.Bad).Reason));
    }

    [Fact]
    public async Task Every_profile_that_the_shop_brings_can_be_read_and_has_a_title_in_both_languages() =>
        Assert.All(await Profiles("nowhere").All(), p => Assert.True(p.Title is { Zh.Length: > 0, En.Length: > 0 } && p.Columns.Count > 0, p.Name));

    [Fact]
    public async Task A_village_adds_a_profile_of_its_own()
    {
        var folder = Directory.CreateTempSubdirectory("shop_profiles_").FullName;
        Directory.CreateDirectory(Path.Combine(folder, "import-profiles"));
        await File.WriteAllTextAsync(Path.Combine(folder, "import-profiles", "market.json"), """{ "title": { "zh": "集市", "en": "Market" }, "columns": { "order": ["No."], "placedAt": ["Day"], "units": ["Pieces"], "amount": ["Yuan"] } }""");
        var profile = await Profiles(folder).Of("market");
        var read = new ReadOrders(Clock()).Run("No.;Day;Pieces;Yuan\n7;2026-01-02;3;117.5\n"u8.ToArray(), profile!);
        Assert.Equal(("7", 11_750L), (read.Orders[0].Number, read.Orders[0].Amount));
        Directory.Delete(folder, recursive: true);
    }

    private static OrderFile Read(string profile, string text) => new ReadOrders(Clock()).Run(Encoding.UTF8.GetBytes(text), Profile(profile));

    private static ImportProfiles Profiles(string data)
    {
        var folders = new Folders(data, Root());
        return new ImportProfiles(new FolderFiles(folders), folders);
    }

    private static ImportProfile Profile(string name) => Profiles("nowhere").Of(name).Result!;

    private static ShopClock Clock() => new(TimeProvider.System, new ShopOptions());

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Shop.sln")))
        {
            folder = folder.Parent;
        }
        return folder.FullName;
    }
}
