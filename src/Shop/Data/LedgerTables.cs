using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class LedgerTables : IEntityTypeConfiguration<Posting>, IEntityTypeConfiguration<CommissionTerm>, IEntityTypeConfiguration<Payment>
{
    // What the ledger knows of payments; the rest stands with orders.
    public void Configure(EntityTypeBuilder<Payment> b)
    {
        b.HasIndex(x => new { x.State, x.FeeFen });
        b.ToTable(t => t.HasCheckConstraint("CK_Payments_Fee", "(\"FeeFen\" IS NULL) = (\"FeeReadAt\" IS NULL) AND (\"FeeFen\" IS NULL OR \"FeeFen\" >= 0)"));
    }

    public void Configure(EntityTypeBuilder<Posting> b)
    {
        b.Property(x => x.Occasion).HasMaxLength(120);
        b.HasIndex(x => x.Occasion).IsUnique();
        b.Property(x => x.Note).HasMaxLength(400);
        b.HasIndex(x => new { x.CooperativeId, x.Day });
        b.HasIndex(x => x.Day);
        b.HasIndex(x => x.OrderId);
        b.HasIndex(x => x.SettlementId);
        b.HasOne<Cooperative>().WithMany().HasForeignKey(x => x.CooperativeId);
        b.HasOne<Order>().WithMany().HasForeignKey(x => x.OrderId);
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
        b.HasOne<OrderLine>().WithMany().HasForeignKey(x => x.LineId);
        b.HasOne<Refund>().WithMany().HasForeignKey(x => x.RefundId);
        b.HasOne<Payment>().WithMany().HasForeignKey(x => x.PaymentId);
        b.HasOne<Settlement>().WithMany().HasForeignKey(x => x.SettlementId);
        b.ToTable("Postings", t =>
        {
            t.HasCheckConstraint("CK_Postings_Amount", "\"AmountFen\" > 0");
            t.HasCheckConstraint("CK_Postings_Accounts", "\"Debit\" <> \"Credit\"");
            t.HasCheckConstraint("CK_Postings_Cooperative", "(\"CooperativeId\" IS NOT NULL) = (\"Debit\" IN ('Cooperative', 'CashAtCooperative') OR \"Credit\" IN ('Cooperative', 'CashAtCooperative'))");
            t.HasCheckConstraint("CK_Postings_ByHand", "\"Kind\" <> 'Correction' OR (\"By\" IS NOT NULL AND \"Note\" <> '')");
        });
    }

    public void Configure(EntityTypeBuilder<CommissionTerm> b)
    {
        b.Property(x => x.Scope).HasMaxLength(60);
        b.Property(x => x.Note).HasMaxLength(400);
        // Whoever adds a term ends the one before it. Two at once would make two that begin on one day, or two that go on.
        b.HasIndex(x => new { x.Scope, x.From }).IsUnique();
        b.HasIndex(x => x.Scope, "IX_CommissionTerms_GoesOn").IsUnique().HasFilter("\"Until\" IS NULL");
        b.ToTable("CommissionTerms", t =>
        {
            t.HasCheckConstraint("CK_CommissionTerms_Rate", "(\"Permille\" IS NULL) <> (\"FixedFen\" IS NULL) AND (\"Permille\" IS NULL OR \"Permille\" BETWEEN 0 AND 1000) AND (\"FixedFen\" IS NULL OR \"FixedFen\" >= 0)");
            t.HasCheckConstraint("CK_CommissionTerms_Days", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
            t.HasCheckConstraint("CK_CommissionTerms_Fees", "NOT (\"ShopBearsFees\" AND \"CategoryId\" IS NOT NULL)");
        });
    }
}

internal sealed class SettlementTables : IEntityTypeConfiguration<Settlement>, IEntityTypeConfiguration<SettlementLine>, IEntityTypeConfiguration<SettlementPosting>,
    IEntityTypeConfiguration<SettlementEvent>, IEntityTypeConfiguration<SettlementDifference>
{
    public void Configure(EntityTypeBuilder<Settlement> b)
    {
        b.Property(x => x.Number).HasMaxLength(30);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.CooperativeId, x.Until }).IsUnique();
        b.HasIndex(x => x.State);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.SettlementId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.SettlementId);
        b.HasMany(x => x.Differences).WithOne().HasForeignKey(x => x.SettlementId);
        b.ToTable("Settlements", t =>
        {
            t.HasCheckConstraint("CK_Settlements_Days", "\"Until\" > \"From\"");
            t.HasCheckConstraint("CK_Settlements_Closed", "(\"State\" <> 'Paid' OR \"NetFen\" > 0) AND (\"State\" <> 'Carried' OR \"NetFen\" <= 0)");
        });
    }

    public void Configure(EntityTypeBuilder<SettlementLine> b)
    {
        b.Property(x => x.OrderNumber).HasMaxLength(20);
        b.HasIndex(x => new { x.SettlementId, x.PartId }).IsUnique();
        b.HasIndex(x => x.CarriedFromId).IsUnique();
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
        b.HasOne<Settlement>().WithMany().HasForeignKey(x => x.CarriedFromId);
        b.HasMany(x => x.Postings).WithOne().HasForeignKey(x => x.LineId);
        b.ToTable("SettlementLines", t => t.HasCheckConstraint("CK_SettlementLines_Sum",
            "\"NetFen\" = \"GrossFen\" + \"DeliveryFen\" + \"CouponFen\" + \"CommissionFen\" + \"FeesFen\" + \"RefundsFen\" + \"CashFen\" + \"CorrectionsFen\" + \"OpeningFen\""));
    }

    public void Configure(EntityTypeBuilder<SettlementPosting> b)
    {
        b.ToTable("SettlementPostings");
        b.HasKey(x => x.PostingId);
        b.Property(x => x.PostingId).ValueGeneratedNever();
        b.HasOne(x => x.Posting).WithOne().HasForeignKey<SettlementPosting>(x => x.PostingId);
    }

    public void Configure(EntityTypeBuilder<SettlementEvent> b)
    {
        b.ToTable("SettlementEvents");
        b.Property(x => x.Detail).HasMaxLength(400);
    }

    public void Configure(EntityTypeBuilder<SettlementDifference> b)
    {
        b.ToTable("SettlementDifferences", t => t.HasCheckConstraint("CK_SettlementDifferences_Answer", "(\"Answer\" IS NULL) = (\"AnsweredAt\" IS NULL)"));
        b.Property(x => x.OrderNumber).HasMaxLength(20);
        b.Property(x => x.Text).HasMaxLength(1000);
        b.Property(x => x.Answer).HasMaxLength(1000);
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
        b.HasOne<Posting>().WithMany().HasForeignKey(x => x.CorrectionId);
    }
}
