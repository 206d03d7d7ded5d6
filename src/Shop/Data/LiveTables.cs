using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class LivestreamTables : IEntityTypeConfiguration<Livestream>, IEntityTypeConfiguration<LivestreamBrand>, IEntityTypeConfiguration<LivestreamCooperative>,
    IEntityTypeConfiguration<LivestreamHost>, IEntityTypeConfiguration<RundownItem>, IEntityTypeConfiguration<LivePin>, IEntityTypeConfiguration<LivestreamEvent>,
    IEntityTypeConfiguration<LivestreamSeries>, IEntityTypeConfiguration<SeriesGap>, IEntityTypeConfiguration<LiveHost>, IEntityTypeConfiguration<HostCertificate>
{
    public void Configure(EntityTypeBuilder<Livestream> b)
    {
        b.Property(x => x.Slug).HasMaxLength(80);
        b.Property(x => x.Uid).HasMaxLength(80);
        b.Property(x => x.StreamKeyHash).HasMaxLength(64);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasIndex(x => x.StreamKeyHash).IsUnique();
        b.HasIndex(x => new { x.State, x.StartsAt });
        b.HasIndex(x => x.StartsAt);
        b.HasIndex(x => new { x.CooperativeId, x.StartsAt });
        // Made ahead by any node, once each.
        b.HasIndex(x => new { x.SeriesId, x.OccursAt }).IsUnique();
        b.HasMany(x => x.Brands).WithOne().HasForeignKey(x => x.LivestreamId);
        b.HasMany(x => x.Cooperatives).WithOne().HasForeignKey(x => x.LivestreamId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.LivestreamId);
        b.HasMany(x => x.Pins).WithOne().HasForeignKey(x => x.LivestreamId);
        b.HasOne(x => x.Series).WithMany(x => x.Occurrences).HasForeignKey(x => x.SeriesId);
        b.ToTable("Livestreams", t =>
        {
            t.HasCheckConstraint("CK_Livestreams_Times", "\"EndsAt\" > \"StartsAt\" AND (\"EndedAt\" IS NULL OR \"WentLiveAt\" IS NOT NULL)");
            t.HasCheckConstraint("CK_Livestreams_Live", "(\"State\" IN ('Live', 'Ended', 'Replay')) = (\"WentLiveAt\" IS NOT NULL) AND (\"State\" IN ('Ended', 'Replay')) = (\"EndedAt\" IS NOT NULL)");
            t.HasCheckConstraint("CK_Livestreams_Occurrence", "(\"SeriesId\" IS NULL) = (\"OccursAt\" IS NULL)");
            t.HasCheckConstraint("CK_Livestreams_Reason", "\"State\" <> 'Cancelled' OR \"WasAnnounced\" = FALSE OR \"Reason_Zh\" <> ''");
            t.HasCheckConstraint("CK_Livestreams_Counts", "\"Sequence\" >= 0 AND \"Views\" >= 0 AND \"MostViewers\" >= 0");
        });
    }

    public void Configure(EntityTypeBuilder<LivestreamBrand> b)
    {
        b.ToTable("LivestreamBrands");
        b.HasKey(x => new { x.LivestreamId, x.BrandId });
    }

    public void Configure(EntityTypeBuilder<LivestreamCooperative> b)
    {
        b.ToTable("LivestreamCooperatives");
        b.HasKey(x => new { x.LivestreamId, x.CooperativeId });
    }

    public void Configure(EntityTypeBuilder<LivestreamHost> b)
    {
        b.ToTable("LivestreamHosts", t => t.HasCheckConstraint("CK_LivestreamHosts_Position", "\"Position\" > 0"));
        b.HasKey(x => new { x.LivestreamId, x.HostId });
    }

    public void Configure(EntityTypeBuilder<RundownItem> b)
    {
        b.HasIndex(x => new { x.LivestreamId, x.ProductId }).IsUnique();
        b.ToTable("RundownItems", t => t.HasCheckConstraint("CK_RundownItems_Position", "\"Position\" > 0"));
    }

    public void Configure(EntityTypeBuilder<LivePin> b)
    {
        b.ToTable("LivePins");
        b.HasIndex(x => new { x.LivestreamId, x.At });
    }

    public void Configure(EntityTypeBuilder<LivestreamEvent> b) => b.ToTable("LivestreamEvents");

    public void Configure(EntityTypeBuilder<LivestreamSeries> b)
    {
        b.Property(x => x.Slug).HasMaxLength(60);
        b.Property(x => x.Uid).HasMaxLength(80);
        b.Property(x => x.Rule).HasMaxLength(200);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasIndex(x => x.Uid).IsUnique();
        b.HasMany(x => x.Gaps).WithOne().HasForeignKey(x => x.SeriesId);
        b.ToTable("LivestreamSeries", t => t.HasCheckConstraint("CK_LivestreamSeries_Minutes", "\"Minutes\" BETWEEN 5 AND 720"));
    }

    public void Configure(EntityTypeBuilder<SeriesGap> b)
    {
        b.ToTable("SeriesGaps");
        b.HasKey(x => new { x.SeriesId, x.OccursAt });
    }

    public void Configure(EntityTypeBuilder<LiveHost> b) => b.ToTable("LiveHosts");

    public void Configure(EntityTypeBuilder<HostCertificate> b)
    {
        b.Property(x => x.Number).HasMaxLength(20);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasOne<OrderLine>().WithMany().HasForeignKey(x => x.LineId);
        // Whoever came gets one: the second press is refused here.
        b.HasIndex(x => new { x.LineId, x.Seat }).IsUnique();
        b.ToTable("HostCertificates", t =>
        {
            t.HasCheckConstraint("CK_HostCertificates_Course", "(\"LineId\" IS NULL) = (\"Seat\" IS NULL) AND (\"Seat\" IS NULL OR \"Seat\" > 0)");
            t.HasCheckConstraint("CK_HostCertificates_Days", "\"ValidUntil\" >= \"GivenOn\"");
            t.HasCheckConstraint("CK_HostCertificates_TakenBack", "(\"TakenBackAt\" IS NULL) = (\"TakenBackReason\" = '')");
        });
    }
}

internal sealed class LiveOfferTables : IEntityTypeConfiguration<LiveOffer>, IEntityTypeConfiguration<LiveOfferLot>, IEntityTypeConfiguration<LiveShare>,
    IEntityTypeConfiguration<LivePurchase>, IEntityTypeConfiguration<LiveWaiter>, IEntityTypeConfiguration<OrderLine>, IEntityTypeConfiguration<BasketItem>
{
    public void Configure(EntityTypeBuilder<LiveOffer> b)
    {
        b.HasIndex(x => new { x.State, x.EndsAt });
        b.HasOne(x => x.Livestream).WithMany().HasForeignKey(x => x.LivestreamId);
        b.HasOne(x => x.RundownItem).WithMany(x => x.Offers).HasForeignKey(x => x.RundownItemId);
        b.HasMany(x => x.Lots).WithOne().HasForeignKey(x => x.OfferId);
        b.ToTable("LiveOffers", t =>
        {
            t.HasCheckConstraint("CK_LiveOffers_Units", "\"Available\" >= 0 AND \"Reserved\" >= 0 AND \"Sold\" >= 0 AND \"Returned\" >= 0");
            t.HasCheckConstraint("CK_LiveOffers_Sum", "\"Available\" + \"Reserved\" + \"Sold\" + \"Returned\" = \"Units\"");
            t.HasCheckConstraint("CK_LiveOffers_Price", "\"PriceFen\" > 0 AND \"ListPriceFen\" > 0");
            t.HasCheckConstraint("CK_LiveOffers_Limit", "\"LimitPerCustomer\" > 0");
            t.HasCheckConstraint("CK_LiveOffers_Seconds", "\"Seconds\" BETWEEN 10 AND 1200");
            t.HasCheckConstraint("CK_LiveOffers_Open", "(\"State\" = 'Planned' OR (\"StartsAt\" IS NOT NULL AND \"EndsAt\" > \"StartsAt\") OR (\"State\" = 'Ended' AND \"StartsAt\" IS NULL)) AND (\"State\" <> 'Ended' OR \"Available\" = 0)");
        });
    }

    public void Configure(EntityTypeBuilder<LiveOfferLot> b)
    {
        b.HasKey(x => new { x.OfferId, x.LotId });
        b.HasOne<StockItem>().WithMany().HasForeignKey(x => x.StockItemId);
        b.ToTable("LiveOfferLots", t => t.HasCheckConstraint("CK_LiveOfferLots_Left", "\"Left\" >= 0"));
    }

    public void Configure(EntityTypeBuilder<LiveShare> b)
    {
        b.HasKey(x => new { x.OfferId, x.UserId });
        b.HasOne<LiveOffer>().WithMany().HasForeignKey(x => x.OfferId);
        b.ToTable("LiveShares", t => t.HasCheckConstraint("CK_LiveShares_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Most\""));
    }

    public void Configure(EntityTypeBuilder<LivePurchase> b)
    {
        b.Property(x => x.Key).HasMaxLength(64);
        b.HasIndex(x => new { x.OfferId, x.UserId, x.Key }).IsUnique();
        // Few are held at any moment: for a shopper's basket, and for the worker that looks for those whose time is over. No other index: each costs a drop dearly.
        b.HasIndex(x => new { x.UserId, x.ExpiresAt }).HasFilter("\"State\" = 'Held'");
        b.HasOne(x => x.Offer).WithMany().HasForeignKey(x => x.OfferId);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.ToTable("LivePurchases", t => t.HasCheckConstraint("CK_LivePurchases_Quantity", "\"Quantity\" > 0"));
    }

    public void Configure(EntityTypeBuilder<LiveWaiter> b)
    {
        b.HasIndex(x => new { x.OfferId, x.UserId }).IsUnique();
        b.HasOne<LiveOffer>().WithMany().HasForeignKey(x => x.OfferId);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.ToTable("LiveWaiters");
    }

    public void Configure(EntityTypeBuilder<OrderLine> b)
    {
        b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
        b.HasOne<LivePurchase>().WithMany().HasForeignKey(x => x.LivePurchaseId);
        b.HasIndex(x => x.LivePurchaseId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BasketItem> b) => b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
}

internal sealed class LiveRoomTables : IEntityTypeConfiguration<LiveEvent>, IEntityTypeConfiguration<LiveMessage>, IEntityTypeConfiguration<LiveMute>,
    IEntityTypeConfiguration<BlockedWord>, IEntityTypeConfiguration<LiveAudience>, IEntityTypeConfiguration<LiveReminder>
{
    public void Configure(EntityTypeBuilder<LiveEvent> b)
    {
        b.HasIndex(x => new { x.LivestreamId, x.Id });
        b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
        b.HasOne<LiveMessage>().WithMany().HasForeignKey(x => x.MessageId);
        b.ToTable("LiveEvents");
    }

    public void Configure(EntityTypeBuilder<LiveMessage> b)
    {
        b.Property(x => x.Name).HasMaxLength(60);
        b.Property(x => x.Text).HasMaxLength(LiveMessage.LongestText);
        b.HasIndex(x => new { x.LivestreamId, x.Id });
        b.HasIndex(x => x.UserId);
        b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.ToTable("LiveMessages", t => t.HasCheckConstraint("CK_LiveMessages_Deleted", "(\"DeletedAt\" IS NULL) = (\"DeletedBy\" IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<LiveMute> b)
    {
        b.HasKey(x => new { x.LivestreamId, x.UserId });
        b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.ToTable("LiveMutes");
    }

    public void Configure(EntityTypeBuilder<BlockedWord> b)
    {
        b.Property(x => x.Word).HasMaxLength(40);
        b.HasIndex(x => x.Word).IsUnique();
        b.ToTable("BlockedWords");
    }

    public void Configure(EntityTypeBuilder<LiveAudience> b)
    {
        b.Property(x => x.Node).HasMaxLength(60);
        b.HasKey(x => new { x.LivestreamId, x.Node });
        b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
        b.ToTable("LiveAudiences", t => t.HasCheckConstraint("CK_LiveAudiences_Viewers", "\"Viewers\" >= 0"));
    }

    public void Configure(EntityTypeBuilder<LiveReminder> b)
    {
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.Culture).HasMaxLength(10);
        b.HasIndex(x => new { x.LivestreamId, x.Email, x.MinutesBefore }).IsUnique();
        b.HasIndex(x => x.Email);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.ToTable("LiveReminders", t => t.HasCheckConstraint("CK_LiveReminders_Minutes", "\"MinutesBefore\" IN (1440, 60, 5)"));
    }
}
