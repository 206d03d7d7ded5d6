using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

internal sealed class ListingTables : IEntityTypeConfiguration<ListingDraft>, IEntityTypeConfiguration<ListingEvent>, IEntityTypeConfiguration<ListingSheet>
{
    public void Configure(EntityTypeBuilder<ListingDraft> b)
    {
        b.ToTable("ListingDrafts", t =>
        {
            t.HasCheckConstraint("CK_ListingDrafts_Reason", "\"State\" <> 'SentBack' OR \"Reason\" <> ''");
            t.HasCheckConstraint("CK_ListingDrafts_Approved", "\"State\" <> 'Approved' OR \"ProductId\" IS NOT NULL");
            t.HasCheckConstraint("CK_ListingDrafts_Submitted", "\"State\" <> 'Submitted' OR \"SubmittedAt\" IS NOT NULL");
        });
        b.HasIndex(x => new { x.CooperativeId, x.State });
        b.HasIndex(x => new { x.State, x.SubmittedAt });
        // One at a time changes a product: what is compared and approved is what the shop says.
        b.HasIndex(x => x.ProductId).IsUnique().HasFilter("\"State\" IN ('Draft', 'Submitted', 'SentBack')");
        b.Property(x => x.Document).HasConversion(v => v.ToJson(), v => Listing.FromJson(v), AsJson);
        b.Property(x => x.Base).HasConversion(v => v == null ? null : v.ToJson(), v => v == null ? null : Listing.FromJson(v), AsJson!);
        b.Property(x => x.Reason).HasMaxLength(1000);
        b.Property(x => x.Culture).HasMaxLength(10);
        b.Property(x => x.Version).IsConcurrencyToken();
        b.HasMany(x => x.Events).WithOne().HasForeignKey(x => x.DraftId);
    }

    public void Configure(EntityTypeBuilder<ListingEvent> b)
    {
        b.ToTable("ListingEvents");
        b.Property(x => x.Detail).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<ListingSheet> b)
    {
        b.ToTable("ListingSheets");
        b.Property(x => x.FileName).HasMaxLength(200);
        b.Property(x => x.Seen).HasMaxLength(64);
    }

    // A document is changed in place: what counts is what it would be written as.
    private static ValueComparer<Listing> AsJson { get; } = new((a, b) => (a == null ? null : a.ToJson()) == (b == null ? null : b.ToJson()), v => v.ToJson().GetHashCode(StringComparison.Ordinal), v => v.Copy());
}
