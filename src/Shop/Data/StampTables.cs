using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class StampTables : IEntityTypeConfiguration<StampReward>, IEntityTypeConfiguration<Coupon>
{
    public void Configure(EntityTypeBuilder<StampReward> b)
    {
        b.Property(x => x.Card).HasMaxLength(40);
        // Two pages that are opened at once give one reward.
        b.HasIndex(x => new { x.UserId, x.Card, x.Ordinal }).IsUnique();
        b.HasIndex(x => x.CouponId).IsUnique();
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.HasOne(x => x.Coupon).WithMany().HasForeignKey(x => x.CouponId);
        b.ToTable("StampRewards", t => t.HasCheckConstraint("CK_StampRewards_Ordinal", "\"Ordinal\" > 0"));
    }

    // Whose a coupon is; the rest stands with coupons.
    public void Configure(EntityTypeBuilder<Coupon> b) => b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
}
