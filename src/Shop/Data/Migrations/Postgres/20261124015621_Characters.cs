using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Characters : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Characters",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    BrandId = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    Portrait = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Story_En = table.Column<string>(type: "text", nullable: true),
                    Story_Zh = table.Column<string>(type: "text", nullable: false),
                    Tagline_En = table.Column<string>(type: "text", nullable: true),
                    Tagline_Zh = table.Column<string>(type: "text", nullable: false),
                    Terms_En = table.Column<string>(type: "text", nullable: true),
                    Terms_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Characters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Characters_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Characters_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CharacterColours",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CharacterId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Hex = table.Column<string>(type: "character varying(7)", maxLength: 7, nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Use_En = table.Column<string>(type: "text", nullable: true),
                    Use_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharacterColours", x => x.Id);
                    table.CheckConstraint("CK_CharacterColours_Hex", "\"Hex\" LIKE '#______'");
                    table.ForeignKey(
                        name: "FK_CharacterColours_Characters_CharacterId",
                        column: x => x.CharacterId,
                        principalTable: "Characters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "CharacterPoses",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CharacterId = table.Column<int>(type: "integer", nullable: false),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Alt_En = table.Column<string>(type: "text", nullable: true),
                    Alt_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CharacterPoses", x => x.Id);
                    table.UniqueConstraint("AK_CharacterPoses_CharacterId_Id", x => new { x.CharacterId, x.Id });
                    table.CheckConstraint("CK_CharacterPoses_Position", "\"Position\" > 0");
                    table.ForeignKey(
                        name: "FK_CharacterPoses_Characters_CharacterId",
                        column: x => x.CharacterId,
                        principalTable: "Characters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Licences",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    CharacterId = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    Use = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: true),
                    Place = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Remark = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Licences", x => x.Id);
                    table.CheckConstraint("CK_Licences_Days", "\"Until\" > \"From\"");
                    table.CheckConstraint("CK_Licences_Goods", "\"Use\" <> 'Goods' OR \"ProductId\" IS NOT NULL");
                    table.CheckConstraint("CK_Licences_Quantity", "\"Quantity\" > 0");
                    table.CheckConstraint("CK_Licences_Reason", "\"State\" NOT IN ('Refused', 'Ended') OR \"Reason\" <> ''");
                    table.ForeignKey(
                        name: "FK_Licences_Characters_CharacterId",
                        column: x => x.CharacterId,
                        principalTable: "Characters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Licences_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Licences_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProductCharacters",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    CharacterId = table.Column<int>(type: "integer", nullable: false),
                    PoseId = table.Column<int>(type: "integer", nullable: true),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductCharacters", x => new { x.ProductId, x.CharacterId });
                    table.ForeignKey(
                        name: "FK_ProductCharacters_CharacterPoses_CharacterId_PoseId",
                        columns: x => new { x.CharacterId, x.PoseId },
                        principalTable: "CharacterPoses",
                        principalColumns: new[] { "CharacterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProductCharacters_Characters_CharacterId",
                        column: x => x.CharacterId,
                        principalTable: "Characters",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ProductCharacters_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LicenceEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LicenceId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicenceEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LicenceEvents_Licences_LicenceId",
                        column: x => x.LicenceId,
                        principalTable: "Licences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LicencePoses",
                columns: table => new
                {
                    LicenceId = table.Column<int>(type: "integer", nullable: false),
                    PoseId = table.Column<int>(type: "integer", nullable: false),
                    CharacterId = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LicencePoses", x => new { x.LicenceId, x.PoseId });
                    table.ForeignKey(
                        name: "FK_LicencePoses_CharacterPoses_CharacterId_PoseId",
                        columns: x => new { x.CharacterId, x.PoseId },
                        principalTable: "CharacterPoses",
                        principalColumns: new[] { "CharacterId", "Id" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LicencePoses_Licences_LicenceId",
                        column: x => x.LicenceId,
                        principalTable: "Licences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_CharacterColours_CharacterId_Position",
                table: "CharacterColours",
                columns: new[] { "CharacterId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CharacterPoses_CharacterId_Slug",
                table: "CharacterPoses",
                columns: new[] { "CharacterId", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Characters_BrandId",
                table: "Characters",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_Characters_CooperativeId",
                table: "Characters",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_Characters_Slug",
                table: "Characters",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LicenceEvents_LicenceId",
                table: "LicenceEvents",
                column: "LicenceId");

            migrationBuilder.CreateIndex(
                name: "IX_LicencePoses_CharacterId_PoseId",
                table: "LicencePoses",
                columns: new[] { "CharacterId", "PoseId" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_CharacterId",
                table: "Licences",
                column: "CharacterId");

            migrationBuilder.CreateIndex(
                name: "IX_Licences_CooperativeId_State",
                table: "Licences",
                columns: new[] { "CooperativeId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Licences_Number",
                table: "Licences",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Licences_ProductId_Until",
                table: "Licences",
                columns: new[] { "ProductId", "Until" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductCharacters_CharacterId_PoseId",
                table: "ProductCharacters",
                columns: new[] { "CharacterId", "PoseId" });

            migrationBuilder.CharactersOfProducts();
            migrationBuilder.DropColumn(
                name: "Characters",
                table: "Products");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CharacterColours");

            migrationBuilder.DropTable(
                name: "LicenceEvents");

            migrationBuilder.DropTable(
                name: "LicencePoses");

            migrationBuilder.DropTable(
                name: "ProductCharacters");

            migrationBuilder.DropTable(
                name: "Licences");

            migrationBuilder.DropTable(
                name: "CharacterPoses");

            migrationBuilder.DropTable(
                name: "Characters");

            migrationBuilder.AddColumn<string>(
                name: "Characters",
                table: "Products",
                type: "text",
                nullable: false,
                defaultValue: "");
        }
    }
}
