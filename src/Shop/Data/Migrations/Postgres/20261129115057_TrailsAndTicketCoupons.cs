using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class TrailsAndTicketCoupons : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "IsForGoods",
                table: "Coupons",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "ExperienceGoods",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    GoodId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExperienceGoods", x => new { x.ProductId, x.GoodId });
                    table.ForeignKey(
                        name: "FK_ExperienceGoods_Experiences_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Experiences",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ExperienceGoods_Products_GoodId",
                        column: x => x.GoodId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TicketCoupons",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    CouponId = table.Column<int>(type: "integer", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketCoupons", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketCoupons_Coupons_CouponId",
                        column: x => x.CouponId,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketCoupons_Experiences_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Experiences",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TicketCoupons_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketGifts",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    MinimumFen = table.Column<long>(type: "bigint", nullable: false),
                    Days = table.Column<int>(type: "integer", nullable: false),
                    ShopPermille = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketGifts", x => x.ProductId);
                    table.CheckConstraint("CK_TicketGifts_Terms", "\"AmountFen\" > 0 AND \"MinimumFen\" > \"AmountFen\" AND \"Days\" > 0 AND \"ShopPermille\" BETWEEN 0 AND 1000");
                    table.ForeignKey(
                        name: "FK_TicketGifts_Experiences_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Experiences",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "TrailStations",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Key = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    GoodId = table.Column<int>(type: "integer", nullable: true),
                    Stamp = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Character = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Pose = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Code = table.Column<string>(type: "character varying(12)", maxLength: 12, nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Place_En = table.Column<string>(type: "text", nullable: true),
                    Place_Zh = table.Column<string>(type: "text", nullable: false),
                    Sees_En = table.Column<string>(type: "text", nullable: true),
                    Sees_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailStations", x => x.Id);
                    table.CheckConstraint("CK_TrailStations_Code", "\"Position\" > 0 AND LENGTH(\"Code\") = 12");
                    table.ForeignKey(
                        name: "FK_TrailStations_Experiences_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Experiences",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrailStations_Products_GoodId",
                        column: x => x.GoodId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TrailStamps",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    StationId = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TrailStamps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TrailStamps_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_TrailStamps_TrailStations_StationId",
                        column: x => x.StationId,
                        principalTable: "TrailStations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ExperienceGoods_GoodId",
                table: "ExperienceGoods",
                column: "GoodId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketCoupons_CouponId",
                table: "TicketCoupons",
                column: "CouponId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketCoupons_OrderId_ProductId",
                table: "TicketCoupons",
                columns: new[] { "OrderId", "ProductId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TicketCoupons_ProductId",
                table: "TicketCoupons",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_TrailStamps_OrderId_StationId",
                table: "TrailStamps",
                columns: new[] { "OrderId", "StationId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrailStamps_StationId",
                table: "TrailStamps",
                column: "StationId");

            migrationBuilder.CreateIndex(
                name: "IX_TrailStations_Code",
                table: "TrailStations",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_TrailStations_GoodId",
                table: "TrailStations",
                column: "GoodId");

            migrationBuilder.CreateIndex(
                name: "IX_TrailStations_ProductId_Key",
                table: "TrailStations",
                columns: new[] { "ProductId", "Key" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "ExperienceGoods");

            migrationBuilder.DropTable(
                name: "TicketCoupons");

            migrationBuilder.DropTable(
                name: "TicketGifts");

            migrationBuilder.DropTable(
                name: "TrailStamps");

            migrationBuilder.DropTable(
                name: "TrailStations");

            migrationBuilder.DropColumn(
                name: "IsForGoods",
                table: "Coupons");
        }
    }
}
