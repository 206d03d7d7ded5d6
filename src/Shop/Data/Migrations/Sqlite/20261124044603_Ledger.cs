using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Ledger : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "SucceededAt",
                table: "Refunds",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "FeeFen",
                table: "Payments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "FeeReadAt",
                table: "Payments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ShopBearsFees",
                table: "OrderParts",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<long>(
                name: "CommissionFixedFen",
                table: "OrderLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "CommissionPermille",
                table: "OrderLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "ShopDiscountFen",
                table: "OrderLines",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<DateTime>(
                name: "AccountChangedAt",
                table: "Cooperatives",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "AccountHolder",
                table: "Cooperatives",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "AccountNumber",
                table: "Cooperatives",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "BankName",
                table: "Cooperatives",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "CommissionTerms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: true),
                    CategoryId = table.Column<int>(type: "INTEGER", nullable: true),
                    Scope = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Permille = table.Column<int>(type: "INTEGER", nullable: true),
                    FixedFen = table.Column<long>(type: "INTEGER", nullable: true),
                    ShopBearsFees = table.Column<bool>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CommissionTerms", x => x.Id);
                    table.CheckConstraint("CK_CommissionTerms_Days", "\"Until\" IS NULL OR \"Until\" >= \"From\"");
                    table.CheckConstraint("CK_CommissionTerms_Fees", "NOT (\"ShopBearsFees\" AND \"CategoryId\" IS NOT NULL)");
                    table.CheckConstraint("CK_CommissionTerms_Rate", "(\"Permille\" IS NULL) <> (\"FixedFen\" IS NULL) AND (\"Permille\" IS NULL OR \"Permille\" BETWEEN 0 AND 1000) AND (\"FixedFen\" IS NULL OR \"FixedFen\" >= 0)");
                    table.ForeignKey(
                        name: "FK_CommissionTerms_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CommissionTerms_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Settlements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false),
                    From = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    NetFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    DraftedAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Settlements", x => x.Id);
                    table.CheckConstraint("CK_Settlements_Closed", "(\"State\" <> 'Paid' OR \"NetFen\" > 0) AND (\"State\" <> 'Carried' OR \"NetFen\" <= 0)");
                    table.CheckConstraint("CK_Settlements_Days", "\"Until\" > \"From\"");
                    table.ForeignKey(
                        name: "FK_Settlements_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Postings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Debit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Credit = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: true),
                    Occasion = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: true),
                    PartId = table.Column<long>(type: "INTEGER", nullable: true),
                    LineId = table.Column<long>(type: "INTEGER", nullable: true),
                    RefundId = table.Column<long>(type: "INTEGER", nullable: true),
                    PaymentId = table.Column<long>(type: "INTEGER", nullable: true),
                    SettlementId = table.Column<long>(type: "INTEGER", nullable: true),
                    Note = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Postings", x => x.Id);
                    table.CheckConstraint("CK_Postings_Accounts", "\"Debit\" <> \"Credit\"");
                    table.CheckConstraint("CK_Postings_Amount", "\"AmountFen\" > 0");
                    table.CheckConstraint("CK_Postings_ByHand", "\"Kind\" <> 'Correction' OR (\"By\" IS NOT NULL AND \"Note\" <> '')");
                    table.CheckConstraint("CK_Postings_Cooperative", "(\"CooperativeId\" IS NOT NULL) = (\"Debit\" IN ('Cooperative', 'CashAtCooperative') OR \"Credit\" IN ('Cooperative', 'CashAtCooperative'))");
                    table.ForeignKey(
                        name: "FK_Postings_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Refunds_RefundId",
                        column: x => x.RefundId,
                        principalTable: "Refunds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Postings_Settlements_SettlementId",
                        column: x => x.SettlementId,
                        principalTable: "Settlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SettlementId = table.Column<long>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SettlementEvents_Settlements_SettlementId",
                        column: x => x.SettlementId,
                        principalTable: "Settlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SettlementId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    CarriedFromId = table.Column<long>(type: "INTEGER", nullable: true),
                    GrossFen = table.Column<long>(type: "INTEGER", nullable: false),
                    DeliveryFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CouponFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CommissionFen = table.Column<long>(type: "INTEGER", nullable: false),
                    FeesFen = table.Column<long>(type: "INTEGER", nullable: false),
                    RefundsFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CashFen = table.Column<long>(type: "INTEGER", nullable: false),
                    CorrectionsFen = table.Column<long>(type: "INTEGER", nullable: false),
                    OpeningFen = table.Column<long>(type: "INTEGER", nullable: false),
                    NetFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementLines", x => x.Id);
                    table.CheckConstraint("CK_SettlementLines_Sum", "\"NetFen\" = \"GrossFen\" + \"DeliveryFen\" + \"CouponFen\" + \"CommissionFen\" + \"FeesFen\" + \"RefundsFen\" + \"CashFen\" + \"CorrectionsFen\" + \"OpeningFen\"");
                    table.ForeignKey(
                        name: "FK_SettlementLines_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettlementLines_Settlements_CarriedFromId",
                        column: x => x.CarriedFromId,
                        principalTable: "Settlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettlementLines_Settlements_SettlementId",
                        column: x => x.SettlementId,
                        principalTable: "Settlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementDifferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SettlementId = table.Column<long>(type: "INTEGER", nullable: false),
                    PartId = table.Column<long>(type: "INTEGER", nullable: true),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Answer = table.Column<string>(type: "TEXT", maxLength: 1000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "TEXT", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CorrectionId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementDifferences", x => x.Id);
                    table.CheckConstraint("CK_SettlementDifferences_Answer", "(\"Answer\" IS NULL) = (\"AnsweredAt\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_SettlementDifferences_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettlementDifferences_Postings_CorrectionId",
                        column: x => x.CorrectionId,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettlementDifferences_Settlements_SettlementId",
                        column: x => x.SettlementId,
                        principalTable: "Settlements",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementPostings",
                columns: table => new
                {
                    PostingId = table.Column<long>(type: "INTEGER", nullable: false),
                    LineId = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SettlementPostings", x => x.PostingId);
                    table.ForeignKey(
                        name: "FK_SettlementPostings_Postings_PostingId",
                        column: x => x.PostingId,
                        principalTable: "Postings",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SettlementPostings_SettlementLines_LineId",
                        column: x => x.LineId,
                        principalTable: "SettlementLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_State_FeeFen",
                table: "Payments",
                columns: new[] { "State", "FeeFen" });

            migrationBuilder.AddCheckConstraint(
                name: "CK_Payments_Fee",
                table: "Payments",
                sql: "(\"FeeFen\" IS NULL) = (\"FeeReadAt\" IS NULL) AND (\"FeeFen\" IS NULL OR \"FeeFen\" >= 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Commission",
                table: "OrderLines",
                sql: "\"CommissionPermille\" BETWEEN 0 AND 1000 AND \"CommissionFixedFen\" >= 0 AND (\"CommissionPermille\" = 0 OR \"CommissionFixedFen\" = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Shop",
                table: "OrderLines",
                sql: "\"ShopDiscountFen\" >= 0 AND \"ShopDiscountFen\" <= \"DiscountFen\"");

            migrationBuilder.CreateIndex(
                name: "IX_CommissionTerms_CategoryId",
                table: "CommissionTerms",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_CommissionTerms_CooperativeId",
                table: "CommissionTerms",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_CommissionTerms_GoesOn",
                table: "CommissionTerms",
                column: "Scope",
                unique: true,
                filter: "\"Until\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_CommissionTerms_Scope_From",
                table: "CommissionTerms",
                columns: new[] { "Scope", "From" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Postings_CooperativeId_Day",
                table: "Postings",
                columns: new[] { "CooperativeId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Postings_Day",
                table: "Postings",
                column: "Day");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_LineId",
                table: "Postings",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_Occasion",
                table: "Postings",
                column: "Occasion",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Postings_OrderId",
                table: "Postings",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_PartId",
                table: "Postings",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_PaymentId",
                table: "Postings",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_RefundId",
                table: "Postings",
                column: "RefundId");

            migrationBuilder.CreateIndex(
                name: "IX_Postings_SettlementId",
                table: "Postings",
                column: "SettlementId");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementDifferences_CorrectionId",
                table: "SettlementDifferences",
                column: "CorrectionId");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementDifferences_PartId",
                table: "SettlementDifferences",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementDifferences_SettlementId",
                table: "SettlementDifferences",
                column: "SettlementId");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementEvents_SettlementId",
                table: "SettlementEvents",
                column: "SettlementId");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementLines_CarriedFromId",
                table: "SettlementLines",
                column: "CarriedFromId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SettlementLines_PartId",
                table: "SettlementLines",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_SettlementLines_SettlementId_PartId",
                table: "SettlementLines",
                columns: new[] { "SettlementId", "PartId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SettlementPostings_LineId",
                table: "SettlementPostings",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_CooperativeId_Until",
                table: "Settlements",
                columns: new[] { "CooperativeId", "Until" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_Number",
                table: "Settlements",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Settlements_State",
                table: "Settlements",
                column: "State");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CommissionTerms");

            migrationBuilder.DropTable(
                name: "SettlementDifferences");

            migrationBuilder.DropTable(
                name: "SettlementEvents");

            migrationBuilder.DropTable(
                name: "SettlementPostings");

            migrationBuilder.DropTable(
                name: "Postings");

            migrationBuilder.DropTable(
                name: "SettlementLines");

            migrationBuilder.DropTable(
                name: "Settlements");

            migrationBuilder.DropIndex(
                name: "IX_Payments_State_FeeFen",
                table: "Payments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Payments_Fee",
                table: "Payments");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Commission",
                table: "OrderLines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Shop",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "SucceededAt",
                table: "Refunds");

            migrationBuilder.DropColumn(
                name: "FeeFen",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "FeeReadAt",
                table: "Payments");

            migrationBuilder.DropColumn(
                name: "ShopBearsFees",
                table: "OrderParts");

            migrationBuilder.DropColumn(
                name: "CommissionFixedFen",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "CommissionPermille",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "ShopDiscountFen",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "AccountChangedAt",
                table: "Cooperatives");

            migrationBuilder.DropColumn(
                name: "AccountHolder",
                table: "Cooperatives");

            migrationBuilder.DropColumn(
                name: "AccountNumber",
                table: "Cooperatives");

            migrationBuilder.DropColumn(
                name: "BankName",
                table: "Cooperatives");
        }
    }
}
