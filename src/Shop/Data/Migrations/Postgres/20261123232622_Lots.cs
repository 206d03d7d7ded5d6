using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Lots : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_FoodLabels_ShelfLife",
                table: "FoodLabels");

            migrationBuilder.AddColumn<int>(
                name: "LotId",
                table: "StockMovements",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Note",
                table: "StockMovements",
                type: "character varying(200)",
                maxLength: 200,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<long>(
                name: "WrittenOff",
                table: "StockMovements",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "NotSoldInLastDays",
                table: "FoodLabels",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "Lots",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    StockItemId = table.Column<int>(type: "integer", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    WorkshopId = table.Column<int>(type: "integer", nullable: true),
                    MadeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    BestBefore = table.Column<DateOnly>(type: "date", nullable: true),
                    SellUntil = table.Column<DateOnly>(type: "date", nullable: true),
                    Made = table.Column<long>(type: "bigint", nullable: false),
                    Available = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Sold = table.Column<long>(type: "bigint", nullable: false),
                    WrittenOff = table.Column<long>(type: "bigint", nullable: false),
                    ReportHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    ReportName = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    ReportAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RecalledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RecalledBy = table.Column<string>(type: "text", nullable: true),
                    Maker_En = table.Column<string>(type: "text", nullable: true),
                    Maker_Zh = table.Column<string>(type: "text", nullable: false),
                    Notes_En = table.Column<string>(type: "text", nullable: true),
                    Notes_Zh = table.Column<string>(type: "text", nullable: false),
                    RecallReason_En = table.Column<string>(type: "text", nullable: true),
                    RecallReason_Zh = table.Column<string>(type: "text", nullable: false)
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
                    LineId = table.Column<long>(type: "bigint", nullable: false),
                    LotId = table.Column<int>(type: "integer", nullable: false),
                    ReservationId = table.Column<long>(type: "bigint", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Units = table.Column<long>(type: "bigint", nullable: false),
                    Returned = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LotId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LotId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    HarvestedOn = table.Column<DateOnly>(type: "date", nullable: true),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Plot_En = table.Column<string>(type: "text", nullable: true),
                    Plot_Zh = table.Column<string>(type: "text", nullable: false),
                    Village_En = table.Column<string>(type: "text", nullable: true),
                    Village_Zh = table.Column<string>(type: "text", nullable: false)
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

            migrationBuilder.IntoLots("CAST(MIN(m.\"At\") AS date)");
            migrationBuilder.LedgerIntoLots();

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_LotId_Id",
                table: "StockMovements",
                columns: new[] { "LotId", "Id" });

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
