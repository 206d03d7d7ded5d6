using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class WorkTables : IEntityTypeConfiguration<WorkerRound>, IEntityTypeConfiguration<StuckItem>
{
    public void Configure(EntityTypeBuilder<WorkerRound> b)
    {
        b.HasKey(x => x.Name);
        b.ToTable("WorkerRounds", t => t.HasCheckConstraint("CK_WorkerRounds_Fault", "\"FailedInARow\" >= 0 AND (\"FailedInARow\" > 0) = (\"Fault\" IS NOT NULL)"));
        b.Property(x => x.Name).HasMaxLength(60);
        b.Property(x => x.Node).HasMaxLength(120);
        b.Property(x => x.Fault).HasMaxLength(120);
    }

    public void Configure(EntityTypeBuilder<StuckItem> b)
    {
        b.HasKey(x => new { x.Work, x.Item });
        b.ToTable("StuckItems", t => t.HasCheckConstraint("CK_StuckItems_Tries", "\"Tries\" > 0"));
        b.Property(x => x.Work).HasMaxLength(60);
        b.Property(x => x.Fault).HasMaxLength(120);
    }
}
