using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ManyGoods : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Products_BrandId",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_CooperativeId",
                table: "Products");

            migrationBuilder.CreateIndex(
                name: "IX_Products_BrandId_CategoryId_Position",
                table: "Products",
                columns: new[] { "BrandId", "CategoryId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_BrandId_Position",
                table: "Products",
                columns: new[] { "BrandId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_CooperativeId_Position",
                table: "Products",
                columns: new[] { "CooperativeId", "Position" });

            migrationBuilder.CreateIndex(
                name: "IX_Products_ListedAt",
                table: "Products",
                column: "ListedAt");

            migrationBuilder.CreateIndex(
                name: "IX_Products_Position",
                table: "Products",
                column: "Position");

            migrationBuilder.CreateIndex(
                name: "IX_Prices_AmountFen",
                table: "Prices",
                column: "AmountFen");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PlacedAt",
                table: "Orders",
                column: "PlacedAt");

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_CooperativeId_State_Id",
                table: "OrderParts",
                columns: new[] { "CooperativeId", "State", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_State_SendBy",
                table: "OrderParts",
                columns: new[] { "State", "SendBy" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_MadeOn",
                table: "Lots",
                column: "MadeOn");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Products_BrandId_CategoryId_Position",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_BrandId_Position",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_CooperativeId_Position",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_ListedAt",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Products_Position",
                table: "Products");

            migrationBuilder.DropIndex(
                name: "IX_Prices_AmountFen",
                table: "Prices");

            migrationBuilder.DropIndex(
                name: "IX_Orders_PlacedAt",
                table: "Orders");

            migrationBuilder.DropIndex(
                name: "IX_OrderParts_CooperativeId_State_Id",
                table: "OrderParts");

            migrationBuilder.DropIndex(
                name: "IX_OrderParts_State_SendBy",
                table: "OrderParts");

            migrationBuilder.DropIndex(
                name: "IX_Lots_MadeOn",
                table: "Lots");

            migrationBuilder.CreateIndex(
                name: "IX_Products_BrandId",
                table: "Products",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_Products_CooperativeId",
                table: "Products",
                column: "CooperativeId");
        }
    }
}
