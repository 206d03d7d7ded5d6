using System.IO.Compression;
using System.Net;
using System.Text;
using Shop.Tests.Features.Checkout;
using Shop.Tests.Features.OrderImports;
using Shop.Tests.Features.Sending;
using Shop.Tests.Features.Till;
using Shop.Tests.Features.Winback;

namespace Shop.Tests.Features.Account;

public class PrivacyTests
{
    private const string Email = "forget.me@example.com";
    private static readonly string[] Traces = ["忘忧草", "+8613912345678", "遗忘街道七号", "forget.me@example.com", "请放在门口的缸里", "忘忧草抬头", "罐口有只虫", "这口锅有意思", "徒弟一号", "徒弟二号"];

    [Theory, OnBothDatabases]
    public async Task The_export_holds_everything(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = await shop.Joined(Email, "忘忧草");
        await Live(shop, browser);
        var answer = await browser.Download("/account/privacy/export");
        Assert.Equal("application/zip", answer.Type);
        using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        Assert.Equal(["account.json", "addresses.json", "applications.json", "basket.json", "certificates.json", "livestreams.json", "mails.json", "offers.json", "orders.json", "passkeys.json", "reminders.json", "requests.json", "returns.json", "reviews.json", "rewards.json", "sessions.json", "visits.json", "waiting.json"], zip.Entries.Select(e => e.Name).Order(StringComparer.Ordinal));
        var all = string.Concat(zip.Entries.Select(Read));
        Assert.All(Traces, t => Assert.Contains(t, all, StringComparison.Ordinal));
        Assert.Contains("WJF-CLS-MILD", Read(zip.GetEntry("basket.json")!), StringComparison.Ordinal);
        Assert.Contains(SampleOrder.Number, Read(zip.GetEntry("orders.json")!), StringComparison.Ordinal);
        Assert.Contains("\"quantity\": 1", Read(zip.GetEntry("livestreams.json")!), StringComparison.Ordinal);
        Assert.Contains("\"adults\": 2", Read(zip.GetEntry("waiting.json")!), StringComparison.Ordinal);
        Assert.DoesNotContain("passwordHash", all, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_leaves_the_order_and_no_person_in_any_table(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = await shop.Joined(Email, "忘忧草");
        using var elsewhere = await shop.SignedIn(Email, Accounts.Password);
        await Live(shop, browser);
        var identifiers = await shop.Query(db => db.Identifiers.CountAsync());
        Assert.All(Traces, t => Assert.Contains(t, Everything(shop), StringComparison.Ordinal));

        var page = await browser.Get("/account/privacy");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "form[action$=erasure]", ("Password", Accounts.Password))).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "form[action$=erasure]", ("Password", "wrong"), ("Understood", "true"))).Status);
        Assert.Contains("已经忘掉了", (await browser.Submit(page, "form[action$=erasure]", ("Password", Accounts.Password), ("Understood", "true"))).Text, StringComparison.Ordinal);

        var left = Everything(shop);
        Assert.All(Traces, t => Assert.DoesNotContain(t, left, StringComparison.OrdinalIgnoreCase));
        Assert.Equal(identifiers - 2, await shop.Query(db => db.Identifiers.CountAsync(i => i.Kind != IdentifierKind.Erased)));
        var order = await shop.Query(db => db.Orders.Include(o => o.Parts).ThenInclude(p => p.Lines).SingleAsync(o => o.Number == SampleOrder.Number));
        Assert.Equal((3900, "330000", 1), (order.GoodsFen, order.Address.ProvinceCode, order.Lines.Count()));
        Assert.NotNull(order.CustomerId);
        Assert.Equal(HttpStatusCode.Redirect, (await browser.Send(HttpMethod.Get, "/account")).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.Send(HttpMethod.Get, "/account")).Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.SignIn(Email, Accounts.Password)).Status);
    }

    [Theory, OnBothDatabases]
    public async Task An_order_that_has_not_been_sent_is_called_off_before_its_person_is_forgotten(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider);
        using var browser = await shop.Joined(Email, "忘忧草");
        await browser.PutIn(Buying.Jar, 2);
        var number = Buying.NumberOf(await browser.Order(Buying.NewKey(), ("Name", "忘忧草")));
        Assert.Contains("已经忘掉了", (await browser.Post("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"))).Text, StringComparison.Ordinal);
        var order = await shop.Query(db => db.Orders.SingleAsync(o => o.Number == number));
        Assert.Equal((OrderState.Cancelled, "", null, null), (order.State, order.Address.Name, order.Email, order.UserId));
        Assert.DoesNotContain("忘忧草", Everything(shop), StringComparison.Ordinal);
        await shop.AssertStockReconciles();
    }

    [Theory, OnBothDatabases]
    public async Task Erasing_takes_the_telephone_that_was_given_at_a_counter_along(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var browser = await shop.Joined(Email, "忘忧草");
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        // The same person as a guest, by e-mail and telephone, and at the counter by telephone alone; somebody else at the counter, too.
        await browser.PutIn(Buying.Jar);
        await browser.Order(Buying.NewKey());
        await shop.Bought([(Buying.Jar, 1)], ("Phone", "13912345678"), ("Email", Email));
        var (sale, other) = (await seller.Sell([$"{Buying.Jar}*1"], "exact", ("Phone", "139 1234 5678")), await seller.Sell([$"{Buying.Jar}*1"], "exact", ("Phone", "13912345679")));
        var customer = (await shop.Past(sale)).CustomerId;
        Assert.Equal("+8613912345678", (await shop.Sale(sale)).Address.Phone);

        Assert.Contains("已经忘掉了", (await browser.Post("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"))).Text, StringComparison.Ordinal);

        Assert.DoesNotContain("12345678", Everything(shop), StringComparison.Ordinal);
        Assert.Equal("+8613912345679", (await shop.Sale(other)).Address.Phone);
        // The sale stays in the books and in the figures, and the next one by the same telephone is somebody new's.
        Assert.Equal((customer, 1), await shop.Past(sale) is var past ? (past.CustomerId, past.Units) : default);
        Assert.NotEqual(customer, (await shop.Past(await seller.Sell([$"{Buying.Jar}*1"], "exact", ("Phone", "13912345678")))).CustomerId);
        await shop.AssertAllAgrees();
    }

    [Theory, OnBothDatabases]
    public async Task A_guest_is_forgotten_by_telephone_or_by_email_alone_and_figures_stay(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false", "--Limits:Checkout=1000", "--Limits:Ask=1000"]);
        using var seller = await shop.SignedIn(Dispatch.Weiping);
        using var boss = await shop.SignedIn("operator@shop.test");
        using var account = await shop.Joined("keeps.all@example.com", "忘忧草二号");
        const string Header = "order,placed_at,status,customer,phone,email,sku,title,quantity,amount,currency\n";
        // One by telephone: bought here, at the counter and elsewhere, and has a parcel that hasn't left; one by e-mail: bought here, asked something and wants offers.
        await shop.Bought([(Buying.Jar, 1)], ("Name", "忘忧草"), ("Phone", "13912345678"), ("Email", "first@guest.example"), ("Street", "遗忘街道七号"));
        var sale = await seller.Sell([$"{Buying.Jar}*1"], "exact", ("Phone", "139 1234 5678"));
        await ImportOrdersTests.Import(shop, Header + "i1,2026-05-04,paid,nick,13912345678,,WJF-CLS-MILD,,1,39.00,CNY\ni2,2026-05-09,paid,nick,,,WJF-CLS-MILD,,1,39.00,CNY\ni3,2026-05-09,paid,,,second@guest.example,WJF-CLS-MILD,,1,39.00,CNY\n");
        using var guest = shop.NewBrowser();
        await guest.PutIn(Buying.Jar);
        var waiting = Buying.NumberOf(await guest.Order(Buying.NewKey(), ("Name", "忘忧草"), ("Phone", "13912345678"), ("Note", "请放在门口的缸里")));
        await shop.Bought([(Buying.Jar, 2)], ("Name", "忘忧草三号"), ("Phone", "13912345600"), ("Email", "Second@Guest.example"));
        await guest.PostOnly("/desk", ("Topic", "Goods"), ("Words", "罐口有只虫"), ("Email", "second@guest.example"));
        await shop.Agreed("second@guest.example", "keeps.all@example.com");
        await shop.Do<Shop.Features.Repurchase.CopyOrders>(c => c.Run());
        var past = await shop.Past(sale);
        var before = await Figures();

        async Task<Page> Forget(string who, string? understood = "true") => await boss.PostOnly("/operator/erasures", ("Who", who), ("Understood", understood));
        foreach (var (who, understood) in new[] { ("13912345678", null), ("", "true"), ("nobody", "true"), ("13912349999", "true"), ("nobody@guest.example", "true"), ("keeps.all@example.com", "true") })
        {
            var refused = await Forget(who, understood);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
            Assert.NotEmpty(refused.One(understood is null ? "#Understood-error" : "#Who-error").TextContent);
            Assert.Equal(who, refused.One("#Who").GetAttribute("value") ?? "");
        }
        // What a whole village answers is nobody's to forget.
        var shared = await shop.Query(async db => (await db.Identifiers.SingleAsync(i => i.Hash == shop.Service<Secrets>().IdentifierHash(IdentifierKind.Phone, "+8613912345600"))).Id);
        await boss.PostOnly($"/operator/customers/{past.CustomerId}/identifiers/{shared}", ("joinsNothing", "true"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Forget("13912345600")).Status);
        await boss.PostOnly($"/operator/customers/{past.CustomerId}/identifiers/{shared}", ("joinsNothing", "false"));

        Assert.Equal(HttpStatusCode.Redirect, (await Forget("139 1234 5678")).Status);
        var left = Everything(shop);
        Assert.All(["13912345678", "first@guest.example", "请放在门口的缸里", "遗忘街道七号"], t => Assert.DoesNotContain(t, left, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("忘忧草三号", left, StringComparison.Ordinal);
        Assert.Equal(OrderState.Cancelled, await shop.Query(db => db.Orders.Where(o => o.Number == waiting).Select(o => o.State).SingleAsync()));
        Assert.Equal(HttpStatusCode.Redirect, (await Forget("SECOND@guest.example ")).Status);
        left = Everything(shop);
        Assert.All(["忘忧草三号", "13912345600", "second@guest.example", "罐口有只虫"], t => Assert.DoesNotContain(t, left, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("keeps.all@example.com", left, StringComparison.Ordinal);

        // The orders stay one customer's each, the trail says who did it, and the next order by the telephone is somebody new's.
        Assert.Equal(before, await Figures());
        Assert.Equal(past.CustomerId, (await shop.Past(sale)).CustomerId);
        var operators = await shop.Query(db => db.Users.Where(u => u.Email == "operator@shop.test").Select(u => u.Id).SingleAsync());
        Assert.Equal(2, await shop.Query(db => db.Set<CustomerEvent>().CountAsync(e => e.Kind == CustomerEventKind.Erased && e.By == operators)));
        Assert.Equal(2, (await boss.Get("/operator/erasures")).All(".table tbody tr").Count);
        Assert.NotEqual(past.CustomerId, (await shop.Past(await seller.Sell([$"{Buying.Jar}*1"], "exact", ("Phone", "13912345678")))).CustomerId);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Forget("second@guest.example")).Status);
        await shop.AssertAllAgrees();

        async Task<string> Figures()
        {
            var report = "";
            await shop.Do<Shop.Features.Repurchase.ReadHistory>(async read => report = System.Text.Json.JsonSerializer.Serialize(Shop.Features.Repurchase.CountRepurchase.Run(await read.Run(new()), new DateOnly(2026, 5, 1), shop.Service<ShopClock>().Today.AddDays(1))));
            return report;
        }
    }

    // An account that has lived a little: address, basket, an order that was sent, an invoice, a mail, identifiers.
    internal static async Task Live(ShopApp shop, Browser browser, string email = Email)
    {
        await browser.PostOnly("/desk", ("Topic", "Goods"), ("Words", "罐口有只虫"), ("Phone", "13912345678"));
        await browser.PostOnly("/account/addresses", ("Name", "忘忧草"), ("Phone", "13912345678"), ("Province", "浙江省"), ("City", "杭州市"), ("District", "淳安县"), ("Street", "遗忘街道七号"));
        var livestream = await SampleLivestream.Add(shop, LivestreamState.Live, TimeSpan.FromMinutes(-5));
        await browser.PostOnly($"/livestreams/{livestream.Slug}/messages", ("Text", "这口锅有意思"));
        var offer = await SampleLivestream.Offer(shop, livestream, units: 2);
        await browser.PostOnly($"/livestreams/{livestream.Slug}/offers/{offer.Id}/purchases", ("quantity", "1"));
        await shop.Do<ShopDb>(async db =>
        {
            var user = await db.Users.SingleAsync(u => u.Email == email);
            var variant = await db.Variants.Include(v => v.Product).SingleAsync(v => v.Sku == "WJF-CLS-MILD");
            var basket = await db.Baskets.SingleOrDefaultAsync(b => b.UserId == user.Id);
            if (basket is null)
            {
                db.Baskets.Add(basket = new Basket { Id = Guid.NewGuid(), UserId = user.Id, ChangedAt = DateTime.UtcNow });
            }
            basket.Items.Add(new BasketItem { VariantId = variant.Id, Quantity = 2, SeenPriceFen = 3900, AddedAt = DateTime.UtcNow, Names = "徒弟一号" });
            var session = await db.Sessions.Where(s => s.State != SessionState.Cancelled && s.StartsAt > DateTime.UtcNow).OrderBy(s => s.Id).FirstAsync();
            db.SessionWaiters.Add(new SessionWaiter { SessionId = session.Id, UserId = user.Id, Email = email, Culture = "zh-CN", Adults = 2, Places = 2, State = WaiterState.Waiting, AskedAt = DateTime.UtcNow, WaitingSince = DateTime.UtcNow });
            await db.SaveChangesAsync();
            var order = await SampleOrder.Add(db, email, PartState.Delivered, "WJF-CLS-MILD");
            order.Lines.First().Participants.Add(new Participant { Seat = 1, Name = "徒弟二号", KeptDays = 30 });
            order.Customer!.Identifiers.Add(new Identifier { Kind = IdentifierKind.Account, Hash = new string('a', 64) });
            order.Customer.Identifiers.Add(new Identifier { Kind = IdentifierKind.Email, Hash = new string('b', 64) });
            order.Parts[0].Invoice = new Invoice { Title = "忘忧草抬头", Email = email, AskedAt = DateTime.UtcNow };
            db.OutgoingMails.Add(new OutgoingMail { Occasion = $"order:{order.Id}:placed", To = email, Subject = "忘忧草", Html = "遗忘街道七号", Plain = "遗忘街道七号", CreatedAt = DateTime.UtcNow, NextTryAt = DateTime.UtcNow });
            await db.SaveChangesAsync();
        });
    }

    /// <summary>Every text in every table.</summary>
    private static string Everything(ShopApp shop) => shop.Query(async db =>
    {
        var all = new StringBuilder();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetEntityTypes().Select(e => e.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names from the model.
            command.CommandText = $"SELECT * FROM \"{table}\"";
#pragma warning restore CA2100
            await using var rows = await command.ExecuteReaderAsync();
            while (await rows.ReadAsync())
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    all.Append(rows.GetValue(i)).Append('\n');
                }
            }
        }
        return all.ToString();
    }).GetAwaiter().GetResult();

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
