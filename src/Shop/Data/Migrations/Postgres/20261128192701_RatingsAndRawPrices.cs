using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RatingsAndRawPrices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RawPriceFen",
                table: "Products",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "RatedOn",
                table: "PastLines",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Stars",
                table: "PastLines",
                type: "integer",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Products_RawPrice",
                table: "Products",
                sql: "\"RawPriceFen\" > 0");

            migrationBuilder.AddCheckConstraint(
                name: "CK_PastLines_Stars",
                table: "PastLines",
                sql: "(\"Stars\" IS NULL) = (\"RatedOn\" IS NULL) AND (\"Stars\" IS NULL OR \"Stars\" BETWEEN 1 AND 5)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Products_RawPrice",
                table: "Products");

            migrationBuilder.DropCheckConstraint(
                name: "CK_PastLines_Stars",
                table: "PastLines");

            migrationBuilder.DropColumn(
                name: "RawPriceFen",
                table: "Products");

            migrationBuilder.DropColumn(
                name: "RatedOn",
                table: "PastLines");

            migrationBuilder.DropColumn(
                name: "Stars",
                table: "PastLines");
        }
    }
}
