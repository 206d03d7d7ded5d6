using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class PurchaseHistory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "JoinsNothing",
                table: "Identifiers",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateTable(
                name: "CustomerEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    OtherId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Detail = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CustomerEvents_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerEvents_Customers_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CustomerJoins",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OneId = table.Column<long>(type: "bigint", nullable: false),
                    OtherId = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CustomerJoins", x => x.Id);
                    table.CheckConstraint("CK_CustomerJoins_Ended", "(\"EndedAt\" IS NULL) = (\"EndedBy\" IS NULL)");
                    table.CheckConstraint("CK_CustomerJoins_Two", "\"OneId\" <> \"OtherId\"");
                    table.ForeignKey(
                        name: "FK_CustomerJoins_Identifiers_OneId",
                        column: x => x.OneId,
                        principalTable: "Identifiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CustomerJoins_Identifiers_OtherId",
                        column: x => x.OtherId,
                        principalTable: "Identifiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HistoryChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryChanges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_HistoryChanges_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HistoryStates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Version = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HistoryStates", x => x.Id);
                    table.CheckConstraint("CK_HistoryStates_One", "\"Id\" = 1");
                });

            migrationBuilder.CreateTable(
                name: "OrderImports",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Profile = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    FileHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    StartedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    VisibleAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Orders = table.Column<int>(type: "integer", nullable: false),
                    Lines = table.Column<int>(type: "integer", nullable: false),
                    NewOrders = table.Column<int>(type: "integer", nullable: false),
                    ChangedOrders = table.Column<int>(type: "integer", nullable: false),
                    BadRows = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderImports", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "PastOrders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    ImportId = table.Column<int>(type: "integer", nullable: true),
                    ReplacedById = table.Column<int>(type: "integer", nullable: true),
                    OrderId = table.Column<long>(type: "bigint", nullable: true),
                    Origin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    PlacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    IsPaid = table.Column<bool>(type: "boolean", nullable: false),
                    Content = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastOrders", x => x.Id);
                    table.CheckConstraint("CK_PastOrders_Import", "(\"ImportId\" IS NOT NULL) = (\"Origin\" = 'Imported') AND (\"ReplacedById\" IS NULL OR \"ImportId\" IS NOT NULL)");
                    table.CheckConstraint("CK_PastOrders_Order", "\"OrderId\" IS NULL OR \"Origin\" = 'Shop'");
                    table.CheckConstraint("CK_PastOrders_Paid", "\"IsPaid\" OR (\"Amount\" = 0 AND \"Units\" = 0)");
                    table.ForeignKey(
                        name: "FK_PastOrders_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastOrders_OrderImports_ImportId",
                        column: x => x.ImportId,
                        principalTable: "OrderImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastOrders_OrderImports_ReplacedById",
                        column: x => x.ReplacedById,
                        principalTable: "OrderImports",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastOrders_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastLines",
                columns: table => new
                {
                    PastOrderId = table.Column<long>(type: "bigint", nullable: false),
                    Ordinal = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Title = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: true),
                    LivestreamId = table.Column<int>(type: "integer", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    Amount = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastLines", x => new { x.PastOrderId, x.Ordinal });
                    table.CheckConstraint("CK_PastLines_Ordinal", "\"Ordinal\" > 0");
                    table.ForeignKey(
                        name: "FK_PastLines_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastLines_PastOrders_PastOrderId",
                        column: x => x.PastOrderId,
                        principalTable: "PastOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastLines_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PastOrderIdentifiers",
                columns: table => new
                {
                    PastOrderId = table.Column<long>(type: "bigint", nullable: false),
                    IdentifierId = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastOrderIdentifiers", x => new { x.PastOrderId, x.IdentifierId });
                    table.ForeignKey(
                        name: "FK_PastOrderIdentifiers_Identifiers_IdentifierId",
                        column: x => x.IdentifierId,
                        principalTable: "Identifiers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_PastOrderIdentifiers_PastOrders_PastOrderId",
                        column: x => x.PastOrderId,
                        principalTable: "PastOrders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CustomerEvents_CustomerId",
                table: "CustomerEvents",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerEvents_OtherId",
                table: "CustomerEvents",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerJoins_OneId",
                table: "CustomerJoins",
                column: "OneId");

            migrationBuilder.CreateIndex(
                name: "IX_CustomerJoins_OtherId",
                table: "CustomerJoins",
                column: "OtherId");

            migrationBuilder.CreateIndex(
                name: "IX_HistoryChanges_OrderId",
                table: "HistoryChanges",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderImports_StartedAt",
                table: "OrderImports",
                column: "StartedAt");

            migrationBuilder.CreateIndex(
                name: "IX_PastLines_LivestreamId",
                table: "PastLines",
                column: "LivestreamId");

            migrationBuilder.CreateIndex(
                name: "IX_PastLines_ProductId",
                table: "PastLines",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_PastOrderIdentifiers_IdentifierId",
                table: "PastOrderIdentifiers",
                column: "IdentifierId");

            migrationBuilder.CreateIndex(
                name: "IX_PastOrders_Channel_Number",
                table: "PastOrders",
                columns: new[] { "Channel", "Number" },
                unique: true,
                filter: "\"ImportId\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_PastOrders_CustomerId",
                table: "PastOrders",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_PastOrders_ImportId_Number",
                table: "PastOrders",
                columns: new[] { "ImportId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PastOrders_OrderId",
                table: "PastOrders",
                column: "OrderId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_PastOrders_ReplacedById",
                table: "PastOrders",
                column: "ReplacedById");

            // Orders from before there was a history are copied into it, too.
            migrationBuilder.Sql("INSERT INTO \"HistoryChanges\" (\"OrderId\") SELECT \"Id\" FROM \"Orders\" ORDER BY \"Id\"");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CustomerEvents");

            migrationBuilder.DropTable(
                name: "CustomerJoins");

            migrationBuilder.DropTable(
                name: "HistoryChanges");

            migrationBuilder.DropTable(
                name: "HistoryStates");

            migrationBuilder.DropTable(
                name: "PastLines");

            migrationBuilder.DropTable(
                name: "PastOrderIdentifiers");

            migrationBuilder.DropTable(
                name: "PastOrders");

            migrationBuilder.DropTable(
                name: "OrderImports");

            migrationBuilder.DropColumn(
                name: "JoinsNothing",
                table: "Identifiers");
        }
    }
}
