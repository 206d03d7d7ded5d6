using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class SignInTables : IEntityTypeConfiguration<SignIn>
{
    public void Configure(EntityTypeBuilder<SignIn> b)
    {
        b.ToTable("SignIns", t =>
        {
            t.HasCheckConstraint("CK_SignIns_Times", "\"MadeAt\" <= \"SeenAt\" AND \"SeenAt\" < \"Until\"");
            t.HasCheckConstraint("CK_SignIns_KeyHash", "length(\"KeyHash\") = 64");
        });
        b.Property(x => x.KeyHash).HasMaxLength(64);
        b.Property(x => x.Stamp).HasMaxLength(64);
        b.Property(x => x.Device).HasMaxLength(40);
        b.HasIndex(x => x.KeyHash).IsUnique();
        b.HasIndex(x => new { x.UserId, x.SeenAt });
        b.HasIndex(x => x.Until);
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
    }
}
