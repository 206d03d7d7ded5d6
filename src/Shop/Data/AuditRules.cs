using Microsoft.AspNetCore.Identity;

namespace Shop.Data;

/// <summary>How a kind of row is kept in the audit.</summary>
/// <param name="Name">The column that people call it by; "" where it is called by what it is part of.</param>
/// <param name="PartOf">Foreign keys to what it is part of, the best first.</param>
/// <param name="Words">Text columns that are shown; "*": all. Of the others it is only said that they changed. Numbers, days and states are always shown.</param>
internal sealed record AuditRule(string Name, string[] PartOf, string[] Words)
{
    public bool Shows(string path) => Words is ["*"] || Words.Contains(path.Split('.')[0], StringComparer.Ordinal);
}

/// <summary>
/// Of every kind of row, whether it is audited and which of its texts may be read there: none that could be a person's. A kind that stands in neither list is audited without texts,
/// and fails a test.
/// </summary>
public static class AuditRules
{
    private static readonly AuditRule Undeclared = new("", [], []);

    private static readonly Dictionary<Type, AuditRule> Audited = new()
    {
        // What is sold
        [typeof(Brand)] = Called(nameof(Brand.Slug), "*"),
        [typeof(Category)] = Called(nameof(Category.Slug), "*"),
        [typeof(Cooperative)] = Called(nameof(Cooperative.Slug), nameof(Cooperative.Slug), nameof(Cooperative.Name), nameof(Cooperative.About), nameof(Cooperative.Place)),
        [typeof(DeliveryException)] = In(nameof(DeliveryException.CooperativeId), "*"),
        [typeof(RetiredSlug)] = Called(nameof(RetiredSlug.Slug), "*"),
        [typeof(Product)] = Called(nameof(Product.Slug), "*"),
        [typeof(ProductAttribute)] = In(nameof(ProductAttribute.ProductId), "*"),
        [typeof(FoodLabel)] = In(nameof(FoodLabel.ProductId), "*"),
        [typeof(Nutrient)] = In(nameof(Nutrient.ProductId), "*"),
        [typeof(ProductPicture)] = In(nameof(ProductPicture.ProductId)),
        [typeof(Picture)] = Called(nameof(Picture.Hash), nameof(Picture.Hash), nameof(Picture.Extension), nameof(Picture.Alt), nameof(Picture.Licence)),
        [typeof(Variant)] = Called(nameof(Variant.Sku), "*"),
        [typeof(VariantOption)] = In(nameof(VariantOption.VariantId), "*"),
        [typeof(VariantComponent)] = In(nameof(VariantComponent.VariantId)),
        [typeof(Price)] = In(nameof(Price.VariantId), "*"),
        [typeof(Experience)] = Called(nameof(Experience.Code), "*"),
        [typeof(SessionRule)] = Called(nameof(SessionRule.Key), "*"),
        [typeof(SessionPrice)] = In(nameof(SessionPrice.RuleId), "*"),
        [typeof(SessionGap)] = In(nameof(SessionGap.RuleId)),
        [typeof(Session)] = Called(nameof(Session.Key), nameof(Session.Key), nameof(Session.Weather), nameof(Session.Reason)),
        [typeof(SessionChange)] = In(nameof(SessionChange.SessionId), nameof(SessionChange.Reason), nameof(SessionChange.By)),
        // A sign's code is secret: that it changed is said, not what it is.
        [typeof(TrailStation)] = Called(nameof(TrailStation.Key), nameof(TrailStation.Key), nameof(TrailStation.Name), nameof(TrailStation.Place), nameof(TrailStation.Sees), nameof(TrailStation.Stamp), nameof(TrailStation.Character), nameof(TrailStation.Pose)),
        [typeof(ExperienceGood)] = In(nameof(ExperienceGood.ProductId)),
        [typeof(TicketGift)] = In(nameof(TicketGift.ProductId), "*"),
        [typeof(ListingDraft)] = In(nameof(ListingDraft.ProductId), nameof(ListingDraft.Reason), nameof(ListingDraft.By)),
        [typeof(ListingEvent)] = In(nameof(ListingEvent.DraftId), nameof(ListingEvent.Detail), nameof(ListingEvent.By)),
        [typeof(ListingSheet)] = Called(nameof(ListingSheet.FileName), nameof(ListingSheet.FileName), nameof(ListingSheet.By)),
        // Stock moves by statements that nothing tracks; each has its row in the ledger, and that is what is kept here.
        [typeof(StockItem)] = Called(nameof(StockItem.Code), "*"),
        [typeof(StockMovement)] = In(nameof(StockMovement.LotId), nameof(StockMovement.Note), nameof(StockMovement.By)),
        [typeof(Lot)] = Called(nameof(Lot.Code), nameof(Lot.Code), nameof(Lot.Notes), nameof(Lot.ReportHash), nameof(Lot.RecallReason), nameof(Lot.RecalledBy)),
        [typeof(LotIngredient)] = In(nameof(LotIngredient.LotId), "*"),
        // A lot's history tells what stood there before, and with it who made it.
        [typeof(LotEvent)] = In(nameof(LotEvent.LotId), nameof(LotEvent.By)),
        // Words and pictures
        [typeof(Character)] = Called(nameof(Character.Slug), "*"),
        [typeof(CharacterPose)] = In(nameof(CharacterPose.CharacterId), "*"),
        [typeof(CharacterColour)] = In(nameof(CharacterColour.CharacterId), "*"),
        [typeof(ProductCharacter)] = In(nameof(ProductCharacter.ProductId)),
        [typeof(Licence)] = Called(nameof(Licence.Number), nameof(Licence.Number), nameof(Licence.Place), nameof(Licence.Reason)),
        [typeof(LicencePose)] = In(nameof(LicencePose.LicenceId)),
        [typeof(LicenceEvent)] = In(nameof(LicenceEvent.LicenceId), "*"),
        [typeof(Workshop)] = Called(nameof(Workshop.Slug), "*"),
        [typeof(WorkshopStep)] = In(nameof(WorkshopStep.WorkshopId), "*"),
        [typeof(WorkshopPerson)] = In(nameof(WorkshopPerson.WorkshopId)),
        [typeof(WorkshopProduct)] = In(nameof(WorkshopProduct.WorkshopId)),
        [typeof(Story)] = Called(nameof(Story.Slug), "*"),
        [typeof(StoryVersion)] = In(nameof(StoryVersion.StoryId), "*"),
        [typeof(StoryPicture)] = In(nameof(StoryPicture.StoryId), "*"),
        // Orders and money
        [typeof(Order)] = Called(nameof(Order.Number), nameof(Order.Number), nameof(Order.Currency)),
        [typeof(OrderPart)] = In(nameof(OrderPart.OrderId)),
        [typeof(OrderLine)] = In(nameof(OrderLine.PartId), nameof(OrderLine.Sku)),
        [typeof(OrderEvent)] = In(nameof(OrderEvent.OrderId), nameof(OrderEvent.Detail), nameof(OrderEvent.By)),
        [typeof(Shipment)] = In(nameof(Shipment.PartId), nameof(Shipment.Carrier), nameof(Shipment.TrackingNumber)),
        [typeof(ShipmentLine)] = In(nameof(ShipmentLine.ShipmentId)),
        [typeof(Payment)] = In(nameof(Payment.OrderId), nameof(Payment.Currency)),
        [typeof(Refund)] = In(nameof(Refund.OrderId), nameof(Refund.Reason), nameof(Refund.By)),
        [typeof(RefundLine)] = In(nameof(RefundLine.RefundId)),
        [typeof(Invoice)] = In(nameof(Invoice.PartId), nameof(Invoice.Number)),
        // A group's name and number are a company's or a school's.
        [typeof(GroupBill)] = Called(nameof(GroupBill.Number), "*"),
        [typeof(GroupBillLine)] = In(nameof(GroupBillLine.BillId), "*"),
        [typeof(Return)] = Called(nameof(Return.Number), nameof(Return.Number), nameof(Return.Answer), nameof(Return.Carrier), nameof(Return.TrackingNumber)),
        [typeof(ReturnLine)] = In(nameof(ReturnLine.ReturnId)),
        [typeof(ReturnPhoto)] = In(nameof(ReturnPhoto.ReturnId)),
        [typeof(ReturnEvent)] = In(nameof(ReturnEvent.ReturnId), nameof(ReturnEvent.By)),
        [typeof(Posting)] = new("", [nameof(Posting.OrderId), nameof(Posting.SettlementId)], [nameof(Posting.Occasion), nameof(Posting.Note), nameof(Posting.By)]),
        [typeof(CommissionTerm)] = Called(nameof(CommissionTerm.Scope), "*"),
        [typeof(Settlement)] = Called(nameof(Settlement.Number), nameof(Settlement.Number)),
        [typeof(SettlementEvent)] = In(nameof(SettlementEvent.SettlementId), nameof(SettlementEvent.Detail), nameof(SettlementEvent.By)),
        [typeof(SettlementDifference)] = In(nameof(SettlementDifference.SettlementId), nameof(SettlementDifference.OrderNumber), nameof(SettlementDifference.Answer), nameof(SettlementDifference.By)),
        [typeof(Coupon)] = Called(nameof(Coupon.Code), "*"),
        [typeof(CouponUse)] = In(nameof(CouponUse.CouponId)),
        [typeof(CouponEvent)] = In(nameof(CouponEvent.CouponId), "*"),
        // What a shopper says stays theirs; what a cooperative answers and an operator hides is kept.
        [typeof(Review)] = In(nameof(Review.LineId), nameof(Review.Answer), nameof(Review.HiddenReason)),
        [typeof(ReviewEvent)] = In(nameof(ReviewEvent.ReviewId), "By"),
        // Purchase history
        [typeof(OrderImport)] = Called(nameof(OrderImport.Id), nameof(OrderImport.Profile)),
        [typeof(CustomerJoin)] = In(nameof(CustomerJoin.OneId), "*"),
        [typeof(CustomerEvent)] = In(nameof(CustomerEvent.CustomerId), "*"),
        // Segments and campaigns; whom one drew is its own row's numbers
        [typeof(Segment)] = Called(nameof(Segment.Id), nameof(Segment.Slug), nameof(Segment.Name)),
        [typeof(Campaign)] = Called(nameof(Campaign.Id), nameof(Campaign.Name), nameof(Campaign.Subject), nameof(Campaign.Body), nameof(Campaign.By)),
        // Livestreams
        [typeof(Livestream)] = Called(nameof(Livestream.Slug), nameof(Livestream.Slug), nameof(Livestream.Title), nameof(Livestream.Summary), nameof(Livestream.Place), nameof(Livestream.VideoAddress), nameof(Livestream.ReplayAddress), nameof(Livestream.Reason), nameof(Livestream.SentBack)),
        [typeof(LivestreamBrand)] = In(nameof(LivestreamBrand.LivestreamId)),
        [typeof(LivestreamCooperative)] = In(nameof(LivestreamCooperative.LivestreamId)),
        [typeof(LivestreamHost)] = In(nameof(LivestreamHost.LivestreamId)),
        [typeof(LivestreamEvent)] = In(nameof(LivestreamEvent.LivestreamId), "*"),
        [typeof(LivestreamSeries)] = Called(nameof(LivestreamSeries.Slug), "*"),
        [typeof(SeriesGap)] = In(nameof(SeriesGap.SeriesId)),
        [typeof(RundownItem)] = In(nameof(RundownItem.LivestreamId), "*"),
        [typeof(LivePin)] = In(nameof(LivePin.LivestreamId), nameof(LivePin.By)),
        [typeof(LiveOffer)] = In(nameof(LiveOffer.LivestreamId)),
        [typeof(LiveMessage)] = In(nameof(LiveMessage.LivestreamId), nameof(LiveMessage.DeletedBy)),
        [typeof(LiveMute)] = In(nameof(LiveMute.LivestreamId), nameof(LiveMute.By)),
        [typeof(BlockedWord)] = Called(nameof(BlockedWord.Word), "*"),
        [typeof(LiveHost)] = Called(nameof(LiveHost.Id)),
        [typeof(HostCertificate)] = Called(nameof(HostCertificate.Number), nameof(HostCertificate.Number), nameof(HostCertificate.GivenBy), nameof(HostCertificate.By), nameof(HostCertificate.TakenBackReason)),
        // The house
        [typeof(AppUser)] = Called(nameof(AppUser.Id)),
        [typeof(IdentityUserRole<string>)] = Called(nameof(IdentityUserRole<string>.UserId), "*"),
        [typeof(CooperativeApplication)] = Called(nameof(CooperativeApplication.Number), nameof(CooperativeApplication.Number), nameof(CooperativeApplication.Name), nameof(CooperativeApplication.Place), nameof(CooperativeApplication.Reason)),
        [typeof(ApplicationPaper)] = In(nameof(ApplicationPaper.ApplicationId), "*"),
        [typeof(ApplicationEvent)] = In(nameof(ApplicationEvent.ApplicationId), "*"),
        [typeof(Ticket)] = Called(nameof(Ticket.Number), nameof(Ticket.Number), nameof(Ticket.OwnerId)),
        [typeof(TicketMessage)] = In(nameof(TicketMessage.TicketId), nameof(TicketMessage.By)),
        [typeof(TicketEvent)] = In(nameof(TicketEvent.TicketId), "*"),
    };

    /// <summary>Nobody's decision, a person's own affair, or told by another row that is audited.</summary>
    private static readonly HashSet<Type> Left =
    [
        typeof(AuditEntry), typeof(SearchTerm), typeof(OutgoingMail), typeof(ShopSecret), typeof(Microsoft.AspNetCore.DataProtection.EntityFrameworkCore.DataProtectionKey), typeof(SeededFile), typeof(StripeEvent), typeof(WorkerRound), typeof(StuckItem),
        typeof(Basket), typeof(BasketItem), typeof(SavedAddress), typeof(Customer), typeof(Identifier),
        // Which units lie where: the stock ledger has a row for each.
        typeof(Reservation), typeof(LineLot),
        // Of a live offer: the ledger tells what was set aside, orders what was sold; the rest are shoppers'.
        typeof(LiveOfferLot), typeof(LiveShare), typeof(LivePurchase), typeof(LiveWaiter), typeof(LiveEvent), typeof(LiveAudience), typeof(LiveReminder),
        // A visitor's own; what follows from it the order's events tell.
        typeof(SessionAnswer), typeof(SessionWaiter), typeof(TrailStamp), typeof(Participant),
        // The bill whose number it counted tells it.
        typeof(BillYear),
        // Drawn from postings, thousands at once; the settlement's event tells it.
        typeof(SettlementLine), typeof(SettlementPosting),
        // Follows from what was bought; its coupon's event tells it.
        typeof(StampReward), typeof(TicketCoupon),
        // A shopper's own, and figures that are counted.
        typeof(ReviewVersion), typeof(ReviewPhoto), typeof(BoardMonth), typeof(BoardRow),
        // Copies of orders, and rows of files whose import is audited.
        typeof(PastOrder), typeof(PastLine), typeof(PastOrderIdentifier), typeof(HistoryChange), typeof(HistoryMark), typeof(HistoryState),
        // A person's own word, and thousands of rows that a seed draws, which the campaign's row tells.
        typeof(OfferConsent), typeof(OutgoingText), typeof(CampaignMember),
        // Who an account is to itself, and where; an operator who ends sessions changes the account's stamp, which is told.
        typeof(SignIn),
        typeof(IdentityRole), typeof(IdentityRoleClaim<string>), typeof(IdentityUserClaim<string>), typeof(IdentityUserLogin<string>), typeof(IdentityUserToken<string>),
        typeof(IdentityUserPasskey<string>), typeof(IdentityPasskeyData),
    ];

    /// <summary>Columns that count changes and say nothing themselves.</summary>
    private static readonly HashSet<string> Silent = [nameof(Order.Version), nameof(AppUser.ConcurrencyStamp), nameof(Product.SortKey), nameof(Product.SortKeyEn)];

    /// <summary>Null: not audited.</summary>
    internal static AuditRule? Of(Type type) => Left.Contains(type) ? null : Audited.GetValueOrDefault(type, Undeclared);

    public static bool IsDeclared(Type type) => Left.Contains(type) || Audited.ContainsKey(type);

    public static bool IsSilent(string column) => Silent.Contains(column);

    /// <summary>Kinds that may stand in the audit, in the order of their names.</summary>
    public static IReadOnlyList<string> Kinds { get; } = [.. Audited.Keys.Select(NameOf).Order(StringComparer.Ordinal)];

    public static string NameOf(Type type) => type == typeof(IdentityUserRole<string>) ? "UserRole" : type.Name;

    /// <summary>Tells the database to refuse changed and removed rows of the audit. Asked after every migration: SQLite alters a table by making it anew, without its triggers.</summary>
    public static async Task Protect(ShopDb db, CancellationToken ct)
    {
        string[] statements = db.Database.IsSqlite()
            ? [.. new[] { "UPDATE", "DELETE" }.Select(what => $"""CREATE TRIGGER IF NOT EXISTS "AuditEntries_no_{what}" BEFORE {what} ON "AuditEntries" BEGIN SELECT RAISE(ABORT, 'the audit is only ever added to'); END""")]
            :
            [
                """CREATE OR REPLACE FUNCTION "RefuseAuditChange"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit is only ever added to'; END $$""",
                """CREATE OR REPLACE TRIGGER "AuditEntries_kept" BEFORE UPDATE OR DELETE OR TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION "RefuseAuditChange"()""",
            ];
        foreach (var statement in statements)
        {
            await db.Database.ExecuteSqlRawAsync(statement, ct);
        }
    }

    private static AuditRule Called(string name, params string[] words) => new(name, [], words);

    private static AuditRule In(string foreignKey, params string[] words) => new("", [foreignKey], words);
}
