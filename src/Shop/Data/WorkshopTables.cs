using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class WorkshopTables : IEntityTypeConfiguration<Workshop>, IEntityTypeConfiguration<WorkshopStep>, IEntityTypeConfiguration<WorkshopPerson>,
    IEntityTypeConfiguration<WorkshopProduct>, IEntityTypeConfiguration<Story>, IEntityTypeConfiguration<StoryVersion>, IEntityTypeConfiguration<StoryPicture>
{
    public void Configure(EntityTypeBuilder<Workshop> b)
    {
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasOne(x => x.Story).WithOne().HasForeignKey<Workshop>(x => x.StoryId);
        b.ToTable(t => t.HasCheckConstraint("CK_Workshops_Place", "\"Latitude\" BETWEEN -90 AND 90 AND \"Longitude\" BETWEEN -180 AND 180"));
    }

    public void Configure(EntityTypeBuilder<WorkshopStep> b)
    {
        b.HasIndex(x => new { x.WorkshopId, x.Position }).IsUnique();
        b.ToTable("WorkshopSteps", t => t.HasCheckConstraint("CK_WorkshopSteps_Position", "\"Position\" > 0"));
    }

    public void Configure(EntityTypeBuilder<WorkshopPerson> b)
    {
        b.HasIndex(x => new { x.WorkshopId, x.Position }).IsUnique();
        b.ToTable("WorkshopPeople", t => t.HasCheckConstraint("CK_WorkshopPeople_Position", "\"Position\" > 0"));
    }

    public void Configure(EntityTypeBuilder<WorkshopProduct> b)
    {
        b.ToTable("WorkshopProducts");
        b.HasKey(x => new { x.WorkshopId, x.ProductId });
    }

    public void Configure(EntityTypeBuilder<Story> b) => b.HasIndex(x => x.Slug).IsUnique();

    public void Configure(EntityTypeBuilder<StoryVersion> b)
    {
        // Two who write at once want the same number: the second is refused here.
        b.HasIndex(x => new { x.StoryId, x.Number }).IsUnique();
        b.ToTable(t => t.HasCheckConstraint("CK_StoryVersions_Number", "\"Number\" > 0 AND (\"RestoredFrom\" IS NULL OR (\"RestoredFrom\" > 0 AND \"RestoredFrom\" < \"Number\"))"));
    }

    public void Configure(EntityTypeBuilder<StoryPicture> b)
    {
        b.ToTable("StoryPictures");
        b.HasKey(x => new { x.StoryId, x.PictureId });
    }
}
