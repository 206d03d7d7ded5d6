using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class LotTables : IEntityTypeConfiguration<Lot>, IEntityTypeConfiguration<LotIngredient>, IEntityTypeConfiguration<LotEvent>, IEntityTypeConfiguration<LineLot>
{
    public void Configure(EntityTypeBuilder<Lot> b)
    {
        b.Property(x => x.Code).HasMaxLength(16);
        b.HasIndex(x => x.Code).IsUnique();
        b.HasIndex(x => new { x.StockItemId, x.BestBefore });
        b.HasIndex(x => x.SellUntil);
        b.HasIndex(x => x.MadeOn);
        b.Property(x => x.ReportHash).HasMaxLength(64);
        b.Property(x => x.ReportName).HasMaxLength(120);
        b.HasMany(x => x.Ingredients).WithOne().HasForeignKey(x => x.LotId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.LotId);
        b.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Lots_Units", "\"Available\" >= 0 AND \"Reserved\" >= 0 AND \"Sold\" >= 0 AND \"WrittenOff\" >= 0");
            t.HasCheckConstraint("CK_Lots_Sum", "\"Available\" + \"Reserved\" + \"Sold\" + \"WrittenOff\" = \"Made\"");
            t.HasCheckConstraint("CK_Lots_Dates", "(\"BestBefore\" IS NULL OR \"BestBefore\" >= \"MadeOn\") AND (\"BestBefore\" IS NULL) = (\"SellUntil\" IS NULL)");
            t.HasCheckConstraint("CK_Lots_Recall", "(\"RecalledAt\" IS NULL) = (\"RecalledBy\" IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<LotIngredient> b) => b.ToTable("LotIngredients");

    public void Configure(EntityTypeBuilder<LotEvent> b) => b.ToTable("LotEvents");

    public void Configure(EntityTypeBuilder<LineLot> b)
    {
        b.HasKey(x => new { x.LineId, x.LotId });
        b.HasOne(x => x.Line).WithMany(x => x.Lots).HasForeignKey(x => x.LineId);
        b.HasOne<Reservation>().WithMany(x => x.Lots).HasForeignKey(x => x.ReservationId);
        b.ToTable(t => t.HasCheckConstraint("CK_LineLots_Units", "\"Units\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Units\""));
    }
}
