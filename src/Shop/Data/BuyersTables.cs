using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class ReviewTables : IEntityTypeConfiguration<Review>, IEntityTypeConfiguration<ReviewVersion>, IEntityTypeConfiguration<ReviewPhoto>, IEntityTypeConfiguration<ReviewEvent>
{
    public void Configure(EntityTypeBuilder<Review> b)
    {
        b.HasIndex(x => x.LineId).IsUnique();
        b.HasIndex(x => new { x.ProductId, x.WrittenAt });
        b.HasIndex(x => new { x.CooperativeId, x.Day });
        b.Property(x => x.Words).HasMaxLength(Review.LongestWords);
        b.Property(x => x.Name).HasMaxLength(40);
        b.Property(x => x.Culture).HasMaxLength(10);
        b.Property(x => x.Answer).HasMaxLength(1000);
        b.Property(x => x.HiddenReason).HasMaxLength(300);
        b.HasOne<Cooperative>().WithMany().HasForeignKey(x => x.CooperativeId);
        b.HasMany(x => x.Versions).WithOne().HasForeignKey(x => x.ReviewId);
        b.HasMany(x => x.Photos).WithOne().HasForeignKey(x => x.ReviewId);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.ReviewId);
        b.ToTable("Reviews", t =>
        {
            t.HasCheckConstraint("CK_Reviews_Stars", "\"Stars\" BETWEEN 1 AND 5");
            t.HasCheckConstraint("CK_Reviews_Answer", "(\"Answer\" IS NULL) = (\"AnsweredAt\" IS NULL)");
            t.HasCheckConstraint("CK_Reviews_Hidden", "(\"HiddenAt\" IS NULL) = (\"HiddenAs\" IS NULL) AND (\"HiddenAt\" IS NULL OR \"HiddenReason\" <> '')");
        });
    }

    public void Configure(EntityTypeBuilder<ReviewVersion> b)
    {
        b.HasIndex(x => new { x.ReviewId, x.Number }).IsUnique();
        b.Property(x => x.Words).HasMaxLength(Review.LongestWords);
        b.Property(x => x.Name).HasMaxLength(40);
        b.ToTable("ReviewVersions", t => t.HasCheckConstraint("CK_ReviewVersions_Stars", "\"Stars\" BETWEEN 1 AND 5"));
    }

    public void Configure(EntityTypeBuilder<ReviewPhoto> b)
    {
        b.HasKey(x => new { x.ReviewId, x.PictureId });
        b.ToTable("ReviewPhotos");
    }

    public void Configure(EntityTypeBuilder<ReviewEvent> b)
    {
        b.ToTable("ReviewEvents");
        b.Property(x => x.Detail).HasMaxLength(400);
    }
}

internal sealed class CouponTables : IEntityTypeConfiguration<Coupon>, IEntityTypeConfiguration<CouponUse>, IEntityTypeConfiguration<CouponEvent>
{
    public void Configure(EntityTypeBuilder<Coupon> b)
    {
        b.Property(x => x.Code).HasMaxLength(Coupon.LongestCode);
        b.HasIndex(x => x.Code).IsUnique();
        b.Property(x => x.Terms).HasMaxLength(400);
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.CouponId);
        b.HasMany(x => x.Uses).WithOne().HasForeignKey(x => x.CouponId);
        b.HasMany<Basket>().WithOne().HasForeignKey(x => x.CouponId);
        b.ToTable("Coupons", t =>
        {
            t.HasCheckConstraint("CK_Coupons_Off", "(\"AmountFen\" IS NULL) <> (\"Percent\" IS NULL) AND (\"AmountFen\" IS NULL OR (\"AmountFen\" > 0 AND \"MinimumFen\" > \"AmountFen\")) AND (\"Percent\" IS NULL OR \"Percent\" BETWEEN 1 AND 90)");
            t.HasCheckConstraint("CK_Coupons_Minimum", "\"MinimumFen\" >= 0");
            t.HasCheckConstraint("CK_Coupons_Days", "\"Until\" >= \"From\"");
            t.HasCheckConstraint("CK_Coupons_Limits", "\"Used\" >= 0 AND (\"Limit\" IS NULL OR (\"Limit\" > 0 AND \"Used\" <= \"Limit\")) AND (\"LimitPerCustomer\" IS NULL OR \"LimitPerCustomer\" > 0)");
            t.HasCheckConstraint("CK_Coupons_Share", "\"ShopPermille\" BETWEEN 0 AND 1000");
        });
    }

    public void Configure(EntityTypeBuilder<CouponUse> b)
    {
        b.HasIndex(x => x.OrderId).IsUnique();
        b.HasOne(x => x.Order).WithMany().HasForeignKey(x => x.OrderId);
        b.ToTable("CouponUses", t => t.HasCheckConstraint("CK_CouponUses_Amount", "\"AmountFen\" > 0"));
    }

    public void Configure(EntityTypeBuilder<CouponEvent> b)
    {
        b.ToTable("CouponEvents");
        b.Property(x => x.Detail).HasMaxLength(400);
    }
}

internal sealed class BoardTables : IEntityTypeConfiguration<BoardMonth>, IEntityTypeConfiguration<BoardRow>
{
    public void Configure(EntityTypeBuilder<BoardMonth> b)
    {
        b.HasKey(x => x.Month);
        b.Property(x => x.Month).ValueGeneratedNever();
        b.HasMany(x => x.Rows).WithOne().HasForeignKey(x => x.Month);
    }

    public void Configure(EntityTypeBuilder<BoardRow> b)
    {
        b.HasKey(x => new { x.Month, x.CooperativeId });
        b.HasOne<Cooperative>().WithMany().HasForeignKey(x => x.CooperativeId);
        b.ToTable("BoardRows", t => t.HasCheckConstraint("CK_BoardRows_Shares",
            "\"OnTime\" BETWEEN 0 AND \"Due\" AND \"Positive\" BETWEEN 0 AND \"Ratings\" AND \"Returning\" BETWEEN 0 AND \"Customers\" AND \"NewProducts\" >= 0 AND (\"Place\" IS NULL OR \"Place\" > 0)"));
    }
}
