using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

/// <summary>Trails with their stations and stamps, what is seen being made where, and what tickets give.</summary>
internal sealed class TrailTables : IEntityTypeConfiguration<TrailStation>, IEntityTypeConfiguration<TrailStamp>, IEntityTypeConfiguration<ExperienceGood>, IEntityTypeConfiguration<TicketGift>, IEntityTypeConfiguration<TicketCoupon>
{
    public void Configure(EntityTypeBuilder<TrailStation> b)
    {
        b.Property(x => x.Key).HasMaxLength(40);
        b.Property(x => x.Stamp).HasMaxLength(40);
        b.Property(x => x.Character).HasMaxLength(40);
        b.Property(x => x.Pose).HasMaxLength(40);
        b.Property(x => x.Code).HasMaxLength(TrailStation.CodeLength);
        b.HasIndex(x => new { x.ProductId, x.Key }).IsUnique();
        b.HasIndex(x => x.Code).IsUnique();
        b.HasOne(x => x.Experience).WithMany().HasForeignKey(x => x.ProductId);
        b.HasOne(x => x.Good).WithMany().HasForeignKey(x => x.GoodId);
        b.ToTable("TrailStations", t => t.HasCheckConstraint("CK_TrailStations_Code", $"\"Position\" > 0 AND LENGTH(\"Code\") = {TrailStation.CodeLength}"));
    }

    public void Configure(EntityTypeBuilder<TrailStamp> b)
    {
        // Pressed twice, or on two phones at once: one stamp.
        b.HasIndex(x => new { x.OrderId, x.StationId }).IsUnique();
        b.HasOne<Order>().WithMany().HasForeignKey(x => x.OrderId);
        b.HasOne(x => x.Station).WithMany().HasForeignKey(x => x.StationId);
        b.ToTable("TrailStamps");
    }

    public void Configure(EntityTypeBuilder<ExperienceGood> b)
    {
        b.HasKey(x => new { x.ProductId, x.GoodId });
        b.HasOne(x => x.Experience).WithMany(x => x.Goods).HasForeignKey(x => x.ProductId);
        b.HasOne(x => x.Good).WithMany().HasForeignKey(x => x.GoodId);
        b.ToTable("ExperienceGoods");
    }

    public void Configure(EntityTypeBuilder<TicketGift> b)
    {
        b.HasKey(x => x.ProductId);
        b.Property(x => x.ProductId).ValueGeneratedNever();
        b.HasOne(x => x.Experience).WithOne(x => x.Gift).HasForeignKey<TicketGift>(x => x.ProductId);
        b.ToTable("TicketGifts", t => t.HasCheckConstraint("CK_TicketGifts_Terms", "\"AmountFen\" > 0 AND \"MinimumFen\" > \"AmountFen\" AND \"Days\" > 0 AND \"ShopPermille\" BETWEEN 0 AND 1000"));
    }

    public void Configure(EntityTypeBuilder<TicketCoupon> b)
    {
        // Paid twice, or by two nodes: one coupon.
        b.HasIndex(x => new { x.OrderId, x.ProductId }).IsUnique();
        b.HasIndex(x => x.CouponId).IsUnique();
        b.HasOne<Order>().WithMany(x => x.TicketCoupons).HasForeignKey(x => x.OrderId);
        b.HasOne<Experience>().WithMany().HasForeignKey(x => x.ProductId);
        b.HasOne(x => x.Coupon).WithMany().HasForeignKey(x => x.CouponId);
        b.ToTable("TicketCoupons");
    }
}
