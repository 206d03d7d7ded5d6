using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class TextsRefused : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "Refused",
                table: "OutgoingTexts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_OutgoingTexts_Refused",
                table: "OutgoingTexts",
                sql: "\"Refused\" IS NULL OR (\"Refused\" BETWEEN 400 AND 499 AND \"SentAt\" IS NULL)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_OutgoingTexts_Refused",
                table: "OutgoingTexts");

            migrationBuilder.DropColumn(
                name: "Refused",
                table: "OutgoingTexts");
        }
    }
}
