using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class HistoryTables : IEntityTypeConfiguration<PastOrder>, IEntityTypeConfiguration<PastLine>, IEntityTypeConfiguration<PastOrderIdentifier>, IEntityTypeConfiguration<OrderImport>,
    IEntityTypeConfiguration<HistoryChange>, IEntityTypeConfiguration<HistoryState>, IEntityTypeConfiguration<HistoryMark>, IEntityTypeConfiguration<CustomerJoin>, IEntityTypeConfiguration<CustomerEvent>
{
    public void Configure(EntityTypeBuilder<PastOrder> b)
    {
        b.Property(x => x.Number).HasMaxLength(PastOrder.LongestNumber);
        b.Property(x => x.Currency).HasMaxLength(3);
        b.Property(x => x.Content).HasMaxLength(64);
        // Once in the shop's own hand, and once an import.
        b.HasIndex(x => new { x.Channel, x.Number }).IsUnique().HasFilter("\"ImportId\" IS NULL");
        b.HasIndex(x => new { x.ImportId, x.Number }).IsUnique();
        // Two imports can't both be the one that says what an order is.
        b.HasIndex(x => new { x.Channel, x.Number, x.Revision }).IsUnique().HasFilter("\"ImportId\" IS NOT NULL");
        b.HasIndex(x => x.CustomerId);
        b.HasIndex(x => x.OrderId).IsUnique();
        b.HasOne<Order>().WithOne().HasForeignKey<PastOrder>(x => x.OrderId);
        b.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId);
        b.HasOne(x => x.Import).WithMany().HasForeignKey(x => x.ImportId);
        b.HasOne(x => x.ReplacedBy).WithMany().HasForeignKey(x => x.ReplacedById);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.PastOrderId);
        b.HasMany(x => x.Identifiers).WithOne().HasForeignKey(x => x.PastOrderId);
        b.ToTable("PastOrders", t =>
        {
            t.HasCheckConstraint("CK_PastOrders_Import", "(\"ImportId\" IS NOT NULL) = (\"Origin\" = 'Imported') AND (\"ReplacedById\" IS NULL OR \"ImportId\" IS NOT NULL)");
            t.HasCheckConstraint("CK_PastOrders_Paid", "\"IsPaid\" OR (\"Amount\" = 0 AND \"Units\" = 0)");
            t.HasCheckConstraint("CK_PastOrders_Order", "\"OrderId\" IS NULL OR \"Origin\" = 'Shop'");
        });
    }

    public void Configure(EntityTypeBuilder<PastLine> b)
    {
        b.HasKey(x => new { x.PastOrderId, x.Ordinal });
        b.Property(x => x.Sku).HasMaxLength(PastLine.LongestSku);
        b.Property(x => x.Title).HasMaxLength(PastLine.LongestTitle);
        b.HasOne<Product>().WithMany().HasForeignKey(x => x.ProductId);
        b.HasOne<Livestream>().WithMany().HasForeignKey(x => x.LivestreamId);
        b.ToTable("PastLines", t =>
        {
            t.HasCheckConstraint("CK_PastLines_Ordinal", "\"Ordinal\" > 0");
            t.HasCheckConstraint("CK_PastLines_Stars", "(\"Stars\" IS NULL) = (\"RatedOn\" IS NULL) AND (\"Stars\" IS NULL OR \"Stars\" BETWEEN 1 AND 5)");
        });
    }

    public void Configure(EntityTypeBuilder<PastOrderIdentifier> b)
    {
        b.HasKey(x => new { x.PastOrderId, x.IdentifierId });
        b.HasOne<Identifier>().WithMany().HasForeignKey(x => x.IdentifierId);
        b.ToTable("PastOrderIdentifiers");
    }

    public void Configure(EntityTypeBuilder<OrderImport> b)
    {
        b.Property(x => x.Profile).HasMaxLength(40);
        b.Property(x => x.FileName).HasMaxLength(200);
        b.Property(x => x.FileHash).HasMaxLength(64);
        b.Property(x => x.By).HasMaxLength(100);
        b.HasIndex(x => x.StartedAt);
        // One at a time: what another is about to say of the same orders can't be known.
        b.HasIndex(x => x.Channel).IsUnique().HasFilter("\"VisibleAt\" IS NULL");
        b.ToTable("OrderImports");
    }

    public void Configure(EntityTypeBuilder<HistoryChange> b)
    {
        b.HasOne<Order>().WithMany(x => x.Changes).HasForeignKey(x => x.OrderId);
        b.ToTable("HistoryChanges");
    }

    public void Configure(EntityTypeBuilder<HistoryState> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.ToTable("HistoryStates", t => t.HasCheckConstraint("CK_HistoryStates_One", "\"Id\" = 1"));
    }

    public void Configure(EntityTypeBuilder<HistoryMark> b)
    {
        b.HasIndex(x => x.Version);
        b.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId);
        b.HasOne<PastOrder>().WithMany().HasForeignKey(x => x.PastOrderId);
        b.HasOne<OrderImport>().WithMany().HasForeignKey(x => x.ImportId);
        b.ToTable("HistoryMarks", t => t.HasCheckConstraint("CK_HistoryMarks_One", "(\"CustomerId\" IS NULL OR \"PastOrderId\" IS NULL) AND (\"ImportId\" IS NULL OR (\"CustomerId\" IS NULL AND \"PastOrderId\" IS NULL))"));
    }

    public void Configure(EntityTypeBuilder<CustomerJoin> b)
    {
        b.Property(x => x.By).HasMaxLength(100);
        b.Property(x => x.EndedBy).HasMaxLength(100);
        b.HasOne<Identifier>().WithMany().HasForeignKey(x => x.OneId);
        b.HasOne<Identifier>().WithMany().HasForeignKey(x => x.OtherId);
        b.ToTable("CustomerJoins", t =>
        {
            t.HasCheckConstraint("CK_CustomerJoins_Two", "\"OneId\" <> \"OtherId\"");
            t.HasCheckConstraint("CK_CustomerJoins_Ended", "(\"EndedAt\" IS NULL) = (\"EndedBy\" IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<CustomerEvent> b)
    {
        b.Property(x => x.By).HasMaxLength(100);
        b.Property(x => x.Detail).HasMaxLength(300);
        b.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId);
        b.HasOne<Customer>().WithMany().HasForeignKey(x => x.OtherId);
        b.ToTable("CustomerEvents");
    }
}
