using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CounterSalesAndStamps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CounterPayment",
                table: "Orders",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GivenFen",
                table: "Orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "UserId",
                table: "Coupons",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "StampRewards",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Card = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Ordinal = table.Column<int>(type: "INTEGER", nullable: false),
                    CouponId = table.Column<int>(type: "INTEGER", nullable: false),
                    GivenAt = table.Column<DateTime>(type: "TEXT", nullable: false)
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
                name: "StampRewards");

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
