using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Workshops : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "Stories",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StoryPictures",
                columns: table => new
                {
                    StoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    PictureId = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoryPictures", x => new { x.StoryId, x.PictureId });
                    table.ForeignKey(
                        name: "FK_StoryPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StoryPictures_Stories_StoryId",
                        column: x => x.StoryId,
                        principalTable: "Stories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StoryVersions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    StoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    RestoredFrom = table.Column<int>(type: "INTEGER", nullable: true),
                    Markdown_En = table.Column<string>(type: "TEXT", nullable: true),
                    Markdown_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StoryVersions", x => x.Id);
                    table.CheckConstraint("CK_StoryVersions_Number", "\"Number\" > 0 AND (\"RestoredFrom\" IS NULL OR (\"RestoredFrom\" > 0 AND \"RestoredFrom\" < \"Number\"))");
                    table.ForeignKey(
                        name: "FK_StoryVersions_Stories_StoryId",
                        column: x => x.StoryId,
                        principalTable: "Stories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Workshops",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", nullable: false),
                    BrandId = table.Column<int>(type: "INTEGER", nullable: false),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false),
                    Latitude = table.Column<double>(type: "REAL", nullable: false),
                    Longitude = table.Column<double>(type: "REAL", nullable: false),
                    OpeningHours = table.Column<string>(type: "TEXT", nullable: false),
                    StoryId = table.Column<int>(type: "INTEGER", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Address_En = table.Column<string>(type: "TEXT", nullable: true),
                    Address_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Hours_En = table.Column<string>(type: "TEXT", nullable: true),
                    Hours_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Lead_En = table.Column<string>(type: "TEXT", nullable: true),
                    Lead_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Line_En = table.Column<string>(type: "TEXT", nullable: true),
                    Line_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    PeopleLine_En = table.Column<string>(type: "TEXT", nullable: true),
                    PeopleLine_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Visits_En = table.Column<string>(type: "TEXT", nullable: true),
                    Visits_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Way_En = table.Column<string>(type: "TEXT", nullable: true),
                    Way_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Workshops", x => x.Id);
                    table.CheckConstraint("CK_Workshops_Place", "\"Latitude\" BETWEEN -90 AND 90 AND \"Longitude\" BETWEEN -180 AND 180");
                    table.ForeignKey(
                        name: "FK_Workshops_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Workshops_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Workshops_Stories_StoryId",
                        column: x => x.StoryId,
                        principalTable: "Stories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopPeople",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WorkshopId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Drawing = table.Column<string>(type: "TEXT", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Role_En = table.Column<string>(type: "TEXT", nullable: true),
                    Role_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Words_En = table.Column<string>(type: "TEXT", nullable: true),
                    Words_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopPeople", x => x.Id);
                    table.CheckConstraint("CK_WorkshopPeople_Position", "\"Position\" > 0");
                    table.ForeignKey(
                        name: "FK_WorkshopPeople_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopProducts",
                columns: table => new
                {
                    WorkshopId = table.Column<int>(type: "INTEGER", nullable: false),
                    ProductId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopProducts", x => new { x.WorkshopId, x.ProductId });
                    table.ForeignKey(
                        name: "FK_WorkshopProducts_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_WorkshopProducts_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "WorkshopSteps",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    WorkshopId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Drawing = table.Column<string>(type: "TEXT", nullable: false),
                    Alt_En = table.Column<string>(type: "TEXT", nullable: true),
                    Alt_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Temperature_En = table.Column<string>(type: "TEXT", nullable: true),
                    Temperature_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Time_En = table.Column<string>(type: "TEXT", nullable: true),
                    Time_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Who_En = table.Column<string>(type: "TEXT", nullable: true),
                    Who_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Words_En = table.Column<string>(type: "TEXT", nullable: true),
                    Words_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WorkshopSteps", x => x.Id);
                    table.CheckConstraint("CK_WorkshopSteps_Position", "\"Position\" > 0");
                    table.ForeignKey(
                        name: "FK_WorkshopSteps_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Stories_Slug",
                table: "Stories",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StoryPictures_PictureId",
                table: "StoryPictures",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_StoryVersions_StoryId_Number",
                table: "StoryVersions",
                columns: new[] { "StoryId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopPeople_WorkshopId_Position",
                table: "WorkshopPeople",
                columns: new[] { "WorkshopId", "Position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopProducts_ProductId",
                table: "WorkshopProducts",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_BrandId",
                table: "Workshops",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_CooperativeId",
                table: "Workshops",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_Slug",
                table: "Workshops",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Workshops_StoryId",
                table: "Workshops",
                column: "StoryId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_WorkshopSteps_WorkshopId_Position",
                table: "WorkshopSteps",
                columns: new[] { "WorkshopId", "Position" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "StoryPictures");

            migrationBuilder.DropTable(
                name: "StoryVersions");

            migrationBuilder.DropTable(
                name: "WorkshopPeople");

            migrationBuilder.DropTable(
                name: "WorkshopProducts");

            migrationBuilder.DropTable(
                name: "WorkshopSteps");

            migrationBuilder.DropTable(
                name: "Workshops");

            migrationBuilder.DropTable(
                name: "Stories");
        }
    }
}
