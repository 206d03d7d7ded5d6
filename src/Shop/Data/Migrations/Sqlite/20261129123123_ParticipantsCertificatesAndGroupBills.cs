using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class ParticipantsCertificatesAndGroupBills : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "BillId",
                table: "Invoices",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LineId",
                table: "HostCertificates",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Seat",
                table: "HostCertificates",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "AsksAges",
                table: "Experiences",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "AsksNames",
                table: "Experiences",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "Certifies",
                table: "Experiences",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "KeepDays",
                table: "Experiences",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "WhyAsked_En",
                table: "Experiences",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "WhyAsked_Zh",
                table: "Experiences",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<string>(
                name: "Ages",
                table: "BasketItems",
                type: "TEXT",
                maxLength: 800,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Names",
                table: "BasketItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BillYears",
                columns: table => new
                {
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BillYears", x => new { x.CooperativeId, x.Year });
                    table.CheckConstraint("CK_BillYears_Last", "\"Last\" >= 0");
                    table.ForeignKey(
                        name: "FK_BillYears_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupBills",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Year = table.Column<int>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 30, nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CreditsId = table.Column<int>(type: "INTEGER", nullable: true),
                    Title = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    TaxNumber = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    TotalFen = table.Column<long>(type: "INTEGER", nullable: false),
                    TaxFen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupBills", x => x.Id);
                    table.CheckConstraint("CK_GroupBills_Kind", "(\"Kind\" = 'CreditNote') = (\"CreditsId\" IS NOT NULL) AND (\"Kind\" = 'CreditNote') = (\"Reason\" <> '')");
                    table.CheckConstraint("CK_GroupBills_Sums", "\"Sequence\" > 0 AND ((\"Kind\" = 'Bill' AND \"TotalFen\" > 0) OR (\"Kind\" = 'CreditNote' AND \"TotalFen\" < 0))");
                    table.ForeignKey(
                        name: "FK_GroupBills_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupBills_GroupBills_CreditsId",
                        column: x => x.CreditsId,
                        principalTable: "GroupBills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Participants",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LineId = table.Column<long>(type: "INTEGER", nullable: false),
                    Seat = table.Column<int>(type: "INTEGER", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Age = table.Column<int>(type: "INTEGER", nullable: true),
                    KeptDays = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Participants", x => x.Id);
                    table.CheckConstraint("CK_Participants_Said", "\"Seat\" > 0 AND \"KeptDays\" BETWEEN 1 AND 365 AND (\"Age\" IS NULL OR \"Age\" BETWEEN 0 AND 120) AND (\"Name\" <> '' OR \"Age\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Participants_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "GroupBillLines",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    BillId = table.Column<int>(type: "INTEGER", nullable: false),
                    PartId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderNumber = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    AmountFen = table.Column<long>(type: "INTEGER", nullable: false),
                    TaxRatePermille = table.Column<int>(type: "INTEGER", nullable: false),
                    TaxFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    What_En = table.Column<string>(type: "TEXT", nullable: true),
                    What_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupBillLines", x => x.Id);
                    table.CheckConstraint("CK_GroupBillLines_Sign", "(\"Quantity\" > 0 AND \"AmountFen\" >= 0) OR (\"Quantity\" < 0 AND \"AmountFen\" <= 0)");
                    table.ForeignKey(
                        name: "FK_GroupBillLines_GroupBills_BillId",
                        column: x => x.BillId,
                        principalTable: "GroupBills",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_GroupBillLines_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_BillId",
                table: "Invoices",
                column: "BillId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Invoices_Bill",
                table: "Invoices",
                sql: "\"BillId\" IS NULL OR \"State\" <> 'Asked'");

            migrationBuilder.CreateIndex(
                name: "IX_HostCertificates_LineId_Seat",
                table: "HostCertificates",
                columns: new[] { "LineId", "Seat" },
                unique: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_HostCertificates_Course",
                table: "HostCertificates",
                sql: "(\"LineId\" IS NULL) = (\"Seat\" IS NULL) AND (\"Seat\" IS NULL OR \"Seat\" > 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Experiences_Asks",
                table: "Experiences",
                sql: "(\"AsksNames\" OR \"AsksAges\") = (\"KeepDays\" > 0) AND \"KeepDays\" BETWEEN 0 AND 365 AND NOT (\"IsByNight\" AND \"KeepDays\" > 0)");

            migrationBuilder.CreateIndex(
                name: "IX_GroupBillLines_BillId",
                table: "GroupBillLines",
                column: "BillId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupBillLines_PartId",
                table: "GroupBillLines",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_GroupBills_CooperativeId_Year_Sequence",
                table: "GroupBills",
                columns: new[] { "CooperativeId", "Year", "Sequence" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupBills_CreditsId",
                table: "GroupBills",
                column: "CreditsId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupBills_Number",
                table: "GroupBills",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Participants_KeptDays",
                table: "Participants",
                column: "KeptDays");

            migrationBuilder.CreateIndex(
                name: "IX_Participants_LineId_Seat",
                table: "Participants",
                columns: new[] { "LineId", "Seat" },
                unique: true);

            migrationBuilder.AddForeignKey(
                name: "FK_HostCertificates_OrderLines_LineId",
                table: "HostCertificates",
                column: "LineId",
                principalTable: "OrderLines",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_Invoices_GroupBills_BillId",
                table: "Invoices",
                column: "BillId",
                principalTable: "GroupBills",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_HostCertificates_OrderLines_LineId",
                table: "HostCertificates");

            migrationBuilder.DropForeignKey(
                name: "FK_Invoices_GroupBills_BillId",
                table: "Invoices");

            migrationBuilder.DropTable(
                name: "BillYears");

            migrationBuilder.DropTable(
                name: "GroupBillLines");

            migrationBuilder.DropTable(
                name: "Participants");

            migrationBuilder.DropTable(
                name: "GroupBills");

            migrationBuilder.DropIndex(
                name: "IX_Invoices_BillId",
                table: "Invoices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Invoices_Bill",
                table: "Invoices");

            migrationBuilder.DropIndex(
                name: "IX_HostCertificates_LineId_Seat",
                table: "HostCertificates");

            migrationBuilder.DropCheckConstraint(
                name: "CK_HostCertificates_Course",
                table: "HostCertificates");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Experiences_Asks",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "BillId",
                table: "Invoices");

            migrationBuilder.DropColumn(
                name: "LineId",
                table: "HostCertificates");

            migrationBuilder.DropColumn(
                name: "Seat",
                table: "HostCertificates");

            migrationBuilder.DropColumn(
                name: "AsksAges",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "AsksNames",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "Certifies",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "KeepDays",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "WhyAsked_En",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "WhyAsked_Zh",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "Ages",
                table: "BasketItems");

            migrationBuilder.DropColumn(
                name: "Names",
                table: "BasketItems");
        }
    }
}
