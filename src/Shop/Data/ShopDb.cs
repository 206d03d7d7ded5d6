using System.Data.Common;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Shop.Data;

/// <summary>The shop's one database. Two thin contexts below it name the provider; everything else is the same for both.</summary>
public abstract class ShopDb(DbContextOptions options) : IdentityDbContext<AppUser>(options), IDataProtectionKeyContext
{
    public DbSet<Brand> Brands => Set<Brand>();
    public DbSet<Category> Categories => Set<Category>();
    public DbSet<Cooperative> Cooperatives => Set<Cooperative>();
    public DbSet<RetiredSlug> RetiredSlugs => Set<RetiredSlug>();
    public DbSet<Product> Products => Set<Product>();
    public DbSet<Experience> Experiences => Set<Experience>();
    public DbSet<SessionRule> SessionRules => Set<SessionRule>();
    public DbSet<Session> Sessions => Set<Session>();
    public DbSet<SessionChange> SessionChanges => Set<SessionChange>();
    public DbSet<SessionAnswer> SessionAnswers => Set<SessionAnswer>();
    public DbSet<SessionWaiter> SessionWaiters => Set<SessionWaiter>();
    public DbSet<TrailStation> TrailStations => Set<TrailStation>();
    public DbSet<TrailStamp> TrailStamps => Set<TrailStamp>();
    public DbSet<ExperienceGood> ExperienceGoods => Set<ExperienceGood>();
    public DbSet<TicketGift> TicketGifts => Set<TicketGift>();
    public DbSet<TicketCoupon> TicketCoupons => Set<TicketCoupon>();
    public DbSet<SearchTerm> SearchTerms => Set<SearchTerm>();
    public DbSet<Variant> Variants => Set<Variant>();
    public DbSet<Price> Prices => Set<Price>();
    public DbSet<Picture> Pictures => Set<Picture>();
    public DbSet<Character> Characters => Set<Character>();
    public DbSet<ProductCharacter> ProductCharacters => Set<ProductCharacter>();
    public DbSet<Licence> Licences => Set<Licence>();
    public DbSet<Workshop> Workshops => Set<Workshop>();
    public DbSet<Story> Stories => Set<Story>();
    public DbSet<StoryVersion> StoryVersions => Set<StoryVersion>();
    public DbSet<ListingDraft> ListingDrafts => Set<ListingDraft>();
    public DbSet<ListingSheet> ListingSheets => Set<ListingSheet>();
    public DbSet<StockItem> StockItems => Set<StockItem>();
    public DbSet<StockMovement> StockMovements => Set<StockMovement>();
    public DbSet<Lot> Lots => Set<Lot>();
    public DbSet<LineLot> LineLots => Set<LineLot>();
    public DbSet<Reservation> Reservations => Set<Reservation>();
    public DbSet<SignIn> SignIns => Set<SignIn>();
    public DbSet<Basket> Baskets => Set<Basket>();
    public DbSet<BasketItem> BasketItems => Set<BasketItem>();
    public DbSet<SavedAddress> SavedAddresses => Set<SavedAddress>();
    public DbSet<Customer> Customers => Set<Customer>();
    public DbSet<Identifier> Identifiers => Set<Identifier>();
    public DbSet<PastOrder> PastOrders => Set<PastOrder>();
    public DbSet<PastLine> PastLines => Set<PastLine>();
    public DbSet<PastOrderIdentifier> PastOrderIdentifiers => Set<PastOrderIdentifier>();
    public DbSet<OrderImport> OrderImports => Set<OrderImport>();
    public DbSet<HistoryChange> HistoryChanges => Set<HistoryChange>();
    public DbSet<HistoryMark> HistoryMarks => Set<HistoryMark>();
    public DbSet<HistoryState> HistoryStates => Set<HistoryState>();
    public DbSet<CustomerJoin> CustomerJoins => Set<CustomerJoin>();
    public DbSet<Order> Orders => Set<Order>();
    public DbSet<OrderPart> OrderParts => Set<OrderPart>();
    public DbSet<OrderLine> OrderLines => Set<OrderLine>();
    public DbSet<Shipment> Shipments => Set<Shipment>();
    public DbSet<Payment> Payments => Set<Payment>();
    public DbSet<Refund> Refunds => Set<Refund>();
    public DbSet<Posting> Postings => Set<Posting>();
    public DbSet<CommissionTerm> CommissionTerms => Set<CommissionTerm>();
    public DbSet<Settlement> Settlements => Set<Settlement>();
    public DbSet<Return> Returns => Set<Return>();
    public DbSet<Review> Reviews => Set<Review>();
    public DbSet<Coupon> Coupons => Set<Coupon>();
    public DbSet<Segment> Segments => Set<Segment>();
    public DbSet<OfferConsent> OfferConsents => Set<OfferConsent>();
    public DbSet<OutgoingText> OutgoingTexts => Set<OutgoingText>();
    public DbSet<Campaign> Campaigns => Set<Campaign>();
    public DbSet<CampaignMember> CampaignMembers => Set<CampaignMember>();
    public DbSet<Livestream> Livestreams => Set<Livestream>();
    public DbSet<LivestreamSeries> LivestreamSeries => Set<LivestreamSeries>();
    public DbSet<RundownItem> RundownItems => Set<RundownItem>();
    public DbSet<LivePin> LivePins => Set<LivePin>();
    public DbSet<LiveHost> LiveHosts => Set<LiveHost>();
    public DbSet<HostCertificate> HostCertificates => Set<HostCertificate>();
    public DbSet<LiveOffer> LiveOffers => Set<LiveOffer>();
    public DbSet<LiveOfferLot> LiveOfferLots => Set<LiveOfferLot>();
    public DbSet<LiveShare> LiveShares => Set<LiveShare>();
    public DbSet<LivePurchase> LivePurchases => Set<LivePurchase>();
    public DbSet<LiveWaiter> LiveWaiters => Set<LiveWaiter>();
    public DbSet<LiveEvent> LiveEvents => Set<LiveEvent>();
    public DbSet<LiveMessage> LiveMessages => Set<LiveMessage>();
    public DbSet<LiveMute> LiveMutes => Set<LiveMute>();
    public DbSet<BlockedWord> BlockedWords => Set<BlockedWord>();
    public DbSet<LiveAudience> LiveAudiences => Set<LiveAudience>();
    public DbSet<LiveReminder> LiveReminders => Set<LiveReminder>();
    public DbSet<BoardMonth> BoardMonths => Set<BoardMonth>();
    public DbSet<Participant> Participants => Set<Participant>();
    public DbSet<GroupBill> GroupBills => Set<GroupBill>();
    public DbSet<Invoice> Invoices => Set<Invoice>();
    public DbSet<StripeEvent> StripeEvents => Set<StripeEvent>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<CooperativeApplication> CooperativeApplications => Set<CooperativeApplication>();
    public DbSet<Ticket> Tickets => Set<Ticket>();
    public DbSet<OutgoingMail> OutgoingMails => Set<OutgoingMail>();
    public DbSet<WorkerRound> WorkerRounds => Set<WorkerRound>();
    public DbSet<StuckItem> StuckItems => Set<StuckItem>();
    /// <summary>What signs visitors in: in the database, so that every node reads what any of them wrote.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();
    public DbSet<ShopSecret> Secrets => Set<ShopSecret>();
    public DbSet<SeededFile> SeededFiles => Set<SeededFile>();

    /// <summary>Nothing printed dies: these alone go with what they hang on.</summary>
    private static readonly HashSet<Type> Disposable = [typeof(BasketItem), typeof(SearchTerm), typeof(ProductAttribute), typeof(Nutrient), typeof(ProductPicture), typeof(VariantOption), typeof(DeliveryException), typeof(WorkshopStep), typeof(WorkshopPerson), typeof(WorkshopProduct), typeof(LotIngredient), typeof(CharacterColour),
        typeof(LivestreamBrand), typeof(LivestreamCooperative), typeof(LivestreamHost), typeof(SeriesGap), typeof(ExperienceGood), typeof(TicketGift), typeof(SignIn)];

    /// <summary>Brings the tables up to date and, on SQLite, switches on the write-ahead log.</summary>
    public async Task Prepare(CancellationToken ct = default)
    {
        switch (await Age(ct))
        {
            case TablesAge.Current:
                return;
            case TablesAge.Newer:
                throw new WrongSettingException("database", "it is newer than this program: start the program that belongs to it, or restore a backup from before it was brought up to date");
        }
        await FoldedMigrations.Take(this, ct);
        await Database.MigrateAsync(ct);
        await AuditRules.Protect(this, ct);
        if (Database.IsSqlite())
        {
            await Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        }
    }

    /// <summary>Whether the tables are those of this program's migrations. Asked without the migrator, whose making takes half a second of a cold start.</summary>
    public async Task<TablesAge> Age(CancellationToken ct = default)
    {
        var known = Database.GetMigrations().ToList();
        var connection = Database.GetDbConnection();
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT \"MigrationId\" FROM \"Migrations\"";
            var applied = new HashSet<string>();
            await using var rows = await command.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                applied.Add(rows.GetString(0));
            }
            // A migration's name begins with its time.
            return applied.Any(a => string.CompareOrdinal(a, known[^1]) > 0) ? TablesAge.Newer : applied.IsSupersetOf(known) ? TablesAge.Current : TablesAge.Older;
        }
        catch (DbException)
        {
            // No table yet, or no database: the migrator finds out which.
            return TablesAge.Older;
        }
        finally
        {
            await connection.CloseAsync();
        }
    }

    /// <summary>
    /// Holds an order's row until the transaction ends, so that webhook, worker and people change it one after the other, and
    /// loads it whole. Call it first in a transaction. Null when there is no such order.
    /// </summary>
    public async Task<Order?> HoldOrder(long orderId, CancellationToken ct = default)
    {
        if (Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("An order is held within a transaction.");
        }
        await Orders.Where(o => o.Id == orderId).ExecuteUpdateAsync(s => s.SetProperty(o => o.Version, o => o.Version + 1), ct);
        return await Orders.Where(o => o.Id == orderId)
            .Include(o => o.Parts).ThenInclude(p => p.Lines)
            .Include(o => o.Parts).ThenInclude(p => p.Shipments).ThenInclude(s => s.Lines)
            .Include(o => o.Parts).ThenInclude(p => p.Invoice)
            .Include(o => o.Events).Include(o => o.Payments).Include(o => o.Reservations).ThenInclude(r => r.Lots)
            .Include(o => o.Refunds).ThenInclude(r => r.Lines)
            .AsSplitQuery().SingleOrDefaultAsync(ct);
    }

    /// <summary>Holds a livestream's row until the transaction ends and loads it with brands, cooperatives, hosts and rundown. Null when there is no such one.</summary>
    public async Task<Livestream?> HoldLivestream(int livestreamId, CancellationToken ct = default)
    {
        if (Database.CurrentTransaction is null)
        {
            throw new InvalidOperationException("A livestream is held within a transaction.");
        }
        await Livestreams.Where(l => l.Id == livestreamId).ExecuteUpdateAsync(s => s.SetProperty(l => l.Version, l => l.Version + 1), ct);
        return await Livestreams.Where(l => l.Id == livestreamId)
            .Include(l => l.Brands).Include(l => l.Cooperatives).Include(l => l.Hosts).ThenInclude(h => h.Host).Include(l => l.Rundown.OrderBy(r => r.Position)).ThenInclude(r => r.Offers)
            .SingleOrDefaultAsync(ct);
    }

    /// <summary>Holds a live offer's row until the transaction ends; what it holds of stock was held before.</summary>
    public Task HoldOffer(int offerId, CancellationToken ct = default) =>
        LiveOffers.Where(o => o.Id == offerId).ExecuteUpdateAsync(s => s.SetProperty(o => o.Units, o => o.Units), ct);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<DateTime>().HaveConversion<UtcMicroseconds>();
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(32);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(ShopDb).Assembly);
        foreach (var key in builder.Model.GetEntityTypes().Where(e => e.ClrType.Namespace == typeof(Order).Namespace).SelectMany(e => e.GetForeignKeys()))
        {
            key.DeleteBehavior = Disposable.Contains(key.DeclaringEntityType.ClrType) ? DeleteBehavior.Cascade : DeleteBehavior.Restrict;
        }
    }

    /// <summary>Times are UTC and cut to microseconds, which is what both databases keep.</summary>
    private sealed class UtcMicroseconds() : ValueConverter<DateTime, DateTime>(
        v => new DateTime(v.Ticks - (v.Ticks % 10), DateTimeKind.Utc),
        v => DateTime.SpecifyKind(v, DateTimeKind.Utc));
}

public sealed class SqliteShopDb(DbContextOptions<SqliteShopDb> options) : ShopDb(options);

public sealed class PostgresShopDb(DbContextOptions<PostgresShopDb> options) : ShopDb(options)
{
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        // By their bytes, as SQLite compares: what begins with a word stands together, in whatever language the database was made.
        builder.Entity<SearchTerm>().Property(t => t.Term).UseCollation("C");
    }
}

/// <summary>The tables, as against this program's migrations.</summary>
public enum TablesAge { Older, Current, Newer }
