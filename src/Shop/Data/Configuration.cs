using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

// What conventions can't know: keys, unique columns and the rules that the database itself has to hold to.

internal sealed class CatalogueTables : IEntityTypeConfiguration<Brand>, IEntityTypeConfiguration<Category>, IEntityTypeConfiguration<Cooperative>,
    IEntityTypeConfiguration<DeliveryException>, IEntityTypeConfiguration<RetiredSlug>, IEntityTypeConfiguration<Product>, IEntityTypeConfiguration<SearchTerm>,
    IEntityTypeConfiguration<FoodLabel>, IEntityTypeConfiguration<Nutrient>, IEntityTypeConfiguration<ProductPicture>, IEntityTypeConfiguration<Picture>
{
    public void Configure(EntityTypeBuilder<Brand> b) => b.HasIndex(x => x.Slug).IsUnique();
    public void Configure(EntityTypeBuilder<Category> b) => b.HasIndex(x => x.Slug).IsUnique();

    public void Configure(EntityTypeBuilder<Cooperative> b)
    {
        b.HasIndex(x => x.Slug).IsUnique();
        b.ToTable(t => t.HasCheckConstraint("CK_Cooperatives_Delivery", "\"DeliveryFeeFen\" >= 0 AND (\"FreeDeliveryFromFen\" IS NULL OR \"FreeDeliveryFromFen\" >= 0)"));
    }

    public void Configure(EntityTypeBuilder<DeliveryException> b)
    {
        b.Property(x => x.ProvinceCode).HasMaxLength(6);
        b.HasIndex(x => new { x.CooperativeId, x.ProvinceCode }).IsUnique();
        b.ToTable("DeliveryExceptions", t => t.HasCheckConstraint("CK_DeliveryExceptions_Fee", "\"FeeFen\" IS NULL OR \"FeeFen\" >= 0"));
    }

    public void Configure(EntityTypeBuilder<RetiredSlug> b) => b.HasIndex(x => new { x.Kind, x.Slug }).IsUnique();

    public void Configure(EntityTypeBuilder<Product> b)
    {
        b.HasIndex(x => x.Slug).IsUnique();
        b.HasIndex(x => x.SortKey);
        b.HasIndex(x => x.SortKeyEn);
        b.HasIndex(x => x.Position);
        b.HasIndex(x => x.ListedAt);
        b.HasIndex(x => new { x.BrandId, x.Position });
        b.HasIndex(x => new { x.BrandId, x.CategoryId, x.Position });
        b.HasIndex(x => new { x.CooperativeId, x.Position });
        b.HasOne(x => x.Food).WithOne().HasForeignKey<FoodLabel>(x => x.ProductId);
        b.HasMany<SearchTerm>().WithOne().HasForeignKey(x => x.ProductId);
        b.ToTable("Products", t => t.HasCheckConstraint("CK_Products_RawPrice", "\"RawPriceFen\" > 0"));
    }

    public void Configure(EntityTypeBuilder<SearchTerm> b)
    {
        b.Property(x => x.Term).HasMaxLength(64);
        b.HasKey(x => new { x.Term, x.ProductId });
    }

    public void Configure(EntityTypeBuilder<FoodLabel> b)
    {
        b.HasKey(x => x.ProductId);
        b.Property(x => x.ProductId).ValueGeneratedNever();
        b.HasMany(x => x.Nutrition).WithOne().HasForeignKey(x => x.ProductId);
        b.ToTable("FoodLabels", t => t.HasCheckConstraint("CK_FoodLabels_ShelfLife", "\"ShelfLifeDays\" > 0 AND \"NotSoldInLastDays\" >= 0 AND \"NotSoldInLastDays\" < \"ShelfLifeDays\""));
    }

    public void Configure(EntityTypeBuilder<Nutrient> b) => b.ToTable("Nutrients");

    public void Configure(EntityTypeBuilder<ProductPicture> b)
    {
        b.ToTable("ProductPictures");
        b.HasKey(x => new { x.ProductId, x.PictureId });
    }

    public void Configure(EntityTypeBuilder<Picture> b)
    {
        b.HasIndex(x => x.Hash).IsUnique();
        b.ToTable(t => t.HasCheckConstraint("CK_Pictures_Size", "\"Width\" > 0 AND \"Height\" > 0"));
    }
}

internal sealed class StockTables : IEntityTypeConfiguration<Variant>, IEntityTypeConfiguration<VariantComponent>, IEntityTypeConfiguration<Price>,
    IEntityTypeConfiguration<StockItem>, IEntityTypeConfiguration<StockMovement>, IEntityTypeConfiguration<Reservation>
{
    public void Configure(EntityTypeBuilder<Variant> b)
    {
        b.Property(x => x.Sku).HasMaxLength(40);
        b.HasIndex(x => x.Sku).IsUnique();
        b.ToTable(t => t.HasCheckConstraint("CK_Variants_Weight", "\"WeightGrams\" >= 0"));
    }

    public void Configure(EntityTypeBuilder<VariantComponent> b)
    {
        b.HasKey(x => new { x.VariantId, x.StockItemId });
        b.ToTable("VariantComponents", t => t.HasCheckConstraint("CK_VariantComponents_Quantity", "\"Quantity\" > 0"));
    }

    public void Configure(EntityTypeBuilder<Price> b)
    {
        b.HasIndex(x => new { x.VariantId, x.ValidFrom }).IsUnique();
        b.HasIndex(x => x.AmountFen);
        b.ToTable(t => t.HasCheckConstraint("CK_Prices_Amount", "\"AmountFen\" >= 0"));
    }

    public void Configure(EntityTypeBuilder<StockItem> b)
    {
        b.Property(x => x.Code).HasMaxLength(40);
        b.HasIndex(x => x.Code).IsUnique();
        b.HasOne<Cooperative>().WithMany().HasForeignKey(x => x.CooperativeId);
        b.ToTable(t =>
        {
            t.HasCheckConstraint("CK_StockItems_Available", "\"Available\" >= 0");
            t.HasCheckConstraint("CK_StockItems_Reserved", "\"Reserved\" >= 0");
            t.HasCheckConstraint("CK_StockItems_Sold", "\"Sold\" >= 0");
            t.HasCheckConstraint("CK_StockItems_Sum", "\"Available\" + \"Reserved\" + \"Sold\" = \"Made\"");
        });
    }

    public void Configure(EntityTypeBuilder<StockMovement> b)
    {
        b.HasOne<Order>().WithMany().HasForeignKey(x => x.OrderId);
        b.HasOne<LiveOffer>().WithMany().HasForeignKey(x => x.LiveOfferId);
        b.HasIndex(x => new { x.StockItemId, x.Id });
        b.HasIndex(x => new { x.LotId, x.Id });
        b.Property(x => x.Note).HasMaxLength(200);
    }

    public void Configure(EntityTypeBuilder<Reservation> b)
    {
        b.HasOne<Order>().WithMany(x => x.Reservations).HasForeignKey(x => x.OrderId);
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
        b.HasIndex(x => new { x.PartId, x.StockItemId }).IsUnique();
        b.HasIndex(x => new { x.State, x.ExpiresAt });
        b.ToTable(t => t.HasCheckConstraint("CK_Reservations_Quantity", "\"Quantity\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Quantity\""));
    }
}

internal sealed class OrderTables : IEntityTypeConfiguration<Order>, IEntityTypeConfiguration<OrderPart>, IEntityTypeConfiguration<OrderLine>,
    IEntityTypeConfiguration<OrderEvent>, IEntityTypeConfiguration<Shipment>, IEntityTypeConfiguration<ShipmentLine>, IEntityTypeConfiguration<Payment>,
    IEntityTypeConfiguration<Refund>, IEntityTypeConfiguration<RefundLine>, IEntityTypeConfiguration<StripeEvent>
{
    public void Configure(EntityTypeBuilder<Order> b)
    {
        b.Property(x => x.Number).HasMaxLength(20);
        b.HasIndex(x => x.Number).IsUnique();
        b.Property(x => x.Key).HasMaxLength(64);
        b.Property(x => x.CouponCode).HasMaxLength(Coupon.LongestCode);
        b.HasIndex(x => new { x.BasketId, x.Key }).IsUnique();
        b.HasIndex(x => new { x.UserId, x.PlacedAt });
        b.HasIndex(x => x.PlacedOn);
        b.HasIndex(x => x.PlacedAt);
        b.HasIndex(x => new { x.State, x.PlacedAt });
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);
        b.Ignore(x => x.Lines);
        b.ToTable(t => t.HasCheckConstraint("CK_Orders_Total", "\"GoodsFen\" >= 0 AND \"DeliveryFen\" >= 0 AND \"TotalFen\" = \"GoodsFen\" + \"DeliveryFen\""));
    }

    public void Configure(EntityTypeBuilder<OrderPart> b)
    {
        // What is called off before it is paid becomes a part of its own.
        b.HasIndex(x => new { x.OrderId, x.CooperativeId, x.IsBooking }).IsUnique().HasFilter("\"State\" <> 'Cancelled'");
        // An order's parts, those that were called off as well.
        b.HasIndex(x => x.OrderId);
        b.HasIndex(x => new { x.CooperativeId, x.State, x.SendBy });
        b.HasIndex(x => new { x.CooperativeId, x.State, x.Id });
        b.HasIndex(x => new { x.State, x.SendBy });
        b.HasMany(x => x.Lines).WithOne(x => x.Part).HasForeignKey(x => x.PartId);
        b.HasMany(x => x.Shipments).WithOne().HasForeignKey(x => x.PartId);
        b.HasOne(x => x.Invoice).WithOne().HasForeignKey<Invoice>(x => x.PartId);
        b.ToTable(t => t.HasCheckConstraint("CK_OrderParts_Money",
            "\"GoodsFen\" >= 0 AND \"DeliveryFen\" >= 0 AND \"DeliveryRefundedFen\" >= 0 AND \"DeliveryRefundedFen\" <= \"DeliveryFen\" AND \"CollectedFen\" >= 0"));
    }

    public void Configure(EntityTypeBuilder<OrderLine> b)
    {
        b.Property(x => x.Sku).HasMaxLength(40);
        b.Property(x => x.Pieces).HasDefaultValue(1);
        b.HasIndex(x => x.PartId);
        b.ToTable(t =>
        {
            t.HasCheckConstraint("CK_OrderLines_Quantity", "\"Quantity\" > 0 AND \"Sent\" >= 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Sent\" AND \"Sent\" + \"Withdrawn\" <= \"Quantity\"");
            t.HasCheckConstraint("CK_OrderLines_Pieces", "\"Pieces\" > 0");
            t.HasCheckConstraint("CK_OrderLines_Refunded", "\"Refunded\" >= 0 AND \"Refunded\" <= \"Quantity\" AND \"Withdrawn\" >= 0 AND \"Withdrawn\" <= \"Quantity\"");
            t.HasCheckConstraint("CK_OrderLines_Money", "\"PriceFen\" >= 0 AND \"DiscountFen\" >= 0 AND \"RefundedFen\" >= 0 AND \"RefundedFen\" <= \"PriceFen\" * \"Quantity\" - \"DiscountFen\" - \"ReleasedFen\"");
            t.HasCheckConstraint("CK_OrderLines_Shop", "\"ShopDiscountFen\" >= 0 AND \"ShopDiscountFen\" <= \"DiscountFen\"");
            t.HasCheckConstraint("CK_OrderLines_Commission", "\"CommissionPermille\" BETWEEN 0 AND 1000 AND \"CommissionFixedFen\" >= 0 AND (\"CommissionPermille\" = 0 OR \"CommissionFixedFen\" = 0)");
        });
    }

    public void Configure(EntityTypeBuilder<OrderEvent> b)
    {
        b.ToTable("OrderEvents");
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
    }

    public void Configure(EntityTypeBuilder<Shipment> b)
    {
        b.Property(x => x.Carrier).HasMaxLength(60);
        b.Property(x => x.TrackingNumber).HasMaxLength(60);
    }

    public void Configure(EntityTypeBuilder<ShipmentLine> b)
    {
        b.HasKey(x => new { x.ShipmentId, x.LineId });
        b.HasOne<OrderLine>().WithMany().HasForeignKey(x => x.LineId);
        b.ToTable("ShipmentLines", t => t.HasCheckConstraint("CK_ShipmentLines_Quantity", "\"Quantity\" > 0"));
    }

    public void Configure(EntityTypeBuilder<Payment> b)
    {
        b.HasIndex(x => x.SessionId).IsUnique();
        b.HasIndex(x => x.PaymentIntentId).IsUnique();
        b.HasIndex(x => new { x.State, x.ExpiresAt });
        b.ToTable(t => t.HasCheckConstraint("CK_Payments_Amount", "\"AmountFen\" > 0"));
    }

    public void Configure(EntityTypeBuilder<Refund> b)
    {
        b.HasIndex(x => x.StripeRefundId).IsUnique();
        b.HasIndex(x => x.State);
        b.ToTable(t => t.HasCheckConstraint("CK_Refunds_Amount", "\"AmountFen\" > 0"));
    }

    public void Configure(EntityTypeBuilder<RefundLine> b)
    {
        b.HasOne<OrderPart>().WithMany().HasForeignKey(x => x.PartId);
        b.HasOne<OrderLine>().WithMany().HasForeignKey(x => x.LineId);
        b.ToTable("RefundLines", t => t.HasCheckConstraint("CK_RefundLines_Amount", "\"AmountFen\" >= 0 AND \"Quantity\" >= 0 AND \"Withdrawn\" >= 0 AND \"Withdrawn\" <= \"Quantity\""));
    }

    public void Configure(EntityTypeBuilder<StripeEvent> b) => b.Property(x => x.Id).HasMaxLength(255);
}

internal sealed class PersonTables : IEntityTypeConfiguration<Basket>, IEntityTypeConfiguration<BasketItem>, IEntityTypeConfiguration<SavedAddress>,
    IEntityTypeConfiguration<Identifier>, IEntityTypeConfiguration<AppUser>, IEntityTypeConfiguration<OutgoingMail>, IEntityTypeConfiguration<ShopSecret>,
    IEntityTypeConfiguration<SeededFile>, IEntityTypeConfiguration<IdentityUserPasskey<string>>
{
    public void Configure(EntityTypeBuilder<Basket> b)
    {
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => x.UserId).IsUnique();
        b.HasOne<AppUser>().WithOne().HasForeignKey<Basket>(x => x.UserId);
        b.HasMany(x => x.Items).WithOne().HasForeignKey(x => x.BasketId);
    }

    public void Configure(EntityTypeBuilder<BasketItem> b)
    {
        b.HasKey(x => new { x.BasketId, x.VariantId });
        b.ToTable(t => t.HasCheckConstraint("CK_BasketItems_Quantity", "\"Quantity\" > 0"));
    }

    public void Configure(EntityTypeBuilder<SavedAddress> b) => b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId);

    public void Configure(EntityTypeBuilder<Identifier> b)
    {
        b.Property(x => x.Hash).HasMaxLength(64);
        b.HasIndex(x => new { x.Hash, x.Kind }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AppUser> b) => b.HasOne(x => x.Cooperative).WithMany().HasForeignKey(x => x.CooperativeId);

    // Identity leaves passkeys out of the model unless its options say otherwise, which the tools that write migrations don't read.
    public void Configure(EntityTypeBuilder<IdentityUserPasskey<string>> b)
    {
        b.ToTable("AspNetUserPasskeys");
        b.HasKey(x => x.CredentialId);
        b.Property(x => x.CredentialId).HasMaxLength(1024);
        b.OwnsOne(x => x.Data).ToJson();
        b.HasOne<AppUser>().WithMany().HasForeignKey(x => x.UserId).IsRequired();
    }

    public void Configure(EntityTypeBuilder<OutgoingMail> b)
    {
        b.Property(x => x.Occasion).HasMaxLength(120);
        b.HasIndex(x => x.Occasion).IsUnique();
        b.HasIndex(x => new { x.SentAt, x.NextTryAt });
    }

    public void Configure(EntityTypeBuilder<ShopSecret> b) => b.HasKey(x => x.Name);

    public void Configure(EntityTypeBuilder<SeededFile> b) => b.HasKey(x => x.Path);
}
