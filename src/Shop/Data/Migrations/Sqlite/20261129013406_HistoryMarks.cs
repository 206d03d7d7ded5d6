using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class HistoryMarks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "HistoryMarks",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Version = table.Column<long>(type: "INTEGER", nullable: true),
                    CustomerId = table.Column<long>(type: "INTEGER", nullable: true),
                    PastOrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    ImportId = table.Column<int>(type: "INTEGER", nullable: true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryMarks", x => x.Id);
                    table.CheckConstraint("CK_HistoryMarks_One", "(\"CustomerId\" IS NULL OR \"PastOrderId\" IS NULL) AND (\"ImportId\" IS NULL OR (\"CustomerId\" IS NULL AND \"PastOrderId\" IS NULL))");
                    table.ForeignKey(
                        name: "FK_HistoryMarks_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HistoryMarks_OrderImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "OrderImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_HistoryMarks_PastOrders_PastOrderId",
                        column: x => x.PastOrderId,
                        principalTable: "PastOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_HistoryMarks_CustomerId",
                table: "HistoryMarks",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_HistoryMarks_ImportId",
                table: "HistoryMarks",
                column: "ImportId");

            migrationBuilder.CreateIndex(
                name: "IX_HistoryMarks_PastOrderId",
                table: "HistoryMarks",
                column: "PastOrderId");

            migrationBuilder.CreateIndex(
                name: "IX_HistoryMarks_Version",
                table: "HistoryMarks",
                column: "Version");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "HistoryMarks");
        }
    }
}
