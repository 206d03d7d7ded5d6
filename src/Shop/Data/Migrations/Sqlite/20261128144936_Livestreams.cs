using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Livestreams : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "LiveOfferId",
                table: "StockMovements",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "LivePurchaseId",
                table: "OrderLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LivestreamId",
                table: "OrderLines",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LivestreamId",
                table: "BasketItems",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "BlockedWords",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Word = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockedWords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LiveHosts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: true),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Intro_En = table.Column<string>(type: "TEXT", nullable: true),
                    Intro_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Name_En = table.Column<string>(type: "TEXT", nullable: true),
                    Name_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveHosts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiveHosts_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HostCertificates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    HostId = table.Column<int>(type: "INTEGER", nullable: false),
                    Number = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    TakenBackReason = table.Column<string>(type: "TEXT", nullable: false),
                    GivenBy_En = table.Column<string>(type: "TEXT", nullable: true),
                    GivenBy_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HostCertificates", x => x.Id);
                    table.CheckConstraint("CK_HostCertificates_Days", "\"ValidUntil\" >= \"GivenOn\"");
                    table.CheckConstraint("CK_HostCertificates_TakenBack", "(\"TakenBackAt\" IS NULL) = (\"TakenBackReason\" = '')");
                    table.ForeignKey(
                        name: "FK_HostCertificates_LiveHosts_HostId",
                        column: x => x.HostId,
                        principalTable: "LiveHosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LivestreamSeries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Uid = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false),
                    BrandId = table.Column<int>(type: "INTEGER", nullable: false),
                    HostId = table.Column<int>(type: "INTEGER", nullable: false),
                    WorkshopId = table.Column<int>(type: "INTEGER", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Minutes = table.Column<int>(type: "INTEGER", nullable: false),
                    Rule = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    Until = table.Column<DateOnly>(type: "TEXT", nullable: true),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    Summary_En = table.Column<string>(type: "TEXT", nullable: true),
                    Summary_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", nullable: true),
                    Title_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivestreamSeries", x => x.Id);
                    table.CheckConstraint("CK_LivestreamSeries_Minutes", "\"Minutes\" BETWEEN 5 AND 720");
                    table.ForeignKey(
                        name: "FK_LivestreamSeries_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LivestreamSeries_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LivestreamSeries_LiveHosts_HostId",
                        column: x => x.HostId,
                        principalTable: "LiveHosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LivestreamSeries_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Livestreams",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    Slug = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    Uid = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    WorkshopId = table.Column<int>(type: "INTEGER", nullable: true),
                    Place = table.Column<string>(type: "TEXT", nullable: false),
                    CoverId = table.Column<int>(type: "INTEGER", nullable: true),
                    Video = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    VideoAddress = table.Column<string>(type: "TEXT", nullable: false),
                    ReplayAddress = table.Column<string>(type: "TEXT", nullable: false),
                    StreamKeyHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: true),
                    OccursAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    IsException = table.Column<bool>(type: "INTEGER", nullable: false),
                    Sequence = table.Column<int>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MovedFrom = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentBack = table.Column<string>(type: "TEXT", nullable: false),
                    WentLiveAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Views = table.Column<int>(type: "INTEGER", nullable: false),
                    MostViewers = table.Column<int>(type: "INTEGER", nullable: false),
                    KeepUntil = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    Version = table.Column<int>(type: "INTEGER", nullable: false),
                    IsDemo = table.Column<bool>(type: "INTEGER", nullable: false),
                    WasAnnounced = table.Column<bool>(type: "INTEGER", nullable: false),
                    Reason_En = table.Column<string>(type: "TEXT", nullable: true),
                    Reason_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Summary_En = table.Column<string>(type: "TEXT", nullable: true),
                    Summary_Zh = table.Column<string>(type: "TEXT", nullable: false),
                    Title_En = table.Column<string>(type: "TEXT", nullable: true),
                    Title_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Livestreams", x => x.Id);
                    table.CheckConstraint("CK_Livestreams_Counts", "\"Sequence\" >= 0 AND \"Views\" >= 0 AND \"MostViewers\" >= 0");
                    table.CheckConstraint("CK_Livestreams_Live", "(\"State\" IN ('Live', 'Ended', 'Replay')) = (\"WentLiveAt\" IS NOT NULL) AND (\"State\" IN ('Ended', 'Replay')) = (\"EndedAt\" IS NOT NULL)");
                    table.CheckConstraint("CK_Livestreams_Occurrence", "(\"SeriesId\" IS NULL) = (\"OccursAt\" IS NULL)");
                    table.CheckConstraint("CK_Livestreams_Reason", "\"State\" <> 'Cancelled' OR \"WasAnnounced\" = FALSE OR \"Reason_Zh\" <> ''");
                    table.CheckConstraint("CK_Livestreams_Times", "\"EndsAt\" > \"StartsAt\" AND (\"EndedAt\" IS NULL OR \"WentLiveAt\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Livestreams_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Livestreams_LivestreamSeries_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "LivestreamSeries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Livestreams_Pictures_CoverId",
                        column: x => x.CoverId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Livestreams_Workshops_WorkshopId",
                        column: x => x.WorkshopId,
                        principalTable: "Workshops",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SeriesGaps",
                columns: table => new
                {
                    SeriesId = table.Column<int>(type: "INTEGER", nullable: false),
                    OccursAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeriesGaps", x => new { x.SeriesId, x.OccursAt });
                    table.ForeignKey(
                        name: "FK_SeriesGaps_LivestreamSeries_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "LivestreamSeries",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LiveAudiences",
                columns: table => new
                {
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Node = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Viewers = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveAudiences", x => new { x.LivestreamId, x.Node });
                    table.CheckConstraint("CK_LiveAudiences_Viewers", "\"Viewers\" >= 0");
                    table.ForeignKey(
                        name: "FK_LiveAudiences_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Name = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    Text = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    IsQuestion = table.Column<bool>(type: "INTEGER", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    DeletedBy = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveMessages", x => x.Id);
                    table.CheckConstraint("CK_LiveMessages_Deleted", "(\"DeletedAt\" IS NULL) = (\"DeletedBy\" IS NULL)");
                    table.ForeignKey(
                        name: "FK_LiveMessages_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveMessages_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveMutes",
                columns: table => new
                {
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveMutes", x => new { x.LivestreamId, x.UserId });
                    table.ForeignKey(
                        name: "FK_LiveMutes_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveMutes_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveReminders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Culture = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    MinutesBefore = table.Column<int>(type: "INTEGER", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SentAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveReminders", x => x.Id);
                    table.CheckConstraint("CK_LiveReminders_Minutes", "\"MinutesBefore\" IN (1440, 60, 5)");
                    table.ForeignKey(
                        name: "FK_LiveReminders_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveReminders_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LivestreamBrands",
                columns: table => new
                {
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    BrandId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivestreamBrands", x => new { x.LivestreamId, x.BrandId });
                    table.ForeignKey(
                        name: "FK_LivestreamBrands_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LivestreamBrands_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LivestreamCooperatives",
                columns: table => new
                {
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    CooperativeId = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivestreamCooperatives", x => new { x.LivestreamId, x.CooperativeId });
                    table.ForeignKey(
                        name: "FK_LivestreamCooperatives_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LivestreamCooperatives_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LivestreamEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false),
                    Detail = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivestreamEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LivestreamEvents_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LivestreamHosts",
                columns: table => new
                {
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    HostId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivestreamHosts", x => new { x.LivestreamId, x.HostId });
                    table.CheckConstraint("CK_LivestreamHosts_Position", "\"Position\" > 0");
                    table.ForeignKey(
                        name: "FK_LivestreamHosts_LiveHosts_HostId",
                        column: x => x.HostId,
                        principalTable: "LiveHosts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_LivestreamHosts_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "RundownItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    ProductId = table.Column<int>(type: "INTEGER", nullable: false),
                    IsBargain = table.Column<bool>(type: "INTEGER", nullable: false),
                    Note_En = table.Column<string>(type: "TEXT", nullable: true),
                    Note_Zh = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RundownItems", x => x.Id);
                    table.CheckConstraint("CK_RundownItems_Position", "\"Position\" > 0");
                    table.ForeignKey(
                        name: "FK_RundownItems_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RundownItems_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    MessageId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiveEvents_LiveMessages_MessageId",
                        column: x => x.MessageId,
                        principalTable: "LiveMessages",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveEvents_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveOffers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    RundownItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    VariantId = table.Column<int>(type: "INTEGER", nullable: false),
                    PriceFen = table.Column<long>(type: "INTEGER", nullable: false),
                    ListPriceFen = table.Column<long>(type: "INTEGER", nullable: false),
                    Units = table.Column<int>(type: "INTEGER", nullable: false),
                    Available = table.Column<int>(type: "INTEGER", nullable: false),
                    Reserved = table.Column<int>(type: "INTEGER", nullable: false),
                    Sold = table.Column<int>(type: "INTEGER", nullable: false),
                    Returned = table.Column<int>(type: "INTEGER", nullable: false),
                    LimitPerCustomer = table.Column<int>(type: "INTEGER", nullable: false),
                    Seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    SoldOutAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveOffers", x => x.Id);
                    table.CheckConstraint("CK_LiveOffers_Limit", "\"LimitPerCustomer\" > 0");
                    table.CheckConstraint("CK_LiveOffers_Open", "(\"State\" = 'Planned' OR (\"StartsAt\" IS NOT NULL AND \"EndsAt\" > \"StartsAt\") OR (\"State\" = 'Ended' AND \"StartsAt\" IS NULL)) AND (\"State\" <> 'Ended' OR \"Available\" = 0)");
                    table.CheckConstraint("CK_LiveOffers_Price", "\"PriceFen\" > 0 AND \"ListPriceFen\" > 0");
                    table.CheckConstraint("CK_LiveOffers_Seconds", "\"Seconds\" BETWEEN 10 AND 1200");
                    table.CheckConstraint("CK_LiveOffers_Sum", "\"Available\" + \"Reserved\" + \"Sold\" + \"Returned\" = \"Units\"");
                    table.CheckConstraint("CK_LiveOffers_Units", "\"Available\" >= 0 AND \"Reserved\" >= 0 AND \"Sold\" >= 0 AND \"Returned\" >= 0");
                    table.ForeignKey(
                        name: "FK_LiveOffers_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveOffers_RundownItems_RundownItemId",
                        column: x => x.RundownItemId,
                        principalTable: "RundownItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveOffers_Variants_VariantId",
                        column: x => x.VariantId,
                        principalTable: "Variants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LivePins",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    LivestreamId = table.Column<int>(type: "INTEGER", nullable: false),
                    RundownItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    By = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivePins", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LivePins_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LivePins_RundownItems_RundownItemId",
                        column: x => x.RundownItemId,
                        principalTable: "RundownItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveOfferLots",
                columns: table => new
                {
                    OfferId = table.Column<int>(type: "INTEGER", nullable: false),
                    LotId = table.Column<int>(type: "INTEGER", nullable: false),
                    StockItemId = table.Column<int>(type: "INTEGER", nullable: false),
                    Position = table.Column<int>(type: "INTEGER", nullable: false),
                    Left = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveOfferLots", x => new { x.OfferId, x.LotId });
                    table.CheckConstraint("CK_LiveOfferLots_Left", "\"Left\" >= 0");
                    table.ForeignKey(
                        name: "FK_LiveOfferLots_LiveOffers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "LiveOffers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveOfferLots_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveOfferLots_StockItems_StockItemId",
                        column: x => x.StockItemId,
                        principalTable: "StockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LivePurchases",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfferId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: true),
                    Key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Quantity = table.Column<int>(type: "INTEGER", nullable: false),
                    State = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    OrderId = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivePurchases", x => x.Id);
                    table.CheckConstraint("CK_LivePurchases_Order", "\"State\" NOT IN ('Ordered', 'Sold') OR \"OrderId\" IS NOT NULL");
                    table.CheckConstraint("CK_LivePurchases_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_LivePurchases_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LivePurchases_LiveOffers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "LiveOffers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LivePurchases_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveShares",
                columns: table => new
                {
                    OfferId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    Taken = table.Column<int>(type: "INTEGER", nullable: false),
                    Most = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveShares", x => new { x.OfferId, x.UserId });
                    table.CheckConstraint("CK_LiveShares_Taken", "\"Taken\" >= 0 AND \"Taken\" <= \"Most\"");
                    table.ForeignKey(
                        name: "FK_LiveShares_LiveOffers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "LiveOffers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveWaiters",
                columns: table => new
                {
                    Id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    OfferId = table.Column<int>(type: "INTEGER", nullable: false),
                    UserId = table.Column<string>(type: "TEXT", nullable: false),
                    At = table.Column<DateTime>(type: "TEXT", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LiveWaiters", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LiveWaiters_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_LiveWaiters_LiveOffers_OfferId",
                        column: x => x.OfferId,
                        principalTable: "LiveOffers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_LiveOfferId",
                table: "StockMovements",
                column: "LiveOfferId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_LivePurchaseId",
                table: "OrderLines",
                column: "LivePurchaseId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_LivestreamId",
                table: "OrderLines",
                column: "LivestreamId");

            migrationBuilder.CreateIndex(
                name: "IX_BasketItems_LivestreamId",
                table: "BasketItems",
                column: "LivestreamId");

            migrationBuilder.CreateIndex(
                name: "IX_BlockedWords_Word",
                table: "BlockedWords",
                column: "Word",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HostCertificates_HostId",
                table: "HostCertificates",
                column: "HostId");

            migrationBuilder.CreateIndex(
                name: "IX_HostCertificates_Number",
                table: "HostCertificates",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiveEvents_LivestreamId_Id",
                table: "LiveEvents",
                columns: new[] { "LivestreamId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveEvents_MessageId",
                table: "LiveEvents",
                column: "MessageId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveHosts_CooperativeId",
                table: "LiveHosts",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_LivestreamId_Id",
                table: "LiveMessages",
                columns: new[] { "LivestreamId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveMessages_UserId",
                table: "LiveMessages",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveMutes_UserId",
                table: "LiveMutes",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveOfferLots_LotId",
                table: "LiveOfferLots",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveOfferLots_StockItemId",
                table: "LiveOfferLots",
                column: "StockItemId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveOffers_LivestreamId",
                table: "LiveOffers",
                column: "LivestreamId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveOffers_RundownItemId",
                table: "LiveOffers",
                column: "RundownItemId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveOffers_State_EndsAt",
                table: "LiveOffers",
                columns: new[] { "State", "EndsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveOffers_VariantId",
                table: "LiveOffers",
                column: "VariantId");

            migrationBuilder.CreateIndex(
                name: "IX_LivePins_LivestreamId_At",
                table: "LivePins",
                columns: new[] { "LivestreamId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_LivePins_RundownItemId",
                table: "LivePins",
                column: "RundownItemId");

            migrationBuilder.CreateIndex(
                name: "IX_LivePurchases_OfferId_UserId_Key",
                table: "LivePurchases",
                columns: new[] { "OfferId", "UserId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LivePurchases_OrderId",
                table: "LivePurchases",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_LivePurchases_UserId_State",
                table: "LivePurchases",
                columns: new[] { "UserId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_LiveReminders_Email",
                table: "LiveReminders",
                column: "Email");

            migrationBuilder.CreateIndex(
                name: "IX_LiveReminders_LivestreamId_Email_MinutesBefore",
                table: "LiveReminders",
                columns: new[] { "LivestreamId", "Email", "MinutesBefore" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiveReminders_UserId",
                table: "LiveReminders",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamBrands_BrandId",
                table: "LivestreamBrands",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamCooperatives_CooperativeId",
                table: "LivestreamCooperatives",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamEvents_LivestreamId",
                table: "LivestreamEvents",
                column: "LivestreamId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamHosts_HostId",
                table: "LivestreamHosts",
                column: "HostId");

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_CooperativeId_StartsAt",
                table: "Livestreams",
                columns: new[] { "CooperativeId", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_CoverId",
                table: "Livestreams",
                column: "CoverId");

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_SeriesId_OccursAt",
                table: "Livestreams",
                columns: new[] { "SeriesId", "OccursAt" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_Slug",
                table: "Livestreams",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_StartsAt",
                table: "Livestreams",
                column: "StartsAt");

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_State_StartsAt",
                table: "Livestreams",
                columns: new[] { "State", "StartsAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_StreamKeyHash",
                table: "Livestreams",
                column: "StreamKeyHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Livestreams_WorkshopId",
                table: "Livestreams",
                column: "WorkshopId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamSeries_BrandId",
                table: "LivestreamSeries",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamSeries_CooperativeId",
                table: "LivestreamSeries",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamSeries_HostId",
                table: "LivestreamSeries",
                column: "HostId");

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamSeries_Slug",
                table: "LivestreamSeries",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamSeries_Uid",
                table: "LivestreamSeries",
                column: "Uid",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LivestreamSeries_WorkshopId",
                table: "LivestreamSeries",
                column: "WorkshopId");

            migrationBuilder.CreateIndex(
                name: "IX_LiveWaiters_OfferId_UserId",
                table: "LiveWaiters",
                columns: new[] { "OfferId", "UserId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LiveWaiters_UserId",
                table: "LiveWaiters",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_RundownItems_LivestreamId_ProductId",
                table: "RundownItems",
                columns: new[] { "LivestreamId", "ProductId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RundownItems_ProductId",
                table: "RundownItems",
                column: "ProductId");

            migrationBuilder.AddForeignKey(
                name: "FK_BasketItems_Livestreams_LivestreamId",
                table: "BasketItems",
                column: "LivestreamId",
                principalTable: "Livestreams",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);

            migrationBuilder.AddForeignKey(
                name: "FK_OrderLines_LivePurchases_LivePurchaseId",
                table: "OrderLines",
                column: "LivePurchaseId",
                principalTable: "LivePurchases",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_OrderLines_Livestreams_LivestreamId",
                table: "OrderLines",
                column: "LivestreamId",
                principalTable: "Livestreams",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);

            migrationBuilder.AddForeignKey(
                name: "FK_StockMovements_LiveOffers_LiveOfferId",
                table: "StockMovements",
                column: "LiveOfferId",
                principalTable: "LiveOffers",
                principalColumn: "Id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_BasketItems_Livestreams_LivestreamId",
                table: "BasketItems");

            migrationBuilder.DropForeignKey(
                name: "FK_OrderLines_LivePurchases_LivePurchaseId",
                table: "OrderLines");

            migrationBuilder.DropForeignKey(
                name: "FK_OrderLines_Livestreams_LivestreamId",
                table: "OrderLines");

            migrationBuilder.DropForeignKey(
                name: "FK_StockMovements_LiveOffers_LiveOfferId",
                table: "StockMovements");

            migrationBuilder.DropTable(
                name: "BlockedWords");

            migrationBuilder.DropTable(
                name: "HostCertificates");

            migrationBuilder.DropTable(
                name: "LiveAudiences");

            migrationBuilder.DropTable(
                name: "LiveEvents");

            migrationBuilder.DropTable(
                name: "LiveMutes");

            migrationBuilder.DropTable(
                name: "LiveOfferLots");

            migrationBuilder.DropTable(
                name: "LivePins");

            migrationBuilder.DropTable(
                name: "LivePurchases");

            migrationBuilder.DropTable(
                name: "LiveReminders");

            migrationBuilder.DropTable(
                name: "LiveShares");

            migrationBuilder.DropTable(
                name: "LivestreamBrands");

            migrationBuilder.DropTable(
                name: "LivestreamCooperatives");

            migrationBuilder.DropTable(
                name: "LivestreamEvents");

            migrationBuilder.DropTable(
                name: "LivestreamHosts");

            migrationBuilder.DropTable(
                name: "LiveWaiters");

            migrationBuilder.DropTable(
                name: "SeriesGaps");

            migrationBuilder.DropTable(
                name: "LiveMessages");

            migrationBuilder.DropTable(
                name: "LiveOffers");

            migrationBuilder.DropTable(
                name: "RundownItems");

            migrationBuilder.DropTable(
                name: "Livestreams");

            migrationBuilder.DropTable(
                name: "LivestreamSeries");

            migrationBuilder.DropTable(
                name: "LiveHosts");

            migrationBuilder.DropIndex(
                name: "IX_StockMovements_LiveOfferId",
                table: "StockMovements");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_LivePurchaseId",
                table: "OrderLines");

            migrationBuilder.DropIndex(
                name: "IX_OrderLines_LivestreamId",
                table: "OrderLines");

            migrationBuilder.DropIndex(
                name: "IX_BasketItems_LivestreamId",
                table: "BasketItems");

            migrationBuilder.DropColumn(
                name: "LiveOfferId",
                table: "StockMovements");

            migrationBuilder.DropColumn(
                name: "LivePurchaseId",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "LivestreamId",
                table: "OrderLines");

            migrationBuilder.DropColumn(
                name: "LivestreamId",
                table: "BasketItems");
        }
    }
}
