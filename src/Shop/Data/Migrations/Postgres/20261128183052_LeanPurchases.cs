using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class LeanPurchases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_LivePurchases_Orders_OrderId",
                table: "LivePurchases");

            migrationBuilder.DropIndex(
                name: "IX_LivePurchases_OrderId",
                table: "LivePurchases");

            migrationBuilder.DropIndex(
                name: "IX_LivePurchases_UserId_State",
                table: "LivePurchases");

            migrationBuilder.DropCheckConstraint(
                name: "CK_LivePurchases_Order",
                table: "LivePurchases");

            migrationBuilder.DropColumn(
                name: "OrderId",
                table: "LivePurchases");

            migrationBuilder.CreateIndex(
                name: "IX_LivePurchases_UserId_ExpiresAt",
                table: "LivePurchases",
                columns: new[] { "UserId", "ExpiresAt" },
                filter: "\"State\" = 'Held'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_LivePurchases_UserId_ExpiresAt",
                table: "LivePurchases");

            migrationBuilder.AddColumn<long>(
                name: "OrderId",
                table: "LivePurchases",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_LivePurchases_OrderId",
                table: "LivePurchases",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_LivePurchases_UserId_State",
                table: "LivePurchases",
                columns: new[] { "UserId", "State" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_LivePurchases_Order",
                table: "LivePurchases",
                sql: "\"State\" NOT IN ('Ordered', 'Sold') OR \"OrderId\" IS NOT NULL");

            migrationBuilder.AddForeignKey(
                name: "FK_LivePurchases_Orders_OrderId",
                table: "LivePurchases",
                column: "OrderId",
                principalTable: "Orders",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
