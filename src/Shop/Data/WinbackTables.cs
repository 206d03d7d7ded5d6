using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class WinbackTables : IEntityTypeConfiguration<Segment>, IEntityTypeConfiguration<OfferConsent>, IEntityTypeConfiguration<OutgoingText>, IEntityTypeConfiguration<Campaign>, IEntityTypeConfiguration<CampaignMember>
{
    public void Configure(EntityTypeBuilder<Segment> b)
    {
        b.Property(x => x.Slug).HasMaxLength(60);
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasOne(x => x.Product).WithMany().HasForeignKey(x => x.ProductId);
        b.HasOne(x => x.Brand).WithMany().HasForeignKey(x => x.BrandId);
        b.ToTable("Segments", t =>
        {
            t.HasCheckConstraint("CK_Segments_Days", Range("DaysFrom", "DaysTo", 0));
            t.HasCheckConstraint("CK_Segments_Times", Range("TimesFrom", "TimesTo", 1));
            t.HasCheckConstraint("CK_Segments_Money", Range("MoneyFromFen", "MoneyToFen", 0));
            foreach (var score in new[] { "Recency", "Frequency", "Spending" })
            {
                t.HasCheckConstraint($"CK_Segments_{score}", $"{Range($"{score}From", $"{score}To", 1)} AND (\"{score}From\" IS NULL OR \"{score}From\" <= 5) AND (\"{score}To\" IS NULL OR \"{score}To\" <= 5)");
            }
        });
    }

    public void Configure(EntityTypeBuilder<OfferConsent> b)
    {
        b.Property(x => x.Channel).HasDefaultValue(OfferChannel.Mail);
        b.Property(x => x.Address).HasMaxLength(254);
        b.Property(x => x.Hash).HasMaxLength(64);
        b.Property(x => x.Culture).HasMaxLength(10);
        b.HasIndex(x => new { x.Channel, x.Address }).IsUnique();
        b.HasIndex(x => new { x.Channel, x.Hash }).IsUnique();
        b.ToTable("OfferConsents", t => t.HasCheckConstraint("CK_OfferConsents_Address", "(\"Channel\" = 'Mail') = (\"Address\" LIKE '%@%')"));
    }

    public void Configure(EntityTypeBuilder<OutgoingText> b)
    {
        b.Property(x => x.Occasion).HasMaxLength(120);
        b.Property(x => x.To).HasMaxLength(20);
        b.Property(x => x.Words).HasMaxLength(OutgoingText.Longest);
        b.HasIndex(x => x.Occasion).IsUnique();
        b.HasIndex(x => new { x.SentAt, x.NextTryAt });
        b.ToTable("OutgoingTexts", t =>
        {
            t.HasCheckConstraint("CK_OutgoingTexts_Channel", "\"Channel\" <> 'Mail'");
            t.HasCheckConstraint("CK_OutgoingTexts_Refused", "\"Refused\" IS NULL OR (\"Refused\" BETWEEN 400 AND 499 AND \"SentAt\" IS NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<Campaign> b)
    {
        b.Property(x => x.By).HasMaxLength(100);
        b.HasOne(x => x.Segment).WithMany().HasForeignKey(x => x.SegmentId);
        b.HasMany(x => x.Members).WithOne(x => x.Campaign).HasForeignKey(x => x.CampaignId);
        b.ToTable("Campaigns", t =>
        {
            t.HasCheckConstraint("CK_Campaigns_Holdout", "\"HoldoutPercent\" BETWEEN 10 AND 50");
            t.HasCheckConstraint("CK_Campaigns_Window", "\"WindowDays\" BETWEEN 7 AND 180");
            t.HasCheckConstraint("CK_Campaigns_Coupon", "(\"CouponFen\" IS NULL OR (\"CouponPercent\" IS NULL AND \"CouponFen\" > 0 AND \"CouponMinimumFen\" > \"CouponFen\")) AND (\"CouponPercent\" IS NULL OR \"CouponPercent\" BETWEEN 1 AND 90) AND \"CouponMinimumFen\" >= 0 AND \"CouponDays\" BETWEEN 1 AND 365");
            t.HasCheckConstraint("CK_Campaigns_Started", "(\"State\" = 'Draft') = (\"StartedAt\" IS NULL) AND (\"StartedAt\" IS NULL) = (\"Seed\" IS NULL) AND (\"StartedAt\" IS NULL) = (\"WindowEndsAt\" IS NULL)");
            t.HasCheckConstraint("CK_Campaigns_Stopped", "(\"State\" = 'Stopped') = (\"StoppedAt\" IS NOT NULL)");
        });
    }

    public void Configure(EntityTypeBuilder<CampaignMember> b)
    {
        b.HasIndex(x => new { x.CampaignId, x.CustomerId }).IsUnique();
        b.HasIndex(x => new { x.CustomerId, x.WrittenAt });
        b.HasIndex(x => x.State);
        b.HasIndex(x => x.CouponId).IsUnique();
        b.HasOne<Customer>().WithMany().HasForeignKey(x => x.CustomerId);
        b.HasOne(x => x.Coupon).WithMany().HasForeignKey(x => x.CouponId);
        b.ToTable("CampaignMembers", t =>
        {
            // Who is held out can't be written to, whatever a program does.
            t.HasCheckConstraint("CK_CampaignMembers_Holdout", "\"IsHoldout\" = (\"State\" = 'Held')");
            t.HasCheckConstraint("CK_CampaignMembers_Written", "(\"WrittenAt\" IS NOT NULL) = (\"State\" = 'Written') AND (\"CouponId\" IS NULL OR \"State\" = 'Written') AND (\"Reason\" IS NOT NULL) = (\"State\" = 'LeftOut')");
        });
    }

    private static string Range(string from, string to, int least) =>
        $"(\"{from}\" IS NULL OR \"{from}\" >= {least}) AND (\"{to}\" IS NULL OR \"{to}\" >= {least}) AND (\"{from}\" IS NULL OR \"{to}\" IS NULL OR \"{to}\" >= \"{from}\")";
}
