using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class CharacterTables : IEntityTypeConfiguration<Character>, IEntityTypeConfiguration<CharacterPose>, IEntityTypeConfiguration<CharacterColour>, IEntityTypeConfiguration<ProductCharacter>
{
    public void Configure(EntityTypeBuilder<Character> b)
    {
        b.Property(x => x.Slug).HasMaxLength(60);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasMany(x => x.Palette).WithOne().HasForeignKey(x => x.CharacterId);
        b.HasMany(x => x.Poses).WithOne().HasForeignKey(x => x.CharacterId);
    }

    public void Configure(EntityTypeBuilder<CharacterPose> b)
    {
        b.Property(x => x.Slug).HasMaxLength(60);
        b.HasIndex(x => new { x.CharacterId, x.Slug }).IsUnique();
        // What names a pose names its character, too, and the two can't differ.
        b.HasAlternateKey(x => new { x.CharacterId, x.Id });
        b.ToTable("CharacterPoses", t => t.HasCheckConstraint("CK_CharacterPoses_Position", "\"Position\" > 0"));
    }

    public void Configure(EntityTypeBuilder<CharacterColour> b)
    {
        b.Property(x => x.Hex).HasMaxLength(7);
        b.HasIndex(x => new { x.CharacterId, x.Position }).IsUnique();
        b.ToTable("CharacterColours", t => t.HasCheckConstraint("CK_CharacterColours_Hex", "\"Hex\" LIKE '#______'"));
    }

    public void Configure(EntityTypeBuilder<ProductCharacter> b)
    {
        b.ToTable("ProductCharacters");
        b.HasKey(x => new { x.ProductId, x.CharacterId });
        b.HasOne(x => x.Pose).WithMany().HasForeignKey(x => new { x.CharacterId, x.PoseId }).HasPrincipalKey(x => new { x.CharacterId, x.Id });
    }
}

internal sealed class LicenceTables : IEntityTypeConfiguration<Licence>, IEntityTypeConfiguration<LicencePose>, IEntityTypeConfiguration<LicenceEvent>
{
    public void Configure(EntityTypeBuilder<Licence> b)
    {
        b.Property(x => x.Number).HasMaxLength(16);
        b.HasIndex(x => x.Number).IsUnique();
        b.HasIndex(x => new { x.ProductId, x.Until });
        b.HasIndex(x => new { x.CooperativeId, x.State });
        b.Property(x => x.Place).HasMaxLength(200);
        b.Property(x => x.Remark).HasMaxLength(1000);
        b.Property(x => x.Reason).HasMaxLength(500);
        b.HasMany(x => x.Poses).WithOne().HasForeignKey(x => x.LicenceId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.LicenceId);
        b.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Licences_Quantity", "\"Quantity\" > 0");
            t.HasCheckConstraint("CK_Licences_Days", "\"Until\" > \"From\"");
            t.HasCheckConstraint("CK_Licences_Reason", "\"State\" NOT IN ('Refused', 'Ended') OR \"Reason\" <> ''");
            t.HasCheckConstraint("CK_Licences_Goods", "\"Use\" <> 'Goods' OR \"ProductId\" IS NOT NULL");
        });
    }

    public void Configure(EntityTypeBuilder<LicencePose> b)
    {
        b.ToTable("LicencePoses");
        b.HasKey(x => new { x.LicenceId, x.PoseId });
        b.HasOne(x => x.Pose).WithMany().HasForeignKey(x => new { x.CharacterId, x.PoseId }).HasPrincipalKey(x => new { x.CharacterId, x.Id });
    }

    public void Configure(EntityTypeBuilder<LicenceEvent> b) => b.ToTable("LicenceEvents");
}
