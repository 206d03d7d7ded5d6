using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class CounterSalesStampsAndCampaigns : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CounterPayment",
                table: "Orders",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GivenFen",
                table: "Orders",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UserId",
                table: "Coupons",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "OfferConsents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    Place = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AgreedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OfferConsents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Segments",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: true),
                    DaysFrom = table.Column<int>(type: "integer", nullable: true),
                    DaysTo = table.Column<int>(type: "integer", nullable: true),
                    TimesFrom = table.Column<int>(type: "integer", nullable: true),
                    TimesTo = table.Column<int>(type: "integer", nullable: true),
                    MoneyFromFen = table.Column<long>(type: "bigint", nullable: true),
                    MoneyToFen = table.Column<long>(type: "bigint", nullable: true),
                    RecencyFrom = table.Column<int>(type: "integer", nullable: true),
                    RecencyTo = table.Column<int>(type: "integer", nullable: true),
                    FrequencyFrom = table.Column<int>(type: "integer", nullable: true),
                    FrequencyTo = table.Column<int>(type: "integer", nullable: true),
                    SpendingFrom = table.Column<int>(type: "integer", nullable: true),
                    SpendingTo = table.Column<int>(type: "integer", nullable: true),
                    BoughtOn = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    NeverOn = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    IsNeverOnline = table.Column<bool>(type: "boolean", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: true),
                    BrandId = table.Column<int>(type: "integer", nullable: true),
                    IsSecondOverdue = table.Column<bool>(type: "boolean", nullable: false),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Segments", x => x.Id);
                    table.CheckConstraint("CK_Segments_Days", "(\"DaysFrom\" IS NULL OR \"DaysFrom\" >= 0) AND (\"DaysTo\" IS NULL OR \"DaysTo\" >= 0) AND (\"DaysFrom\" IS NULL OR \"DaysTo\" IS NULL OR \"DaysTo\" >= \"DaysFrom\")");
                    table.CheckConstraint("CK_Segments_Frequency", "(\"FrequencyFrom\" IS NULL OR \"FrequencyFrom\" >= 1) AND (\"FrequencyTo\" IS NULL OR \"FrequencyTo\" >= 1) AND (\"FrequencyFrom\" IS NULL OR \"FrequencyTo\" IS NULL OR \"FrequencyTo\" >= \"FrequencyFrom\") AND (\"FrequencyFrom\" IS NULL OR \"FrequencyFrom\" <= 5) AND (\"FrequencyTo\" IS NULL OR \"FrequencyTo\" <= 5)");
                    table.CheckConstraint("CK_Segments_Money", "(\"MoneyFromFen\" IS NULL OR \"MoneyFromFen\" >= 0) AND (\"MoneyToFen\" IS NULL OR \"MoneyToFen\" >= 0) AND (\"MoneyFromFen\" IS NULL OR \"MoneyToFen\" IS NULL OR \"MoneyToFen\" >= \"MoneyFromFen\")");
                    table.CheckConstraint("CK_Segments_Recency", "(\"RecencyFrom\" IS NULL OR \"RecencyFrom\" >= 1) AND (\"RecencyTo\" IS NULL OR \"RecencyTo\" >= 1) AND (\"RecencyFrom\" IS NULL OR \"RecencyTo\" IS NULL OR \"RecencyTo\" >= \"RecencyFrom\") AND (\"RecencyFrom\" IS NULL OR \"RecencyFrom\" <= 5) AND (\"RecencyTo\" IS NULL OR \"RecencyTo\" <= 5)");
                    table.CheckConstraint("CK_Segments_Spending", "(\"SpendingFrom\" IS NULL OR \"SpendingFrom\" >= 1) AND (\"SpendingTo\" IS NULL OR \"SpendingTo\" >= 1) AND (\"SpendingFrom\" IS NULL OR \"SpendingTo\" IS NULL OR \"SpendingTo\" >= \"SpendingFrom\") AND (\"SpendingFrom\" IS NULL OR \"SpendingFrom\" <= 5) AND (\"SpendingTo\" IS NULL OR \"SpendingTo\" <= 5)");
                    table.CheckConstraint("CK_Segments_Times", "(\"TimesFrom\" IS NULL OR \"TimesFrom\" >= 1) AND (\"TimesTo\" IS NULL OR \"TimesTo\" >= 1) AND (\"TimesFrom\" IS NULL OR \"TimesTo\" IS NULL OR \"TimesTo\" >= \"TimesFrom\")");
                    table.ForeignKey(
                        name: "FK_Segments_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Segments_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StampRewards",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Card = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    CouponId = table.Column<int>(type: "integer", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StampRewards", x => x.Id);
                    table.CheckConstraint("CK_StampRewards_Ordinal", "\"Ordinal\" > 0");
                    table.ForeignKey(
                        name: "FK_StampRewards_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StampRewards_Coupons_CouponId",
                        column: x => x.CouponId,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Campaigns",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SegmentId = table.Column<int>(type: "integer", nullable: false),
                    CouponFen = table.Column<long>(type: "bigint", nullable: true),
                    CouponPercent = table.Column<int>(type: "integer", nullable: true),
                    CouponMinimumFen = table.Column<long>(type: "bigint", nullable: false),
                    CouponDays = table.Column<int>(type: "integer", nullable: false),
                    HoldoutPercent = table.Column<int>(type: "integer", nullable: false),
                    WindowDays = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Seed = table.Column<long>(type: "bigint", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WindowEndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    StoppedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    InSegment = table.Column<int>(type: "integer", nullable: false),
                    WithoutConsent = table.Column<int>(type: "integer", nullable: false),
                    OverCap = table.Column<int>(type: "integer", nullable: false),
                    Elsewhere = table.Column<int>(type: "integer", nullable: false),
                    Body_En = table.Column<string>(type: "text", nullable: true),
                    Body_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Subject_En = table.Column<string>(type: "text", nullable: true),
                    Subject_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Campaigns", x => x.Id);
                    table.CheckConstraint("CK_Campaigns_Coupon", "(\"CouponFen\" IS NULL OR (\"CouponPercent\" IS NULL AND \"CouponFen\" > 0 AND \"CouponMinimumFen\" > \"CouponFen\")) AND (\"CouponPercent\" IS NULL OR \"CouponPercent\" BETWEEN 1 AND 90) AND \"CouponMinimumFen\" >= 0 AND \"CouponDays\" BETWEEN 1 AND 365");
                    table.CheckConstraint("CK_Campaigns_Holdout", "\"HoldoutPercent\" BETWEEN 10 AND 50");
                    table.CheckConstraint("CK_Campaigns_Started", "(\"State\" = 'Draft') = (\"StartedAt\" IS NULL) AND (\"StartedAt\" IS NULL) = (\"Seed\" IS NULL) AND (\"StartedAt\" IS NULL) = (\"WindowEndsAt\" IS NULL)");
                    table.CheckConstraint("CK_Campaigns_Stopped", "(\"State\" = 'Stopped') = (\"StoppedAt\" IS NOT NULL)");
                    table.CheckConstraint("CK_Campaigns_Window", "\"WindowDays\" BETWEEN 7 AND 180");
                    table.ForeignKey(
                        name: "FK_Campaigns_Segments_SegmentId",
                        column: x => x.SegmentId,
                        principalTable: "Segments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CampaignMembers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CampaignId = table.Column<int>(type: "integer", nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    IsHoldout = table.Column<bool>(type: "boolean", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    CouponId = table.Column<int>(type: "integer", nullable: true),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CampaignMembers", x => x.Id);
                    table.CheckConstraint("CK_CampaignMembers_Holdout", "\"IsHoldout\" = (\"State\" = 'Held')");
                    table.CheckConstraint("CK_CampaignMembers_Written", "(\"WrittenAt\" IS NOT NULL) = (\"State\" = 'Written') AND (\"CouponId\" IS NULL OR \"State\" = 'Written') AND (\"Reason\" IS NOT NULL) = (\"State\" = 'LeftOut')");
                    table.ForeignKey(
                        name: "FK_CampaignMembers_Campaigns_CampaignId",
                        column: x => x.CampaignId,
                        principalTable: "Campaigns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignMembers_Coupons_CouponId",
                        column: x => x.CouponId,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CampaignMembers_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CounterKey",
                table: "Orders",
                column: "Key",
                unique: true,
                filter: "\"CounterPayment\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Orders_Counter",
                table: "Orders",
                sql: "\"CounterPayment\" IS NULL OR (\"Channel\" = 'Counter' AND \"Payment\" = 'CashOnDelivery' AND \"DeliveryFen\" = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Orders_Given",
                table: "Orders",
                sql: "\"GivenFen\" IS NULL OR (\"CounterPayment\" IS NOT NULL AND \"CounterPayment\" = 'Cash' AND \"GivenFen\" >= \"TotalFen\")");

            migrationBuilder.CreateIndex(
                name: "IX_Coupons_UserId",
                table: "Coupons",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMembers_CampaignId_CustomerId",
                table: "CampaignMembers",
                columns: new[] { "CampaignId", "CustomerId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMembers_CouponId",
                table: "CampaignMembers",
                column: "CouponId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMembers_CustomerId_WrittenAt",
                table: "CampaignMembers",
                columns: new[] { "CustomerId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_CampaignMembers_State",
                table: "CampaignMembers",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Campaigns_SegmentId",
                table: "Campaigns",
                column: "SegmentId");

            migrationBuilder.CreateIndex(
                name: "IX_OfferConsents_Email",
                table: "OfferConsents",
                column: "Email",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfferConsents_Hash",
                table: "OfferConsents",
                column: "Hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Segments_BrandId",
                table: "Segments",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_Segments_ProductId",
                table: "Segments",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Segments_Slug",
                table: "Segments",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StampRewards_CouponId",
                table: "StampRewards",
                column: "CouponId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StampRewards_UserId_Card_Ordinal",
                table: "StampRewards",
                columns: new[] { "UserId", "Card", "Ordinal" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_Coupons_AspNetUsers_UserId",
                table: "Coupons",
                column: "UserId",
                principalTable: "AspNetUsers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_Coupons_AspNetUsers_UserId",
                table: "Coupons");

            migrationBuilder.DropTable(
                name: "CampaignMembers");

            migrationBuilder.DropTable(
                name: "OfferConsents");

            migrationBuilder.DropTable(
                name: "StampRewards");

            migrationBuilder.DropTable(
                name: "Campaigns");

            migrationBuilder.DropTable(
                name: "Segments");

            migrationBuilder.DropIndex(
                name: "IX_Orders_CounterKey",
                table: "Orders");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Orders_Counter",
                table: "Orders");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Orders_Given",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_Coupons_UserId",
                table: "Coupons");

            migrationBuilder.DropColumn(
                name: "CounterPayment",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "GivenFen",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "UserId",
                table: "Coupons");
        }
    }
}
