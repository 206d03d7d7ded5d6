using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PartsOfAnOrder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_OrderId",
                table: "OrderParts",
                column: "OrderId");

            migrationBuilder.AlterColumn<string>(
                name: "Term",
                table: "SearchTerms",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64);

            // What was known of the column went with its old type; without it a search reads one word's products again for each of the other's. Of a hundred goods' words the usual hundred values say enough, of
            // a hundred thousand's they don't.
            migrationBuilder.Sql("ALTER TABLE \"SearchTerms\" ALTER COLUMN \"Term\" SET STATISTICS 1000");
            migrationBuilder.Sql("ANALYZE \"SearchTerms\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OrderParts_OrderId",
                table: "OrderParts");

            migrationBuilder.AlterColumn<string>(
                name: "Term",
                table: "SearchTerms",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64,
                oldCollation: "C");
        }
    }
}
