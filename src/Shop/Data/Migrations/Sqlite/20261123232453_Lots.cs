using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Lots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LotId",
                table: "StockMovements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "StockMovements",
                type: "TEXT",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "WrittenOff",
                table: "StockMovements",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "NotSoldInLastDays",
                table: "FoodLabels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Lots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Code = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    StockItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProductId = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkshopId = table.Column<int>(type: "INTEGER", nullable: true),
                    MadeOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    BestBefore = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    SellUntil = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Made = table.Column<long>(type: "INTEGER", nullable: false),
                    Available = table.Column<long>(type: "INTEGER", nullable: false),
                    Reserved = table.Column<long>(type: "INTEGER", nullable: false),
                    Sold = table.Column<long>(type: "INTEGER", nullable: false),
                    WrittenOff = table.Column<long>(type: "INTEGER", nullable: false),
                    ReportHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ReportName = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    ReportAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RecalledAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    RecalledBy = table.Column<string>(type: "TEXT", nullable: true),
                    Maker_En = table.Column<string>(type: "TEXT", nullable: true),
                    Maker_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Notes_En = table.Column<string>(type: "TEXT", nullable: true),
                    Notes_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    RecallReason_En = table.Column<string>(type: "TEXT", nullable: true),
                    RecallReason_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Lots", x => x.Id);
                    table.CheckConstraint("CK_Lots_Dates", "(\"BestBefore\" IS NULL OR \"BestBefore\" >= \"MadeOn\") AND (\"BestBefore\" IS NULL) = (\"SellUntil\" IS NULL)");
                    table.CheckConstraint("CK_Lots_Recall", "(\"RecalledAt\" IS NULL) = (\"RecalledBy\" IS NULL)");
                    table.CheckConstraint("CK_Lots_Sum", "\"Available\" + \"Reserved\" + \"Sold\" + \"WrittenOff\" = \"Made\"");
                    table.CheckConstraint("CK_Lots_Units", "\"Available\" >= 0 AND \"Reserved\" >= 0 AND \"Sold\" >= 0 AND \"WrittenOff\" >= 0");
                    table.ForeignKey(
                        name: "FK_Lots_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Lots_StockItems_StockItemId",
                        column: x => x.StockItemId,
                        principalTable: "StockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Lots_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LineLots",
                columns: table => new
                {
                    LineId = table.Column<long>(type: "INTEGER", nullable: false),
                    LotId = table.Column<int>(type: "INTEGER", nullable: false),
                    ReservationId = table.Column<long>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Units = table.Column<long>(type: "INTEGER", nullable: false),
                    Returned = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LineLots", x => new { x.LineId, x.LotId });
                    table.CheckConstraint("CK_LineLots_Units", "\"Units\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Units\"");
                    table.ForeignKey(
                        name: "FK_LineLots_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineLots_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LineLots_Reservations_ReservationId",
                        column: x => x.ReservationId,
                        principalTable: "Reservations",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LotEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotEvents_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LotIngredients",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LotId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    HarvestedOn = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Name_En = table.Column<string>(type: "TEXT", nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Plot_En = table.Column<string>(type: "TEXT", nullable: true),
                    Plot_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Village_En = table.Column<string>(type: "TEXT", nullable: true),
                    Village_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LotIngredients", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LotIngredients_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.IntoLots("date(MIN(m.\"At\"))");
            migrationBuilder.LedgerIntoLots();

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_LotId_Id",
                table: "StockMovements",
                columns: new[] { "LotId", "Id" });

            // After what moves the stock: that would warn of a table that waits to be made anew.
            migrationBuilder.DropCheckConstraint(
                name: "CK_FoodLabels_ShelfLife",
                table: "FoodLabels");

            migrationBuilder.AddCheckConstraint(
                name: "CK_FoodLabels_ShelfLife",
                table: "FoodLabels",
                sql: "\"ShelfLifeDays\" > 0 AND \"NotSoldInLastDays\" >= 0 AND \"NotSoldInLastDays\" < \"ShelfLifeDays\"");

            migrationBuilder.CreateIndex(
                name: "IX_LineLots_LotId",
                table: "LineLots",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_LineLots_ReservationId",
                table: "LineLots",
                column: "ReservationId");

            migrationBuilder.CreateIndex(
                name: "IX_LotEvents_LotId",
                table: "LotEvents",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_LotIngredients_LotId",
                table: "LotIngredients",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_Lots_Code",
                table: "Lots",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Lots_ProductId",
                table: "Lots",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Lots_SellUntil",
                table: "Lots",
                column: "SellUntil");

            migrationBuilder.CreateIndex(
                name: "IX_Lots_StockItemId_BestBefore",
                table: "Lots",
                columns: new[] { "StockItemId", "BestBefore" });

            migrationBuilder.CreateIndex(
                name: "IX_Lots_WorkshopId",
                table: "Lots",
                column: "WorkshopId");

            migrationBuilder.AddForeignKey(
                name: "FK_StockMovements_Lots_LotId",
                table: "StockMovements",
                column: "LotId",
                principalTable: "Lots",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            // The ledger is made anew only after the lots are gone.
            migrationBuilder.Sql("PRAGMA foreign_keys = 0", suppressTransaction: true);

            migrationBuilder.DropForeignKey(
                name: "FK_StockMovements_Lots_LotId",
                table: "StockMovements");

            migrationBuilder.DropTable(
                name: "LineLots");

            migrationBuilder.DropTable(
                name: "LotEvents");

            migrationBuilder.DropTable(
                name: "LotIngredients");

            migrationBuilder.DropTable(
                name: "Lots");

            migrationBuilder.DropIndex(
                name: "IX_StockMovements_LotId_Id",
                table: "StockMovements");

            migrationBuilder.DropCheckConstraint(
                name: "CK_FoodLabels_ShelfLife",
                table: "FoodLabels");

            migrationBuilder.DropColumn(
                name: "LotId",
                table: "StockMovements");

            migrationBuilder.DropColumn(
                name: "Note",
                table: "StockMovements");

            migrationBuilder.DropColumn(
                name: "WrittenOff",
                table: "StockMovements");

            migrationBuilder.DropColumn(
                name: "NotSoldInLastDays",
                table: "FoodLabels");

            migrationBuilder.AddCheckConstraint(
                name: "CK_FoodLabels_ShelfLife",
                table: "FoodLabels",
                sql: "\"ShelfLifeDays\" > 0");
        }
    }
}
