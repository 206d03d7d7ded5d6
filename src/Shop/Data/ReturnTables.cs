using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class ReturnTables : IEntityTypeConfiguration<Return>, IEntityTypeConfiguration<ReturnLine>, IEntityTypeConfiguration<ReturnPhoto>, IEntityTypeConfiguration<ReturnEvent>,
    IEntityTypeConfiguration<OrderLine>
{
    public void Configure(EntityTypeBuilder<Return> b)
    {
        b.Property(x => x.Number).HasMaxLength(20);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.State, x.AnswerBy });
        b.Property(x => x.Words).HasMaxLength(1000);
        b.Property(x => x.Answer).HasMaxLength(500);
        b.Property(x => x.Objection).HasMaxLength(1000);
        b.Property(x => x.SendTo).HasMaxLength(300);
        b.Property(x => x.Carrier).HasMaxLength(60);
        b.Property(x => x.TrackingNumber).HasMaxLength(60);
        b.HasOne(x => x.Part).WithMany().HasForeignKey(x => x.PartId);
        // A refund pays for one return and no more.
        b.HasOne(x => x.Refund).WithOne().HasForeignKey<Return>(x => x.RefundId);
        b.HasMany(x => x.Lines).WithOne().HasForeignKey(x => x.ReturnId);
        b.HasMany(x => x.Photos).WithOne().HasForeignKey(x => x.ReturnId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.ReturnId);
        b.ToTable("Returns", t => t.HasCheckConstraint("CK_Returns_Refunded", "(\"State\" = 'Refunded') = (\"RefundedAt\" IS NOT NULL)"));
    }

    public void Configure(EntityTypeBuilder<ReturnLine> b)
    {
        b.HasKey(x => new { x.ReturnId, x.LineId });
        b.HasOne(x => x.Line).WithMany().HasForeignKey(x => x.LineId);
        b.ToTable("ReturnLines", t => t.HasCheckConstraint("CK_ReturnLines_Quantity", "\"Quantity\" > 0"));
    }

    public void Configure(EntityTypeBuilder<ReturnPhoto> b)
    {
        b.Property(x => x.Hash).HasMaxLength(64);
        b.HasIndex(x => x.Hash);
        b.ToTable("ReturnPhotos", t => t.HasCheckConstraint("CK_ReturnPhotos_Size", "\"Width\" > 0 AND \"Height\" > 0"));
    }

    public void Configure(EntityTypeBuilder<ReturnEvent> b) => b.ToTable("ReturnEvents");

    // Nobody gives back more than has left, however many ask at once.
    public void Configure(EntityTypeBuilder<OrderLine> b) => b.ToTable(t => t.HasCheckConstraint("CK_OrderLines_Returned", "\"ReturnAsked\" >= 0 AND \"Returned\" + \"ReturnAsked\" <= \"Sent\""));
}
