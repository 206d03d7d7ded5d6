using System.IO.Compression;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Shop.Tests.Features.Account;

/// <summary>
/// Every column of every table that could hold something of a person stands below, with what becomes of it. A new one fails until somebody has said so: text, bytes, documents, random
/// keys, and whatever leads to an account or a customer. Numbers, days and states alone aren't listed.
/// </summary>
public class PersonalColumnsTests
{
    private const string Email = "marked.person@example.com";
    private const string Phone = "+8613912345678";

    /// <summary>
    /// Column, the export's file that it stands in ("-": none), and how it is erased. mark: what the test writes there is nowhere afterwards; row: what stands there is nowhere afterwards, with
    /// its row; who: it names the account, its address or telephone, which nothing does afterwards; stays: it is kept, and why.
    /// </summary>
    private const string Persons = """
        AspNetUsers.Id | account | who
        AspNetUsers.DisplayName | account | mark
        AspNetUsers.PhoneNumber | account | mark
        AspNetUsers.UserName | account | who
        AspNetUsers.NormalizedUserName | - | who
        AspNetUsers.Email | account | who
        AspNetUsers.NormalizedEmail | - | who
        AspNetUsers.PasswordHash | - | row
        AspNetUsers.SecurityStamp | - | row
        AspNetUsers.ConcurrencyStamp | - | row
        SignIns.UserId | - | who
        SignIns.Device | sessions | mark
        SignIns.KeyHash | - | row
        SignIns.Stamp | - | row
        AspNetUserPasskeys.CredentialId | - | row
        AspNetUserPasskeys.UserId | - | who
        AspNetUserPasskeys.Data | - | row
        AspNetUserClaims.UserId | - | who
        AspNetUserClaims.ClaimType | - | mark
        AspNetUserClaims.ClaimValue | - | mark
        AspNetUserLogins.UserId | - | who
        AspNetUserLogins.LoginProvider | - | mark
        AspNetUserLogins.ProviderKey | - | mark
        AspNetUserLogins.ProviderDisplayName | - | mark
        AspNetUserTokens.UserId | - | who
        AspNetUserTokens.LoginProvider | - | mark
        AspNetUserTokens.Name | - | mark
        AspNetUserTokens.Value | - | mark
        AspNetUserRoles.UserId | - | who
        SavedAddresses.UserId | - | who
        SavedAddresses.Address_Name | addresses | mark
        SavedAddresses.Address_Phone | addresses | mark
        SavedAddresses.Address_City | addresses | mark
        SavedAddresses.Address_District | addresses | mark
        SavedAddresses.Address_Street | addresses | mark
        Baskets.UserId | - | who
        BasketItems.Names | basket | mark
        BasketItems.Ages | basket | mark
        Orders.UserId | - | who
        Orders.CustomerId | - | stays: the bare number of the figures
        Orders.Email | orders | who
        Orders.Key | - | mark
        Orders.Note | orders | mark
        Orders.Address_Name | orders | mark
        Orders.Address_Phone | orders | who
        Orders.Address_City | orders | mark
        Orders.Address_District | orders | mark
        Orders.Address_Street | orders | mark
        OrderEvents.Detail | orders | mark
        Shipments.Carrier | orders | stays: the books' proof that it was sent
        Shipments.TrackingNumber | orders | stays: the books' proof that it was sent
        Payments.SessionId | - | stays: the books' number at Stripe
        Payments.PaymentIntentId | - | stays: the books' number at Stripe
        Payments.Url | - | stays: Stripe's page of a payment, over after a day
        Refunds.Reason | orders | mark
        Refunds.StripeRefundId | - | stays: the books' number at Stripe
        Invoices.Title | orders | mark
        Invoices.TaxNumber | orders | mark
        Invoices.Email | orders | mark
        Invoices.Number | orders | stays: the tax paper's number
        Invoices.File | - | stays: the tax paper itself, which the law has the seller keep
        Returns.Words | returns | mark
        Returns.Answer | returns | mark
        Returns.Objection | returns | mark
        Returns.Carrier | returns | stays: the books' proof that it came back
        Returns.TrackingNumber | returns | stays: the books' proof that it came back
        ReturnEvents.Detail | returns | stays: the parcel that came back, and sums
        ReturnPhotos.Hash | returns | mark
        Reviews.Words | reviews | mark
        Reviews.Name | reviews | mark
        Reviews.Answer | reviews | mark
        Reviews.HiddenReason | reviews | stays: why the house hid it, in the house's words
        ReviewEvents.Detail | - | stays: why the house hid it, in the house's words
        ReviewVersions.Words | reviews | mark
        ReviewVersions.Name | reviews | mark
        Participants.Name | orders | mark
        SessionWaiters.UserId | - | who
        SessionWaiters.Email | waiting | who
        HostCertificates.Number | certificates | stays: anybody may ask whether it holds
        HostCertificates.GivenBy_Zh | certificates | stays: anybody may ask whether it holds
        HostCertificates.GivenBy_En | certificates | stays: anybody may ask whether it holds
        HostCertificates.TakenBackReason | - | stays: anybody may ask whether it holds
        LiveHosts.Name_Zh | certificates | stays: anybody may ask whether the certificate holds
        LiveHosts.Name_En | certificates | stays: anybody may ask whether the certificate holds
        LiveHosts.Intro_Zh | - | stays: until the host asks the house
        LiveHosts.Intro_En | - | stays: until the host asks the house
        Tickets.UserId | - | who
        Tickets.Name | requests | mark
        Tickets.Phone | requests | mark
        Tickets.Email | requests | who
        TicketMessages.By | - | who
        TicketMessages.Words | requests | mark
        TicketMessages.PhotoHash | - | mark
        TicketEvents.By | - | who
        CooperativeApplications.Name | applications | mark
        CooperativeApplications.Place | applications | mark
        CooperativeApplications.Makes | applications | mark
        CooperativeApplications.Contact | applications | mark
        CooperativeApplications.Phone | applications | mark
        CooperativeApplications.Email | applications | who
        CooperativeApplications.Reason | applications | mark
        ApplicationEvents.Detail | applications | mark
        ApplicationPapers.Hash | - | mark
        OfferConsents.Address | offers | who
        OfferConsents.Hash | - | row
        CampaignMembers.CustomerId | - | stays: the bare number of the figures
        LiveReminders.UserId | - | who
        LiveReminders.Email | reminders | who
        LiveWaiters.UserId | - | who
        LiveShares.UserId | - | who
        LivePurchases.UserId | - | who
        LiveMutes.UserId | - | who
        LiveMessages.UserId | - | who
        LiveMessages.Name | livestreams | mark
        LiveMessages.Text | livestreams | mark
        LiveEvents.Data | - | mark
        OutgoingMails.Occasion | - | who
        OutgoingMails.To | mails | who
        OutgoingMails.Subject | mails | mark
        OutgoingMails.Html | - | mark
        OutgoingMails.Plain | mails | mark
        OutgoingTexts.To | - | who
        OutgoingTexts.Words | - | mark
        Identifiers.CustomerId | - | stays: the bare number of the figures
        Identifiers.Hash | - | row
        CustomerEvents.CustomerId | - | stays: the bare number of the figures
        CustomerEvents.OtherId | - | stays: the bare number of the figures
        HistoryMarks.CustomerId | - | stays: the bare number of the figures, for a day
        PastOrders.CustomerId | - | stays: the bare number of the figures
        PastOrders.Number | - | stays: what an order is called where it was placed
        PastOrders.Content | - | stays: a keyed sum over an imported order
        StampRewards.UserId | - | who
        Coupons.UserId | - | who
        AuditEntries.By | - | stays: what the house's own people changed
        AuditEntries.Key | - | stays: an account's random number
        AuditEntries.Reference | - | stays: what the house's own people changed
        AuditEntries.Changes | - | stays: no text that could be a person's
        GroupBills.Title | - | stays: a legal person's
        GroupBills.TaxNumber | - | stays: a legal person's
        GroupBills.Reason | - | stays: a legal person's
        WorkshopPeople.Name_Zh | - | stays: the house's own people, until their consent ends
        WorkshopPeople.Name_En | - | stays: the house's own people, until their consent ends
        WorkshopPeople.Role_Zh | - | stays: the house's own people, until their consent ends
        WorkshopPeople.Role_En | - | stays: the house's own people, until their consent ends
        WorkshopPeople.Words_Zh | - | stays: the house's own people, until their consent ends
        WorkshopPeople.Words_En | - | stays: the house's own people, until their consent ends
        """;

    /// <summary>Columns that hold nothing of a person: what is sold, numbers that are drawn, places and languages, and who of the house did something.</summary>
    private const string Nobodys = """
        ApplicationEvents: By
        ApplicationPapers: Extension
        AspNetRoleClaims: ClaimType ClaimValue RoleId
        AspNetRoles: ConcurrencyStamp Id Name NormalizedName
        AspNetUserRoles: RoleId
        AspNetUsers: Culture
        AuditEntries: Door Kind Role
        BasketItems: BasketId BookingKey
        Baskets: Id
        BlockedWords: By Word
        BoardRows: Name_En Name_Zh
        Brands: CharacterNote_En CharacterNote_Zh Name_En Name_Zh Place_En Place_Zh Slug Story_En Story_Zh Summary_En Summary_Zh Tagline_En Tagline_Zh
        Campaigns: Body_En Body_Zh By Name_En Name_Zh Subject_En Subject_Zh
        Categories: Name_En Name_Zh Slug
        CharacterColours: Hex Name_En Name_Zh Use_En Use_Zh
        CharacterPoses: Alt_En Alt_Zh Name_En Name_Zh Slug
        Characters: Name_En Name_Zh Portrait Slug Story_En Story_Zh Tagline_En Tagline_Zh Terms_En Terms_Zh
        CommissionTerms: By Note Scope
        CooperativeApplications: Culture Number
        Cooperatives: About_En About_Zh AccountHolder AccountNumber BankName Email Name_En Name_Zh Phone Place_En Place_Zh SenderAddress Slug
        CouponEvents: By Detail
        Coupons: Code Name_En Name_Zh Terms
        CustomerEvents: By Detail
        CustomerJoins: By EndedBy
        DataProtectionKeys: FriendlyName Xml
        DeliveryExceptions: ProvinceCode
        Experiences: Ages_En Ages_Zh Bring_En Bring_Zh Code Languages_En Languages_Zh Place_En Place_Zh WhyAsked_En WhyAsked_Zh
        FoodLabels: Address_En Address_Zh Allergens_En Allergens_Zh Ingredients_En Ingredients_Zh Licence_En Licence_Zh Maker_En Maker_Zh NetContent_En NetContent_Zh Origin_En Origin_Zh Standard_En Standard_Zh Storage_En Storage_Zh
        GroupBillLines: Name_En Name_Zh OrderNumber What_En What_Zh
        GroupBills: By Number
        HostCertificates: By
        LicenceEvents: By Detail
        Licences: Culture Number Place Reason Remark
        ListingDrafts: Base By Culture Document Reason
        ListingEvents: By Detail
        ListingSheets: By Content FileName Seen
        LiveAudiences: Node
        LiveMessages: DeletedBy
        LiveMutes: By
        LivePins: By
        LivePurchases: Key
        LiveReminders: Culture
        LivestreamEvents: By Detail
        LivestreamSeries: Place Rule Slug Summary_En Summary_Zh Title_En Title_Zh Uid
        Livestreams: Place Reason_En Reason_Zh ReplayAddress SentBack Slug StreamKeyHash Summary_En Summary_Zh Title_En Title_Zh Uid VideoAddress
        LotEvents: By Detail
        LotIngredients: Name_En Name_Zh Plot_En Plot_Zh Village_En Village_Zh
        Lots: Code Maker_En Maker_Zh Notes_En Notes_Zh RecallReason_En RecallReason_Zh RecalledBy ReportHash ReportName
        Nutrients: Name_En Name_Zh Nrv Per100g
        OfferConsents: Culture
        OrderEvents: By
        OrderImports: By FileHash FileName Profile
        OrderLines: Name_En Name_Zh Sku VariantName_En VariantName_Zh
        OrderParts: SellerName_En SellerName_Zh
        Orders: Address_ProvinceCode BasketId CouponCode Culture Currency Number
        OutgoingTexts: Occasion
        PastLines: Sku Title
        PastOrders: Currency
        Payments: Currency
        Pictures: Alt_En Alt_Zh Author Consent Extension Hash Holder Licence
        Postings: By Note Occasion
        Prices: Currency SetBy
        ProductAttribute: Name_En Name_Zh Value_En Value_Zh
        Products: Name_En Name_Zh Slug SortKey SortKeyEn Story_En Story_Zh Summary_En Summary_Zh
        Refunds: By
        RetiredSlugs: Slug
        ReturnEvents: By
        Returns: Number SendTo
        ReviewEvents: By
        Reviews: Culture
        RundownItems: Note_En Note_Zh
        SavedAddresses: Address_ProvinceCode
        SearchTerms: Term
        Secrets: Name Value
        SeededFiles: Hash Path
        Segments: Name_En Name_Zh Slug
        SessionChanges: By Reason_En Reason_Zh
        SessionPrices: Name_En Name_Zh
        SessionRules: Key Name_En Name_Zh Rule
        SessionWaiters: BasketId Culture
        Sessions: Key Reason_En Reason_Zh Staff Weather_En Weather_Zh
        SettlementDifferences: Answer AnsweredBy By OrderNumber Text
        SettlementEvents: By Detail
        SettlementLines: OrderNumber
        Settlements: Number
        StampRewards: Card
        StockItems: Code
        StockMovements: By Note
        Stories: Slug
        StoryPictures: By
        StoryVersions: By Markdown_En Markdown_Zh
        StripeEvents: Id Type
        StuckItems: Fault Work
        TicketEvents: Detail
        TicketGifts: Name_En Name_Zh
        Tickets: Culture Number OwnerId
        TrailStations: Character Code Key Name_En Name_Zh Place_En Place_Zh Pose Sees_En Sees_Zh Stamp
        VariantOption: Name_En Name_Zh Value_En Value_Zh
        Variants: Barcode Name_En Name_Zh Sku
        WorkerRounds: Fault Name Node
        WorkshopPeople: Drawing
        WorkshopSteps: Alt_En Alt_Zh Drawing Name_En Name_Zh Temperature_En Temperature_Zh Time_En Time_Zh Who_En Who_Zh Words_En Words_Zh
        Workshops: Address_En Address_Zh Hours_En Hours_Zh Lead_En Lead_Zh Line_En Line_Zh Name_En Name_Zh OpeningHours PeopleLine_En PeopleLine_Zh Slug Visits_En Visits_Zh Way_En Way_Zh
        """;

    private static readonly List<(string Column, string File, string How)> Listed = [.. Persons.Split('\n').Select(l => l.Split('|', StringSplitOptions.TrimEntries)).Select(l => (l[0], l[1], l[2]))];

    [Fact]
    public async Task Every_column_that_could_be_a_persons_is_listed_with_what_becomes_of_it()
    {
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var columns = await shop.Query(db => Task.FromResult(Columns(db)));
        var nobodys = Nobodys.Split('\n').Select(l => l.Split(':')).SelectMany(l => l[1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => $"{l[0]}.{c.Trim()}")).ToList();
        var listed = Listed.ConvertAll(l => l.Column).Concat(nobodys).ToList();
        Assert.Equal(listed.Count, listed.Distinct().Count());
        var missing = string.Join('\n', columns.Except(listed).GroupBy(c => c.Split('.')[0], c => c.Split('.')[1]).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => $"{t.Key}: {string.Join(' ', t)}"));
        Assert.True(missing.Length == 0, $"What becomes of these? See {nameof(PersonalColumnsTests)} and PRIVACY.md:\n{missing}");
        Assert.Empty(listed.Except(columns));
        Assert.All(Listed, l => Assert.True(l.How is "mark" or "row" or "who" || (l.How.StartsWith("stays: ", StringComparison.Ordinal) && l.How.Length > 12), l.Column));
    }

    [Theory, OnBothDatabases]
    public async Task What_stands_in_them_is_exported_and_then_erased(DatabaseProvider provider)
    {
        await using var shop = await ShopApp.Start(provider, ["--Shop:Workers=false"]);
        using var browser = await shop.Joined(Email, "忘忧草");
        var id = await shop.Query(db => db.Users.Where(u => u.Email == Email).Select(u => u.Id).SingleAsync());
        await Live(shop, browser, id);
        var marks = await Mark(shop, id);
        string[] who = [id, Email, Phone];
        var before = await Contents(shop);
        Assert.All(Listed.Where(l => l.How == "who"), l => Assert.True(who.Any(w => before[l.Column].Exists(v => v.Contains(w, StringComparison.OrdinalIgnoreCase))), $"The test leaves nothing in {l.Column}"));
        Assert.All(Listed.Where(l => l.How == "row"), l => Assert.True(before[l.Column].Count > 0, $"The test leaves nothing in {l.Column}"));
        var rows = await Rows(shop, id);

        var exported = await Export(browser);
        Assert.All(Listed.Where(l => l.File != "-"), l => Assert.True(l.How switch
        {
            "mark" => exported[l.File].Contains(marks[l.Column], StringComparison.Ordinal),
            "who" => who.Any(w => exported[l.File].Contains(w, StringComparison.OrdinalIgnoreCase)),
            _ => true,
        }, $"{l.Column} isn't in {l.File}.json"));
        Assert.Contains("我的钥匙", exported["passkeys"], StringComparison.Ordinal);
        Assert.Contains("REWARD000012", exported["rewards"], StringComparison.Ordinal);
        Assert.Contains("\"moved\"", exported["visits"], StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\"most\": ", exported["livestreams"], StringComparison.Ordinal);

        Assert.Contains("已经忘掉了", (await browser.Post("/account/privacy/erasure", ("Password", Accounts.Password), ("Understood", "true"))).Text, StringComparison.Ordinal);

        var after = await Contents(shop);
        var left = from column in after
                   let how = Listed.Find(l => l.Column == column.Key).How ?? ""
                   where !how.StartsWith("stays", StringComparison.Ordinal)
                   from value in column.Value
                   where who.Any(w => value.Contains(w, StringComparison.OrdinalIgnoreCase)) || marks.Values.Any(m => value.Contains(m, StringComparison.Ordinal)) || (how == "row" && rows[column.Key].Contains(value))
                   select $"{column.Key}: {value}";
        Assert.Empty(left);
        // Nothing is left of what has no words.
        Assert.Equal(0, await shop.Query(async db => await db.TrailStamps.CountAsync() + await db.TicketCoupons.CountAsync() + await db.SessionAnswers.CountAsync() + await db.LiveWaiters.CountAsync() + await db.LiveShares.CountAsync() + await db.LiveMutes.CountAsync()));
        // The books are.
        Assert.Equal(2, await shop.Query(db => db.Orders.CountAsync(o => o.GoodsFen > 0)));
    }

    /// <summary>An account that has left something everywhere, and has ordered as a guest under the same address.</summary>
    private static async Task Live(ShopApp shop, Browser browser, string id)
    {
        await PrivacyTests.Live(shop, browser, Email);
        var now = shop.Service<ShopClock>().Now;
        await shop.Do<ShopDb>(async db =>
        {
            var order = await db.Orders.Include(o => o.Parts).ThenInclude(p => p.Lines).Include(o => o.Events).SingleAsync(o => o.Number == SampleOrder.Number);
            order.Number = OrderNumber.New();
            await db.SaveChangesAsync();
            var guest = await SampleOrder.Add(db, null, PartState.Delivered, "WJF-CLS-HOT");
            guest.Email = Email;
            var (part, line) = (order.Parts[0], order.Parts[0].Lines[0]);
            part.Shipments.Add(new Shipment { Carrier = "顺丰速运", TrackingNumber = "SF1", SentAt = now });
            order.Payments.Add(new Payment { SessionId = "cs_1", PaymentIntentId = "pi_1", Url = "https://pay.example", AmountFen = 100, State = PaymentState.Expired, CreatedAt = now, ExpiresAt = now });
            order.Refunds.Add(new Refund { AmountFen = 100, Reason = "x", By = "shopper", State = RefundState.ByHand, RequestedAt = now, SettledAt = now, SucceededAt = now });
            var back = new Return { Number = "R1", PartId = part.Id, Reason = ReturnReason.Damaged, Words = "x", Answer = "x", Objection = "x", State = ReturnState.Rejected, AskedAt = now, AnswerBy = now };
            back.Lines.Add(new ReturnLine { LineId = line.Id, Quantity = 1 });
            back.Photos.Add(new ReturnPhoto { Hash = "x", Width = 1, Height = 1 });
            back.Events.Add(new ReturnEvent { State = ReturnState.Asked, At = now, By = "shopper" });
            db.Returns.Add(back);
            var product = await db.Variants.Where(v => v.Id == line.VariantId).Select(v => v.Product).FirstAsync();
            var review = new Review { LineId = line.Id, ProductId = product.Id, CooperativeId = product.CooperativeId, Stars = 5, Words = "x", Name = "x", Culture = "zh-CN", WrittenAt = now, Day = DateOnly.FromDateTime(now), Answer = "x", AnsweredAt = now };
            review.Versions.Add(new ReviewVersion { Number = 1, Stars = 4, Words = "x", Name = "x", At = now });
            db.Reviews.Add(review);
            db.TrailStamps.Add(new TrailStamp { OrderId = order.Id, StationId = await db.TrailStations.Select(s => s.Id).FirstAsync(), At = now });
            var session = await db.Sessions.OrderBy(s => s.Id).FirstAsync();
            var change = new SessionChange { SessionId = session.Id, Kind = SessionChangeKind.Moved, At = now, By = "test", FromStart = now, ToStart = now.AddDays(1), Reason = new Text("天气", "Weather") };
            change.Answers.Add(new SessionAnswer { OrderId = order.Id, ToldAt = now, AnswerBy = now, Kind = SessionAnswerKind.Kept, AnsweredAt = now });
            db.SessionChanges.Add(change);
            var reward = new Coupon { Code = "REWARD000012", Name = new Text("奖", "Reward"), Percent = 5, From = DateOnly.FromDateTime(now), Until = DateOnly.FromDateTime(now), ShopPermille = 1000, MadeAt = now, UserId = id };
            db.Set<StampReward>().Add(new StampReward { Card = "x", UserId = id, Ordinal = 1, Coupon = reward, GivenAt = now });
            var application = new CooperativeApplication { Number = "A1", Name = "x", Place = "x", Makes = "x", Contact = "x", Phone = "x", Email = Email, Culture = "zh-CN", State = ApplicationState.AskedBack, Reason = "x", AppliedAt = now };
            application.Papers.Add(new ApplicationPaper { Kind = PaperKind.Business, Hash = "x", Extension = "pdf", At = now });
            application.Events.Add(new ApplicationEvent { State = ApplicationState.Received, At = now, By = "applicant", Detail = "x" });
            db.CooperativeApplications.Add(application);
            db.OfferConsents.AddRange(new OfferConsent { Channel = OfferChannel.Mail, Address = Email, Hash = new string('c', 64), AgreedAt = now, ConfirmedAt = now }, new OfferConsent { Channel = OfferChannel.Sms, Address = Phone, Hash = new string('d', 64), AgreedAt = now, ConfirmedAt = now });
            db.OutgoingTexts.Add(new OutgoingText { Occasion = "test", Channel = OfferChannel.Sms, To = Phone, Words = "x", CreatedAt = now, NextTryAt = now });
            var livestream = await db.Livestreams.Where(l => l.Slug == SampleLivestream.Slug).Select(l => l.Id).SingleAsync();
            db.LiveReminders.Add(new LiveReminder { LivestreamId = livestream, Email = Email, UserId = id, Culture = "zh-CN", MinutesBefore = 60, AskedAt = now, ConfirmedAt = now });
            db.LiveMutes.Add(new LiveMute { LivestreamId = livestream, UserId = id, At = now, By = "test" });
            db.LiveWaiters.Add(new LiveWaiter { OfferId = await db.LiveOffers.Select(o => o.Id).FirstAsync(), UserId = id, At = now });
            (await db.Tickets.SingleAsync()).Email = Email;
            db.OutgoingMails.Add(new OutgoingMail { Occasion = $"account:{id}:test", To = Email, Subject = "x", Html = "x", Plain = "x", CreatedAt = now, NextTryAt = now });
            db.Set<IdentityUserPasskey<string>>().Add(new IdentityUserPasskey<string> { UserId = id, CredentialId = [1, 2, 3, 4], Data = new IdentityPasskeyData { Name = "我的钥匙", PublicKey = [5, 6], CreatedAt = now, Transports = ["usb"], AttestationObject = [7], ClientDataJson = [8] } });
            db.Set<IdentityUserClaim<string>>().Add(new IdentityUserClaim<string> { UserId = id, ClaimType = "x", ClaimValue = "x" });
            db.Set<IdentityUserLogin<string>>().Add(new IdentityUserLogin<string> { UserId = id, LoginProvider = "x", ProviderKey = "x" });
            db.Set<IdentityUserToken<string>>().Add(new IdentityUserToken<string> { UserId = id, LoginProvider = "x", Name = "x", Value = "x" });
            await db.SaveChangesAsync();
        });
    }

    /// <returns>What was written into each column that the table above says so of.</returns>
    private static Task<Dictionary<string, string>> Mark(ShopApp shop, string id) => shop.Query(async db =>
    {
        var marks = new Dictionary<string, string>();
        foreach (var (column, _, _) in Listed.Where(l => l.How == "mark"))
        {
            var (table, name) = (column.Split('.')[0], column.Split('.')[1]);
            marks[column] = $"※{marks.Count:000}";
            var where = table switch
            {
                "AspNetUsers" => $"WHERE \"Id\" = '{id}'",
                "LiveEvents" => "WHERE \"MessageId\" IS NOT NULL",
                // A key is each order's own.
                "Orders" when name == "Key" => $"WHERE \"UserId\" = '{id}'",
                // Of these there are the house's, too.
                "OutgoingMails" => $"WHERE \"To\" = '{Email}'",
                _ => "",
            };
#pragma warning disable EF1002, EF1003 // Names from the model.
            Assert.True(await db.Database.ExecuteSqlRawAsync($"UPDATE \"{table}\" SET \"{name}\" = '{marks[column]}' {where}") > 0, $"The test leaves nothing in {column}");
#pragma warning restore EF1002, EF1003
        }
        return marks;
    });

    private static async Task<Dictionary<string, string>> Export(Browser browser)
    {
        var answer = await browser.Download("/account/privacy/export");
        await using var zip = new ZipArchive(new MemoryStream(answer.Bytes));
        var files = new Dictionary<string, string>();
        foreach (var entry in zip.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            files[entry.Name[..^5]] = await reader.ReadToEndAsync();
        }
        return files;
    }

    /// <summary>What stands in the columns whose rows are deleted, where it is the person's.</summary>
    private static async Task<Dictionary<string, HashSet<string>>> Rows(ShopApp shop, string id)
    {
        var all = await Contents(shop);
        var rows = Listed.Where(l => l.How == "row").ToDictionary(l => l.Column, l => all[l.Column].ToHashSet());
        foreach (var column in rows.Keys.Where(c => c.StartsWith("AspNetUsers.", StringComparison.Ordinal)))
        {
            rows[column].IntersectWith(await Values(shop, "AspNetUsers", column.Split('.')[1], $"WHERE \"Id\" = '{id}'"));
        }
        return rows;
    }

    /// <summary>By column, every value in it as text.</summary>
    private static async Task<Dictionary<string, List<string>>> Contents(ShopApp shop)
    {
        var contents = new Dictionary<string, List<string>>();
        foreach (var column in await shop.Query(db => Task.FromResult(Columns(db))))
        {
            contents[column] = await Values(shop, column.Split('.')[0], column.Split('.')[1], "");
        }
        return contents;
    }

    private static Task<List<string>> Values(ShopApp shop, string table, string column, string where) => shop.Query(async db =>
    {
        var values = new List<string>();
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // Names from the model.
        command.CommandText = $"SELECT \"{column}\" FROM \"{table}\" {where}";
#pragma warning restore CA2100
        await using var rows = await command.ExecuteReaderAsync();
        while (await rows.ReadAsync())
        {
            if (!await rows.IsDBNullAsync(0))
            {
                values.Add(rows.GetValue(0) is byte[] bytes ? Convert.ToHexString(bytes) + Encoding.UTF8.GetString(bytes) : $"{rows.GetValue(0)}");
            }
        }
        return values;
    });

    private static List<string> Columns(ShopDb db)
    {
        var columns = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var entity in db.Model.GetEntityTypes())
        {
            if (entity.IsMappedToJson())
            {
                if (entity.FindOwnership()?.PrincipalEntityType.GetTableName() is { } owner)
                {
                    columns.Add($"{owner}.{entity.GetContainerColumnName()}");
                }
                continue;
            }
            if (entity.GetTableName() is not { } table)
            {
                continue;
            }
            var store = StoreObjectIdentifier.Table(table);
            columns.UnionWith(entity.GetFlattenedProperties().Where(IsOpen).Select(p => p.GetColumnName(store)).OfType<string>().Select(c => $"{table}.{c}"));
        }
        return [.. columns];
    }

    // Text, bytes and random keys; lists of them, too. States are words of the program, and days are nobody's.
    private static bool IsOpen(IProperty property)
    {
        var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
        return type == typeof(string) || type == typeof(Guid) || !(type.IsPrimitive || type.IsEnum || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset) || type == typeof(decimal))
            || property.GetContainingForeignKeys().Any(k => k.PrincipalEntityType.ClrType == typeof(AppUser) || k.PrincipalEntityType.ClrType == typeof(Customer));
    }
}
