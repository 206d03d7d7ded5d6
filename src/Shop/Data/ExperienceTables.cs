using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class ExperienceTables : IEntityTypeConfiguration<Experience>, IEntityTypeConfiguration<SessionRule>, IEntityTypeConfiguration<SessionPrice>, IEntityTypeConfiguration<SessionGap>,
    IEntityTypeConfiguration<Session>, IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<Variant>, IEntityTypeConfiguration<OrderPart>, IEntityTypeConfiguration<OrderLine>, IEntityTypeConfiguration<BasketItem>,
    IEntityTypeConfiguration<SessionChange>, IEntityTypeConfiguration<SessionAnswer>, IEntityTypeConfiguration<SessionWaiter>, IEntityTypeConfiguration<Participant>
{
    public void Configure(EntityTypeBuilder<Experience> b)
    {
        b.HasKey(x => x.ProductId);
        b.Property(x => x.ProductId).ValueGeneratedNever();
        b.Property(x => x.Code).HasMaxLength(16);
        b.HasIndex(x => x.Code).IsUnique();
        b.HasOne(x => x.Product).WithOne(x => x.Experience).HasForeignKey<Experience>(x => x.ProductId);
        b.HasMany(x => x.Rules).WithOne(x => x.Experience).HasForeignKey(x => x.ProductId);
        b.HasMany(x => x.Sessions).WithOne(x => x.Experience).HasForeignKey(x => x.ProductId);
        b.ToTable("Experiences", t =>
        {
            t.HasCheckConstraint("CK_Experiences_Terms", "\"HalfUntilHours\" >= 0 AND \"HalfUntilHours\" <= \"FreeUntilHours\"");
            t.HasCheckConstraint("CK_Experiences_Deposit", "\"DepositPermille\" BETWEEN 0 AND 999 AND \"DepositFen\" >= 0 AND (\"DepositPermille\" = 0 OR \"DepositFen\" = 0)");
            t.HasCheckConstraint("CK_Experiences_Asks", "(\"AsksNames\" OR \"AsksAges\") = (\"KeepDays\" > 0) AND \"KeepDays\" BETWEEN 0 AND 365 AND NOT (\"IsByNight\" AND \"KeepDays\" > 0)");
            t.HasCheckConstraint("CK_Experiences_Nights", "\"Minutes\" > 0 AND \"LeastNights\" >= 1 AND (\"IsByNight\" OR \"LeastNights\" = 1)");
        });
    }

    public void Configure(EntityTypeBuilder<SessionRule> b)
    {
        b.Property(x => x.Key).HasMaxLength(24);
        b.Property(x => x.Rule).HasMaxLength(200);
        b.HasIndex(x => new { x.ProductId, x.Key }).IsUnique();
        b.HasMany(x => x.Prices).WithOne().HasForeignKey(x => x.RuleId);
        b.HasMany(x => x.Gaps).WithOne().HasForeignKey(x => x.RuleId);
        b.ToTable("SessionRules", t => t.HasCheckConstraint("CK_SessionRules_Places", "\"Places\" > 0 AND \"AtMinutes\" BETWEEN 0 AND 1439"));
    }

    public void Configure(EntityTypeBuilder<SessionPrice> b)
    {
        b.HasIndex(x => new { x.RuleId, x.Position }).IsUnique();
        b.ToTable("SessionPrices", t => t.HasCheckConstraint("CK_SessionPrices_Amount", "\"AmountFen\" > 0 AND (\"WeekendFen\" IS NULL OR \"WeekendFen\" > 0) AND \"Takes\" > 0"));
    }

    public void Configure(EntityTypeBuilder<SessionGap> b)
    {
        b.HasKey(x => new { x.RuleId, x.Day });
        b.ToTable("SessionGaps");
    }

    public void Configure(EntityTypeBuilder<Session> b)
    {
        b.Property(x => x.Key).HasMaxLength(40);
        b.Property(x => x.Staff).HasMaxLength(100);
        b.HasIndex(x => new { x.ProductId, x.Key }).IsUnique();
        // Two nodes that make the same one: the second is refused here.
        b.HasIndex(x => new { x.RuleId, x.OccursAt }).IsUnique();
        b.HasIndex(x => x.StockItemId).IsUnique();
        b.HasIndex(x => x.StartsAt);
        b.HasIndex(x => x.EndsAt);
        b.ToTable("Sessions", t =>
        {
            t.HasCheckConstraint("CK_Sessions_Times", "\"EndsAt\" > \"StartsAt\" AND \"Places\" > 0");
            t.HasCheckConstraint("CK_Sessions_Moved", "\"State\" <> 'Moved' OR \"MovedFrom\" IS NOT NULL");
        });
    }

    public void Configure(EntityTypeBuilder<Product> b)
    {
        b.Property(x => x.Kind).HasDefaultValue(ProductKind.Goods);
        b.HasIndex(x => x.Kind);
    }

    public void Configure(EntityTypeBuilder<Variant> b)
    {
        b.HasOne(x => x.Session).WithMany(x => x.Variants).HasForeignKey(x => x.SessionId);
        b.HasIndex(x => new { x.SessionId, x.PriceKind }).IsUnique();
        b.ToTable(t => t.HasCheckConstraint("CK_Variants_Session", "(\"SessionId\" IS NULL) = (\"PriceKind\" IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<OrderPart> b) =>
        b.ToTable(t => t.HasCheckConstraint("CK_OrderParts_Booking", "NOT \"IsBooking\" OR (\"DeliveryFen\" = 0 AND \"SendBy\" IS NULL)"));

    public void Configure(EntityTypeBuilder<OrderLine> b)
    {
        b.HasOne<Session>().WithMany().HasForeignKey(x => x.SessionId);
        b.ToTable(t => t.HasCheckConstraint("CK_OrderLines_Came", "\"CameAt\" IS NULL OR \"SessionId\" IS NOT NULL"));
        b.ToTable(t => t.HasCheckConstraint("CK_OrderLines_Door",
            "\"AtDoorFen\" >= 0 AND \"AtDoorFen\" <= \"PriceFen\" * \"Quantity\" - \"DiscountFen\" AND \"ReleasedFen\" >= 0 AND \"ReleasedFen\" <= \"AtDoorFen\" AND (\"AtDoorFen\" = 0 OR \"SessionId\" IS NOT NULL)"));
        b.ToTable(t => t.HasCheckConstraint("CK_OrderLines_Session",
            "(\"SessionId\" IS NULL) = (\"FreeUntilHours\" IS NULL) AND (\"SessionId\" IS NULL) = (\"HalfUntilHours\" IS NULL) AND (\"HalfUntilHours\" IS NULL OR (\"HalfUntilHours\" >= 0 AND \"HalfUntilHours\" <= \"FreeUntilHours\"))"));
    }

    public void Configure(EntityTypeBuilder<BasketItem> b)
    {
        b.Property(x => x.BookingKey).HasMaxLength(64);
        b.Property(x => x.Ages).HasMaxLength(800);
    }

    public void Configure(EntityTypeBuilder<Participant> b)
    {
        b.Property(x => x.Name).HasMaxLength(Participant.LongestName);
        b.HasIndex(x => new { x.LineId, x.Seat }).IsUnique();
        b.HasIndex(x => x.KeptDays);
        b.HasOne(x => x.Line).WithMany(x => x.Participants).HasForeignKey(x => x.LineId);
        b.ToTable("Participants", t => t.HasCheckConstraint("CK_Participants_Said",
            "\"Seat\" > 0 AND \"KeptDays\" BETWEEN 1 AND 365 AND (\"Age\" IS NULL OR \"Age\" BETWEEN 0 AND 120) AND (\"Name\" <> '' OR \"Age\" IS NOT NULL)"));
    }

    public void Configure(EntityTypeBuilder<SessionChange> b)
    {
        b.HasOne(x => x.Session).WithMany().HasForeignKey(x => x.SessionId);
        b.HasMany(x => x.Answers).WithOne(x => x.Change).HasForeignKey(x => x.ChangeId);
        b.ToTable("SessionChanges", t => t.HasCheckConstraint("CK_SessionChanges_Moved", "(\"Kind\" = 'Moved') = (\"FromStart\" <> \"ToStart\")"));
    }

    public void Configure(EntityTypeBuilder<SessionAnswer> b)
    {
        // Two nodes that tell the same one: the second is refused here.
        b.HasIndex(x => new { x.ChangeId, x.OrderId }).IsUnique();
        b.HasIndex(x => new { x.Kind, x.AnswerBy });
        b.HasOne<Order>().WithMany().HasForeignKey(x => x.OrderId);
        b.ToTable("SessionAnswers", t => t.HasCheckConstraint("CK_SessionAnswers_Answered", "(\"Kind\" = 'Waiting') = (\"AnsweredAt\" IS NULL)"));
    }

    public void Configure(EntityTypeBuilder<SessionWaiter> b)
    {
        b.Property(x => x.Email).HasMaxLength(254);
        b.Property(x => x.Culture).HasMaxLength(10);
        b.HasOne(x => x.Session).WithMany().HasForeignKey(x => x.SessionId);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        // One place in a line for each address.
        b.HasIndex(x => new { x.SessionId, x.Email }).IsUnique().HasFilter("\"State\" IN ('Asked', 'Waiting', 'Offered')");
        b.HasIndex(x => new { x.SessionId, x.State, x.WaitingSince });
        b.HasIndex(x => new { x.State, x.OfferedUntil });
        b.ToTable("SessionWaiters", t =>
        {
            t.HasCheckConstraint("CK_SessionWaiters_Wish", "\"Adults\" >= 0 AND \"Children\" >= 0 AND \"Groups\" >= 0 AND \"Adults\" + \"Children\" + \"Groups\" > 0 AND \"Places\" > 0");
            t.HasCheckConstraint("CK_SessionWaiters_Line", "\"State\" NOT IN ('Waiting', 'Offered', 'Taken') OR \"WaitingSince\" IS NOT NULL");
            t.HasCheckConstraint("CK_SessionWaiters_Offer", "\"State\" <> 'Offered' OR \"OfferedUntil\" IS NOT NULL");
            t.HasCheckConstraint("CK_SessionWaiters_End", "(\"State\" IN ('Taken', 'Lapsed', 'Left')) = (\"EndedAt\" IS NOT NULL)");
        });
    }
}
