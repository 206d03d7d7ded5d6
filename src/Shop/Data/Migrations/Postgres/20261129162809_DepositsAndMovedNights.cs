using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DepositsAndMovedNights : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Money",
                table: "OrderLines");

            migrationBuilder.AddColumn<int>(
                name: "Version",
                table: "Sessions",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<long>(
                name: "AtDoorFen",
                table: "OrderLines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "ReleasedFen",
                table: "OrderLines",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<long>(
                name: "DepositFen",
                table: "Experiences",
                type: "bigint",
                nullable: false,
                defaultValue: 0L);

            migrationBuilder.AddColumn<int>(
                name: "DepositPermille",
                table: "Experiences",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Door",
                table: "OrderLines",
                sql: "\"AtDoorFen\" >= 0 AND \"AtDoorFen\" <= \"PriceFen\" * \"Quantity\" - \"DiscountFen\" AND \"ReleasedFen\" >= 0 AND \"ReleasedFen\" <= \"AtDoorFen\" AND (\"AtDoorFen\" = 0 OR \"SessionId\" IS NOT NULL)");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Money",
                table: "OrderLines",
                sql: "\"PriceFen\" >= 0 AND \"DiscountFen\" >= 0 AND \"RefundedFen\" >= 0 AND \"RefundedFen\" <= \"PriceFen\" * \"Quantity\" - \"DiscountFen\" - \"ReleasedFen\"");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Experiences_Deposit",
                table: "Experiences",
                sql: "\"DepositPermille\" BETWEEN 0 AND 999 AND \"DepositFen\" >= 0 AND (\"DepositPermille\" = 0 OR \"DepositFen\" = 0)");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Door",
                table: "OrderLines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Money",
                table: "OrderLines");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Experiences_Deposit",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "Version",
                table: "Sessions");

            migrationBuilder.DropColumn(
                name: "AtDoorFen",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "ReleasedFen",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "DepositFen",
                table: "Experiences");

            migrationBuilder.DropColumn(
                name: "DepositPermille",
                table: "Experiences");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Money",
                table: "OrderLines",
                sql: "\"PriceFen\" >= 0 AND \"DiscountFen\" >= 0 AND \"RefundedFen\" >= 0 AND \"RefundedFen\" <= \"PriceFen\" * \"Quantity\" - \"DiscountFen\"");
        }
    }
}
