using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CounterSales : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CounterPayment",
                table: "Orders",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "GivenFen",
                table: "Orders",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CounterKey",
                table: "Orders",
                column: "Key",
                unique: true,
                filter: "\"CounterPayment\" IS NOT NULL");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Orders_Counter",
                table: "Orders",
                sql: "\"CounterPayment\" IS NULL OR (\"Channel\" = 'Counter' AND \"Payment\" = 'CashOnDelivery' AND \"Key\" IS NOT NULL AND \"DeliveryFen\" = 0)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Orders_Given",
                table: "Orders",
                sql: "\"GivenFen\" IS NULL OR (\"CounterPayment\" IS NOT NULL AND \"CounterPayment\" = 'Cash' AND \"GivenFen\" >= \"TotalFen\")");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Orders_CounterKey",
                table: "Orders");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Orders_Counter",
                table: "Orders");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Orders_Given",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "CounterPayment",
                table: "Orders");

            migrationBuilder.DropColumn(
                name: "GivenFen",
                table: "Orders");
        }
    }
}
