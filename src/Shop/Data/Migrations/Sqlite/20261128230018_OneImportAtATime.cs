using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class OneImportAtATime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Revision",
                table: "PastOrders",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "WorkedAt",
                table: "OrderImports",
                type: "TEXT",
                nullable: false,
                defaultValue: new DateTime(1, 1, 1, 0, 0, 0, 0, DateTimeKind.Unspecified));

            migrationBuilder.CreateIndex(
                name: "IX_PastOrders_Channel_Number_Revision",
                table: "PastOrders",
                columns: new[] { "Channel", "Number", "Revision" },
                unique: true,
                filter: "\"ImportId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_OrderImports_Channel",
                table: "OrderImports",
                column: "Channel",
                unique: true,
                filter: "\"VisibleAt\" IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_PastOrders_Channel_Number_Revision",
                table: "PastOrders");

            migrationBuilder.DropIndex(
                name: "IX_OrderImports_Channel",
                table: "OrderImports");

            migrationBuilder.DropColumn(
                name: "Revision",
                table: "PastOrders");

            migrationBuilder.DropColumn(
                name: "WorkedAt",
                table: "OrderImports");
        }
    }
}
