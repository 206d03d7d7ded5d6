using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class GuestsForgottenAndPieces : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OfferConsents_Email",
                table: "OfferConsents");

            migrationBuilder.DropIndex(
                name: "IX_OfferConsents_Hash",
                table: "OfferConsents");

            migrationBuilder.RenameColumn(
                name: "Email",
                table: "OfferConsents",
                newName: "Address");

            migrationBuilder.AddColumn<int>(
                name: "Pieces",
                table: "OrderLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            // Before SQLite makes the table anew for its constraint.
            migrationBuilder.CountPieces();

            migrationBuilder.AddColumn<string>(
                name: "Channel",
                table: "OfferConsents",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Mail");

            migrationBuilder.CreateTable(
                name: "OutgoingTexts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Channel = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    To = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Words = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Tries = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingTexts", x => x.Id);
                    table.CheckConstraint("CK_OutgoingTexts_Channel", "\"Channel\" <> 'Mail'");
                });

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Pieces",
                table: "OrderLines",
                sql: "\"Pieces\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_OfferConsents_Channel_Address",
                table: "OfferConsents",
                columns: new[] { "Channel", "Address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OfferConsents_Channel_Hash",
                table: "OfferConsents",
                columns: new[] { "Channel", "Hash" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_OfferConsents_Address",
                table: "OfferConsents",
                sql: "(\"Channel\" = 'Mail') = (\"Address\" LIKE '%@%')");

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingTexts_Occasion",
                table: "OutgoingTexts",
                column: "Occasion",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingTexts_SentAt_NextTryAt",
                table: "OutgoingTexts",
                columns: new[] { "SentAt", "NextTryAt" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "OutgoingTexts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Pieces",
                table: "OrderLines");

            migrationBuilder.DropIndex(
                name: "IX_OfferConsents_Channel_Address",
                table: "OfferConsents");

            migrationBuilder.DropIndex(
                name: "IX_OfferConsents_Channel_Hash",
                table: "OfferConsents");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OfferConsents_Address",
                table: "OfferConsents");

            migrationBuilder.DropColumn(
                name: "Pieces",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "Channel",
                table: "OfferConsents");

            migrationBuilder.RenameColumn(
                name: "Address",
                table: "OfferConsents",
                newName: "Email");

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
        }
    }
}
