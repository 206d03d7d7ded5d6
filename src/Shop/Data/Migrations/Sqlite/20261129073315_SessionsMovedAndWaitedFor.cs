using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class SessionsMovedAndWaitedFor : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_OrderParts_OrderId_CooperativeId_IsBooking",
                table: "OrderParts");

            migrationBuilder.AddColumn<DateTime>(
                name: "CameAt",
                table: "OrderLines",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "SessionChanges",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SessionId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    FromStart = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToStart = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Reason_En = table.Column<string>(type: "TEXT", nullable: true),
                    Reason_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionChanges", x => x.Id);
                    table.CheckConstraint("CK_SessionChanges_Moved", "(\"Kind\" = 'Moved') = (\"FromStart\" <> \"ToStart\")");
                    table.ForeignKey(
                        name: "FK_SessionChanges_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionWaiters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    SessionId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    Adults = table.Column<int>(type: "INTEGER", nullable: false),
                    Children = table.Column<int>(type: "INTEGER", nullable: false),
                    Groups = table.Column<int>(type: "INTEGER", nullable: false),
                    Places = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WaitingSince = table.Column<DateTime>(type: "TEXT", nullable: true),
                    OfferedUntil = table.Column<DateTime>(type: "TEXT", nullable: true),
                    BasketId = table.Column<Guid>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionWaiters", x => x.Id);
                    table.CheckConstraint("CK_SessionWaiters_End", "(\"State\" IN ('Taken', 'Lapsed', 'Left')) = (\"EndedAt\" IS NOT NULL)");
                    table.CheckConstraint("CK_SessionWaiters_Line", "\"State\" NOT IN ('Waiting', 'Offered', 'Taken') OR \"WaitingSince\" IS NOT NULL");
                    table.CheckConstraint("CK_SessionWaiters_Offer", "\"State\" <> 'Offered' OR \"OfferedUntil\" IS NOT NULL");
                    table.CheckConstraint("CK_SessionWaiters_Wish", "\"Adults\" >= 0 AND \"Children\" >= 0 AND \"Groups\" >= 0 AND \"Adults\" + \"Children\" + \"Groups\" > 0 AND \"Places\" > 0");
                    table.ForeignKey(
                        name: "FK_SessionWaiters_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionWaiters_Sessions_SessionId",
                        column: x => x.SessionId,
                        principalTable: "Sessions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SessionAnswers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    ChangeId = table.Column<long>(type: "INTEGER", nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SessionAnswers", x => x.Id);
                    table.CheckConstraint("CK_SessionAnswers_Answered", "(\"Kind\" = 'Waiting') = (\"AnsweredAt\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_SessionAnswers_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_SessionAnswers_SessionChanges_ChangeId",
                        column: x => x.ChangeId,
                        principalTable: "SessionChanges",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_OrderId_CooperativeId_IsBooking",
                table: "OrderParts",
                columns: new[] { "OrderId", "CooperativeId", "IsBooking" },
                unique: true,
                filter: "\"State\" <> 'Cancelled'");

            migrationBuilder.AddCheckConstraint(
                name: "CK_OrderLines_Came",
                table: "OrderLines",
                sql: "\"CameAt\" IS NULL OR \"SessionId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_SessionAnswers_ChangeId_OrderId",
                table: "SessionAnswers",
                columns: new[] { "ChangeId", "OrderId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_SessionAnswers_Kind_AnswerBy",
                table: "SessionAnswers",
                columns: new[] { "Kind", "AnswerBy" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionAnswers_OrderId",
                table: "SessionAnswers",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_SessionChanges_SessionId",
                table: "SessionChanges",
                column: "SessionId");

            migrationBuilder.CreateIndex(
                name: "IX_SessionWaiters_SessionId_Email",
                table: "SessionWaiters",
                columns: new[] { "SessionId", "Email" },
                unique: true,
                filter: "\"State\" IN ('Asked', 'Waiting', 'Offered')");

            migrationBuilder.CreateIndex(
                name: "IX_SessionWaiters_SessionId_State_WaitingSince",
                table: "SessionWaiters",
                columns: new[] { "SessionId", "State", "WaitingSince" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionWaiters_State_OfferedUntil",
                table: "SessionWaiters",
                columns: new[] { "State", "OfferedUntil" });

            migrationBuilder.CreateIndex(
                name: "IX_SessionWaiters_UserId",
                table: "SessionWaiters",
                column: "UserId");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "SessionAnswers");

            migrationBuilder.DropTable(
                name: "SessionWaiters");

            migrationBuilder.DropTable(
                name: "SessionChanges");

            migrationBuilder.DropIndex(
                name: "IX_OrderParts_OrderId_CooperativeId_IsBooking",
                table: "OrderParts");

            migrationBuilder.DropCheckConstraint(
                name: "CK_OrderLines_Came",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "CameAt",
                table: "OrderLines");

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_OrderId_CooperativeId_IsBooking",
                table: "OrderParts",
                columns: new[] { "OrderId", "CooperativeId", "IsBooking" },
                unique: true);
        }
    }
}
