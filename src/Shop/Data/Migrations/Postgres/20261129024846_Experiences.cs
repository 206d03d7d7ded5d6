using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Experiences : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OrderParts_OrderId_CooperativeId",
                table: "OrderParts");

            migrationBuilder.AddColumn<string>(
                name: "PriceKind",
                table: "Variants",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SessionId",
                table: "Variants",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Kind",
                table: "Products",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "Goods");

            migrationBuilder.AddColumn<bool>(
                name: "IsBooking",
                table: "OrderParts",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "FreeUntilHours",
                table: "OrderLines",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "HalfUntilHours",
                table: "OrderLines",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "SessionId",
                table: "OrderLines",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BookingKey",
                table: "BasketItems",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Experiences",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    WorkshopId = table.Column<int>(type: "integer", nullable: true),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    IsByNight = table.Column<bool>(type: "boolean", nullable: false),
                    LeastNights = table.Column<int>(type: "integer", nullable: false),
                    FreeUntilHours = table.Column<int>(type: "integer", nullable: false),
                    HalfUntilHours = table.Column<int>(type: "integer", nullable: false),
                    Ages_En = table.Column<string>(type: "text", nullable: true),
                    Ages_Zh = table.Column<string>(type: "text", nullable: false),
                    Bring_En = table.Column<string>(type: "text", nullable: true),
                    Bring_Zh = table.Column<string>(type: "text", nullable: false),
                    Languages_En = table.Column<string>(type: "text", nullable: true),
                    Languages_Zh = table.Column<string>(type: "text", nullable: false),
                    Place_En = table.Column<string>(type: "text", nullable: true),
                    Place_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Experiences", x => x.ProductId);
                    table.CheckConstraint("CK_Experiences_Nights", "\"Minutes\" > 0 AND \"LeastNights\" >= 1 AND (\"IsByNight\" OR \"LeastNights\" = 1)");
                    table.CheckConstraint("CK_Experiences_Terms", "\"HalfUntilHours\" >= 0 AND \"HalfUntilHours\" <= \"FreeUntilHours\"");
                    table.ForeignKey(
                        name: "FK_Experiences_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Experiences_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionRules",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(24)", maxLength: 24, nullable: false),
                    Rule = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    AtMinutes = table.Column<int>(type: "integer", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionRules", x => x.Id);
                    table.CheckConstraint("CK_SessionRules_Places", "\"Places\" > 0 AND \"AtMinutes\" BETWEEN 0 AND 1439");
                    table.ForeignKey(
                        name: "FK_SessionRules_Experiences_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Experiences",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionGaps",
                columns: table => new
                {
                    RuleId = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionGaps", x => new { x.RuleId, x.Day });
                    table.ForeignKey(
                        name: "FK_SessionGaps_SessionRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "SessionRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionPrices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RuleId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    WeekendFen = table.Column<long>(type: "bigint", nullable: true),
                    Takes = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionPrices", x => x.Id);
                    table.CheckConstraint("CK_SessionPrices_Amount", "\"AmountFen\" > 0 AND (\"WeekendFen\" IS NULL OR \"WeekendFen\" > 0) AND \"Takes\" > 0");
                    table.ForeignKey(
                        name: "FK_SessionPrices_SessionRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "SessionRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Sessions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    RuleId = table.Column<int>(type: "integer", nullable: true),
                    OccursAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Places = table.Column<int>(type: "integer", nullable: false),
                    StockItemId = table.Column<int>(type: "integer", nullable: false),
                    Staff = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    MovedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Reason_En = table.Column<string>(type: "text", nullable: true),
                    Reason_Zh = table.Column<string>(type: "text", nullable: false),
                    Weather_En = table.Column<string>(type: "text", nullable: true),
                    Weather_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Sessions", x => x.Id);
                    table.CheckConstraint("CK_Sessions_Moved", "\"State\" <> 'Moved' OR \"MovedFrom\" IS NOT NULL");
                    table.CheckConstraint("CK_Sessions_Times", "\"EndsAt\" > \"StartsAt\" AND \"Places\" > 0");
                    table.ForeignKey(
                        name: "FK_Sessions_Experiences_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Experiences",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Sessions_SessionRules_RuleId",
                        column: x => x.RuleId,
                        principalTable: "SessionRules",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Sessions_StockItems_StockItemId",
                        column: x => x.StockItemId,
                        principalTable: "StockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Variants_SessionId_PriceKind",
                table: "Variants",
                columns: new[] { "SessionId", "PriceKind" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Variants_Session",
                table: "Variants",
                sql: "(\"SessionId\" IS NULL) = (\"PriceKind\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_Products_Kind",
                table: "Products",
                column: "Kind");

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_OrderId_CooperativeId_IsBooking",
                table: "OrderParts",
                columns: new[] { "OrderId", "CooperativeId", "IsBooking" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderParts_Booking",
                table: "OrderParts",
                sql: "NOT \"IsBooking\" OR (\"DeliveryFen\" = 0 AND \"SendBy\" IS NULL)");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_SessionId",
                table: "OrderLines",
                column: "SessionId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Session",
                table: "OrderLines",
                sql: "(\"SessionId\" IS NULL) = (\"FreeUntilHours\" IS NULL) AND (\"SessionId\" IS NULL) = (\"HalfUntilHours\" IS NULL) AND (\"HalfUntilHours\" IS NULL OR (\"HalfUntilHours\" >= 0 AND \"HalfUntilHours\" <= \"FreeUntilHours\"))");

            migrationBuilder.CreateIndex(
                name: "IX_Experiences_Code",
                table: "Experiences",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Experiences_WorkshopId",
                table: "Experiences",
                column: "WorkshopId");

            migrationBuilder.CreateIndex(
                name: "IX_SessionPrices_RuleId_Position",
                table: "SessionPrices",
                columns: new[] { "RuleId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SessionRules_ProductId_Key",
                table: "SessionRules",
                columns: new[] { "ProductId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_EndsAt",
                table: "Sessions",
                column: "EndsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_ProductId_Key",
                table: "Sessions",
                columns: new[] { "ProductId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_RuleId_OccursAt",
                table: "Sessions",
                columns: new[] { "RuleId", "OccursAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_StartsAt",
                table: "Sessions",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Sessions_StockItemId",
                table: "Sessions",
                column: "StockItemId",
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_OrderLines_Sessions_SessionId",
                table: "OrderLines",
                column: "SessionId",
                principalTable: "Sessions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Variants_Sessions_SessionId",
                table: "Variants",
                column: "SessionId",
                principalTable: "Sessions",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_OrderLines_Sessions_SessionId",
                table: "OrderLines");

            migrationBuilder.DropForeignKey(
                name: "FK_Variants_Sessions_SessionId",
                table: "Variants");

            migrationBuilder.DropTable(
                name: "SessionGaps");

            migrationBuilder.DropTable(
                name: "SessionPrices");

            migrationBuilder.DropTable(
                name: "Sessions");

            migrationBuilder.DropTable(
                name: "SessionRules");

            migrationBuilder.DropTable(
                name: "Experiences");

            migrationBuilder.DropIndex(
                name: "IX_Variants_SessionId_PriceKind",
                table: "Variants");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Variants_Session",
                table: "Variants");

            migrationBuilder.DropIndex(
                name: "IX_Products_Kind",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_OrderParts_OrderId_CooperativeId_IsBooking",
                table: "OrderParts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderParts_Booking",
                table: "OrderParts");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_SessionId",
                table: "OrderLines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Session",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "PriceKind",
                table: "Variants");

            migrationBuilder.DropColumn(
                name: "SessionId",
                table: "Variants");

            migrationBuilder.DropColumn(
                name: "Kind",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "IsBooking",
                table: "OrderParts");

            migrationBuilder.DropColumn(
                name: "FreeUntilHours",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "HalfUntilHours",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "SessionId",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "BookingKey",
                table: "BasketItems");

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_OrderId_CooperativeId",
                table: "OrderParts",
                columns: new[] { "OrderId", "CooperativeId" },
                unique: true);
        }
    }
}
