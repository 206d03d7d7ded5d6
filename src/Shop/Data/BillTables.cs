using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class BillTables : IEntityTypeConfiguration<GroupBill>, IEntityTypeConfiguration<GroupBillLine>, IEntityTypeConfiguration<BillYear>, IEntityTypeConfiguration<Invoice>
{
    public void Configure(EntityTypeBuilder<Invoice> b)
    {
        b.HasIndex(x => x.State);
        b.HasOne(x => x.Bill).WithMany().HasForeignKey(x => x.BillId);
        b.ToTable("Invoices", t => t.HasCheckConstraint("CK_Invoices_Bill", "\"BillId\" IS NULL OR \"State\" <> 'Asked'"));
    }

    public void Configure(EntityTypeBuilder<GroupBill> b)
    {
        b.Property(x => x.Number).HasMaxLength(30);
        b.Property(x => x.Title).HasMaxLength(100);
        b.Property(x => x.TaxNumber).HasMaxLength(18);
        b.Property(x => x.Reason).HasMaxLength(300);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.CooperativeId, x.Year, x.Sequence }).IsUnique();
        // A bill is credited once.
        b.HasOne(x => x.Credits).WithOne(x => x.CreditNote).HasForeignKey<GroupBill>(x => x.CreditsId);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.BillId);
        b.ToTable("GroupBills", t =>
        {
            t.HasCheckConstraint("CK_GroupBills_Kind", "(\"Kind\" = 'CreditNote') = (\"CreditsId\" IS NOT NULL) AND (\"Kind\" = 'CreditNote') = (\"Reason\" <> '')");
            t.HasCheckConstraint("CK_GroupBills_Sums", "\"Sequence\" > 0 AND ((\"Kind\" = 'Bill' AND \"TotalFen\" > 0) OR (\"Kind\" = 'CreditNote' AND \"TotalFen\" < 0))");
        });
    }

    public void Configure(EntityTypeBuilder<GroupBillLine> b)
    {
        b.Property(x => x.OrderNumber).HasMaxLength(20);
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
        b.ToTable("GroupBillLines", t => t.HasCheckConstraint("CK_GroupBillLines_Sign", "(\"Quantity\" > 0 AND \"AmountFen\" >= 0) OR (\"Quantity\" < 0 AND \"AmountFen\" <= 0)"));
    }

    public void Configure(EntityTypeBuilder<BillYear> b)
    {
        b.HasKey(x => new { x.CooperativeId, x.Year });
        b.HasOne<Cooperative>().WithMany().HasForeignKey(x => x.CooperativeId);
        b.ToTable("BillYears", t => t.HasCheckConstraint("CK_BillYears_Last", "\"Last\" >= 0"));
    }
}
