using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "AspNetRoles",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AuditEntries",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Role = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true),
                    Door = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Kind = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Key = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Reference = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    Action = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Changes = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AuditEntries", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BlockedWords",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Word = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BlockedWords", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "BoardMonths",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardMonths", x => x.Month);
                });

            migrationBuilder.CreateTable(
                name: "Brands",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CharacterNote_En = table.Column<string>(type: "text", nullable: true),
                    CharacterNote_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Place_En = table.Column<string>(type: "text", nullable: true),
                    Place_Zh = table.Column<string>(type: "text", nullable: false),
                    Story_En = table.Column<string>(type: "text", nullable: true),
                    Story_Zh = table.Column<string>(type: "text", nullable: false),
                    Summary_En = table.Column<string>(type: "text", nullable: true),
                    Summary_Zh = table.Column<string>(type: "text", nullable: false),
                    Tagline_En = table.Column<string>(type: "text", nullable: true),
                    Tagline_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Brands", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Categories",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Categories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Cooperatives",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    SenderAddress = table.Column<string>(type: "text", nullable: false),
                    DeliveryFeeFen = table.Column<long>(type: "bigint", nullable: false),
                    FreeDeliveryFromFen = table.Column<long>(type: "bigint", nullable: true),
                    AccountHolder = table.Column<string>(type: "text", nullable: false),
                    AccountNumber = table.Column<string>(type: "text", nullable: false),
                    BankName = table.Column<string>(type: "text", nullable: false),
                    AccountChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    About_En = table.Column<string>(type: "text", nullable: true),
                    About_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Place_En = table.Column<string>(type: "text", nullable: true),
                    Place_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Cooperatives", x => x.Id);
                    table.CheckConstraint("CK_Cooperatives_Delivery", "\"DeliveryFeeFen\" >= 0 AND (\"FreeDeliveryFromFen\" IS NULL OR \"FreeDeliveryFromFen\" >= 0)");
                });

            migrationBuilder.CreateTable(
                name: "Customers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Customers", x => x.Id);
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
                name: "OutgoingMails",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Occasion = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    To = table.Column<string>(type: "text", nullable: false),
                    Subject = table.Column<string>(type: "text", nullable: false),
                    Html = table.Column<string>(type: "text", nullable: false),
                    Plain = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    NextTryAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Tries = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OutgoingMails", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Pictures",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    Extension = table.Column<string>(type: "text", nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false),
                    Author = table.Column<string>(type: "text", nullable: false),
                    Holder = table.Column<string>(type: "text", nullable: false),
                    Licence = table.Column<string>(type: "text", nullable: false),
                    Until = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Consent = table.Column<string>(type: "text", nullable: false),
                    RenderedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Alt_En = table.Column<string>(type: "text", nullable: true),
                    Alt_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Pictures", x => x.Id);
                    table.CheckConstraint("CK_Pictures_Size", "\"Width\" > 0 AND \"Height\" > 0");
                });

            migrationBuilder.CreateTable(
                name: "RetiredSlugs",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    TargetId = table.Column<int>(type: "integer", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RetiredSlugs", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Secrets",
                columns: table => new
                {
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Secrets", x => x.Name);
                });

            migrationBuilder.CreateTable(
                name: "SeededFiles",
                columns: table => new
                {
                    Path = table.Column<string>(type: "text", nullable: false),
                    Hash = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SeededFiles", x => x.Path);
                });

            migrationBuilder.CreateTable(
                name: "Stories",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Stories", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "StripeEvents",
                columns: table => new
                {
                    Id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    Type = table.Column<string>(type: "text", nullable: false),
                    ReceivedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StripeEvents", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "AspNetRoleClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RoleId = table.Column<string>(type: "text", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetRoleClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetRoleClaims_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUsers",
                columns: table => new
                {
                    Id = table.Column<string>(type: "text", nullable: false),
                    DisplayName = table.Column<string>(type: "text", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    UserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "character varying(256)", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    PasswordHash = table.Column<string>(type: "text", nullable: true),
                    SecurityStamp = table.Column<string>(type: "text", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "text", nullable: true),
                    PhoneNumber = table.Column<string>(type: "text", nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "boolean", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    LockoutEnd = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "boolean", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUsers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUsers_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BoardRows",
                columns: table => new
                {
                    Month = table.Column<DateOnly>(type: "date", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    Due = table.Column<int>(type: "integer", nullable: false),
                    OnTime = table.Column<int>(type: "integer", nullable: false),
                    Ratings = table.Column<int>(type: "integer", nullable: false),
                    Positive = table.Column<int>(type: "integer", nullable: false),
                    Customers = table.Column<int>(type: "integer", nullable: false),
                    Returning = table.Column<int>(type: "integer", nullable: false),
                    NewProducts = table.Column<int>(type: "integer", nullable: false),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    Mark = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BoardRows", x => new { x.Month, x.CooperativeId });
                    table.CheckConstraint("CK_BoardRows_Shares", "\"OnTime\" BETWEEN 0 AND \"Due\" AND \"Positive\" BETWEEN 0 AND \"Ratings\" AND \"Returning\" BETWEEN 0 AND \"Customers\" AND \"NewProducts\" >= 0 AND (\"Place\" IS NULL OR \"Place\" > 0)");
                    table.ForeignKey(
                        name: "FK_BoardRows_BoardMonths_Month",
                        column: x => x.Month,
                        principalTable: "BoardMonths",
                        principalColumn: "Month",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_BoardRows_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "CommissionTerms",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true),
                    CategoryId = table.Column<int>(type: "integer", nullable: true),
                    Scope = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Permille = table.Column<int>(type: "integer", nullable: true),
                    FixedFen = table.Column<long>(type: "bigint", nullable: true),
                    ShopBearsFees = table.Column<bool>(type: "boolean", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false)
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
                name: "CooperativeApplications",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Place = table.Column<string>(type: "text", nullable: false),
                    Makes = table.Column<string>(type: "text", nullable: false),
                    Contact = table.Column<string>(type: "text", nullable: false),
                    Phone = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AgreedPermille = table.Column<int>(type: "integer", nullable: true),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CooperativeApplications", x => x.Id);
                    table.CheckConstraint("CK_CooperativeApplications_Closed", "(\"State\" IN ('Opened', 'Refused')) = (\"ClosedAt\" IS NOT NULL)");
                    table.CheckConstraint("CK_CooperativeApplications_Opened", "(\"State\" = 'Opened') = (\"CooperativeId\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_CooperativeApplications_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Coupons",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Code = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: true),
                    Percent = table.Column<int>(type: "integer", nullable: true),
                    MinimumFen = table.Column<long>(type: "bigint", nullable: false),
                    BrandId = table.Column<int>(type: "integer", nullable: true),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    Limit = table.Column<int>(type: "integer", nullable: true),
                    LimitPerCustomer = table.Column<int>(type: "integer", nullable: true),
                    Used = table.Column<int>(type: "integer", nullable: false),
                    ShopPermille = table.Column<int>(type: "integer", nullable: false),
                    Terms = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    PausedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    MadeAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Coupons", x => x.Id);
                    table.CheckConstraint("CK_Coupons_Days", "\"Until\" >= \"From\"");
                    table.CheckConstraint("CK_Coupons_Limits", "\"Used\" >= 0 AND (\"Limit\" IS NULL OR (\"Limit\" > 0 AND \"Used\" <= \"Limit\")) AND (\"LimitPerCustomer\" IS NULL OR \"LimitPerCustomer\" > 0)");
                    table.CheckConstraint("CK_Coupons_Minimum", "\"MinimumFen\" >= 0");
                    table.CheckConstraint("CK_Coupons_Off", "(\"AmountFen\" IS NULL) <> (\"Percent\" IS NULL) AND (\"AmountFen\" IS NULL OR (\"AmountFen\" > 0 AND \"MinimumFen\" > \"AmountFen\")) AND (\"Percent\" IS NULL OR \"Percent\" BETWEEN 1 AND 90)");
                    table.CheckConstraint("CK_Coupons_Share", "\"ShopPermille\" BETWEEN 0 AND 1000");
                    table.ForeignKey(
                        name: "FK_Coupons_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Coupons_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "DeliveryExceptions",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    ProvinceCode = table.Column<string>(type: "character varying(6)", maxLength: 6, nullable: false),
                    FeeFen = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_DeliveryExceptions", x => x.Id);
                    table.CheckConstraint("CK_DeliveryExceptions_Fee", "\"FeeFen\" IS NULL OR \"FeeFen\" >= 0");
                    table.ForeignKey(
                        name: "FK_DeliveryExceptions_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ListingSheets",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    FileName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Content = table.Column<string>(type: "text", nullable: false),
                    Seen = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AppliedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingSheets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ListingSheets_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveHosts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    RetiredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Intro_En = table.Column<string>(type: "text", nullable: true),
                    Intro_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
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
                name: "Products",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    BrandId = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    CategoryId = table.Column<int>(type: "integer", nullable: false),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    Returnable = table.Column<bool>(type: "boolean", nullable: false),
                    RawPriceFen = table.Column<long>(type: "bigint", nullable: true),
                    TaxClass = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    SortKey = table.Column<string>(type: "text", nullable: false),
                    SortKeyEn = table.Column<string>(type: "text", nullable: false),
                    ListedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Story_En = table.Column<string>(type: "text", nullable: true),
                    Story_Zh = table.Column<string>(type: "text", nullable: false),
                    Summary_En = table.Column<string>(type: "text", nullable: true),
                    Summary_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Products", x => x.Id);
                    table.CheckConstraint("CK_Products_RawPrice", "\"RawPriceFen\" > 0");
                    table.ForeignKey(
                        name: "FK_Products_Brands_BrandId",
                        column: x => x.BrandId,
                        principalTable: "Brands",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Products_Categories_CategoryId",
                        column: x => x.CategoryId,
                        principalTable: "Categories",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Products_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Settlements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    From = table.Column<DateOnly>(type: "date", nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    NetFen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    DraftedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                name: "StockItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Available = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Sold = table.Column<long>(type: "bigint", nullable: false),
                    Made = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockItems", x => x.Id);
                    table.CheckConstraint("CK_StockItems_Available", "\"Available\" >= 0");
                    table.CheckConstraint("CK_StockItems_Reserved", "\"Reserved\" >= 0");
                    table.CheckConstraint("CK_StockItems_Sold", "\"Sold\" >= 0");
                    table.CheckConstraint("CK_StockItems_Sum", "\"Available\" + \"Reserved\" + \"Sold\" = \"Made\"");
                    table.ForeignKey(
                        name: "FK_StockItems_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

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
                name: "Identifiers",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CustomerId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    JoinsNothing = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Identifiers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Identifiers_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "StoryPictures",
                columns: table => new
                {
                    StoryId = table.Column<int>(type: "integer", nullable: false),
                    PictureId = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StoryId = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    RestoredFrom = table.Column<int>(type: "integer", nullable: true),
                    Markdown_En = table.Column<string>(type: "text", nullable: true),
                    Markdown_Zh = table.Column<string>(type: "text", nullable: false)
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "text", nullable: false),
                    BrandId = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    Latitude = table.Column<double>(type: "double precision", nullable: false),
                    Longitude = table.Column<double>(type: "double precision", nullable: false),
                    OpeningHours = table.Column<string>(type: "text", nullable: false),
                    StoryId = table.Column<int>(type: "integer", nullable: false),
                    EditedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Address_En = table.Column<string>(type: "text", nullable: true),
                    Address_Zh = table.Column<string>(type: "text", nullable: false),
                    Hours_En = table.Column<string>(type: "text", nullable: true),
                    Hours_Zh = table.Column<string>(type: "text", nullable: false),
                    Lead_En = table.Column<string>(type: "text", nullable: true),
                    Lead_Zh = table.Column<string>(type: "text", nullable: false),
                    Line_En = table.Column<string>(type: "text", nullable: true),
                    Line_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    PeopleLine_En = table.Column<string>(type: "text", nullable: true),
                    PeopleLine_Zh = table.Column<string>(type: "text", nullable: false),
                    Visits_En = table.Column<string>(type: "text", nullable: true),
                    Visits_Zh = table.Column<string>(type: "text", nullable: false),
                    Way_En = table.Column<string>(type: "text", nullable: true),
                    Way_Zh = table.Column<string>(type: "text", nullable: false)
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
                name: "AspNetUserClaims",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    ClaimType = table.Column<string>(type: "text", nullable: true),
                    ClaimValue = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserClaims", x => x.Id);
                    table.ForeignKey(
                        name: "FK_AspNetUserClaims_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserLogins",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    ProviderKey = table.Column<string>(type: "text", nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "text", nullable: true),
                    UserId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserLogins", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_AspNetUserLogins_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserPasskeys",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "bytea", maxLength: 1024, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Data = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserPasskeys", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_AspNetUserPasskeys_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserRoles",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false),
                    RoleId = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserRoles", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetRoles_RoleId",
                        column: x => x.RoleId,
                        principalTable: "AspNetRoles",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_AspNetUserRoles_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "AspNetUserTokens",
                columns: table => new
                {
                    UserId = table.Column<string>(type: "text", nullable: false),
                    LoginProvider = table.Column<string>(type: "text", nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Value = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AspNetUserTokens", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_AspNetUserTokens_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Orders",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Channel = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Origin = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CustomerId = table.Column<long>(type: "bigint", nullable: true),
                    UserId = table.Column<string>(type: "text", nullable: true),
                    BasketId = table.Column<Guid>(type: "uuid", nullable: true),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    PlacedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PlacedOn = table.Column<DateOnly>(type: "date", nullable: false),
                    PaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Payment = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Note = table.Column<string>(type: "text", nullable: false),
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    CouponCode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    GoodsFen = table.Column<long>(type: "bigint", nullable: false),
                    DeliveryFen = table.Column<long>(type: "bigint", nullable: false),
                    TotalFen = table.Column<long>(type: "bigint", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Address_City = table.Column<string>(type: "text", nullable: false),
                    Address_District = table.Column<string>(type: "text", nullable: false),
                    Address_Name = table.Column<string>(type: "text", nullable: false),
                    Address_Phone = table.Column<string>(type: "text", nullable: false),
                    Address_ProvinceCode = table.Column<string>(type: "text", nullable: false),
                    Address_Street = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Orders", x => x.Id);
                    table.CheckConstraint("CK_Orders_Total", "\"GoodsFen\" >= 0 AND \"DeliveryFen\" >= 0 AND \"TotalFen\" = \"GoodsFen\" + \"DeliveryFen\"");
                    table.ForeignKey(
                        name: "FK_Orders_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Orders_Customers_CustomerId",
                        column: x => x.CustomerId,
                        principalTable: "Customers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SavedAddresses",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    IsDefault = table.Column<bool>(type: "boolean", nullable: false),
                    Address_City = table.Column<string>(type: "text", nullable: false),
                    Address_District = table.Column<string>(type: "text", nullable: false),
                    Address_Name = table.Column<string>(type: "text", nullable: false),
                    Address_Phone = table.Column<string>(type: "text", nullable: false),
                    Address_ProvinceCode = table.Column<string>(type: "text", nullable: false),
                    Address_Street = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SavedAddresses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_SavedAddresses_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
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
                name: "ApplicationEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ApplicationId = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationEvents_CooperativeApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "CooperativeApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ApplicationPapers",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ApplicationId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Extension = table.Column<string>(type: "character varying(8)", maxLength: 8, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ApplicationPapers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ApplicationPapers_CooperativeApplications_ApplicationId",
                        column: x => x.ApplicationId,
                        principalTable: "CooperativeApplications",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Baskets",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CouponId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Baskets", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Baskets_AspNetUsers_UserId",
                        column: x => x.UserId,
                        principalTable: "AspNetUsers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Baskets_Coupons_CouponId",
                        column: x => x.CouponId,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "CouponEvents",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CouponId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouponEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_CouponEvents_Coupons_CouponId",
                        column: x => x.CouponId,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HostCertificates",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    HostId = table.Column<int>(type: "integer", nullable: false),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    GivenOn = table.Column<DateOnly>(type: "date", nullable: false),
                    ValidUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    TakenBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    TakenBackReason = table.Column<string>(type: "text", nullable: false),
                    GivenBy_En = table.Column<string>(type: "text", nullable: true),
                    GivenBy_Zh = table.Column<string>(type: "text", nullable: false)
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
                name: "FoodLabels",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    ShelfLifeDays = table.Column<int>(type: "integer", nullable: false),
                    NotSoldInLastDays = table.Column<int>(type: "integer", nullable: false),
                    Address_En = table.Column<string>(type: "text", nullable: true),
                    Address_Zh = table.Column<string>(type: "text", nullable: false),
                    Allergens_En = table.Column<string>(type: "text", nullable: true),
                    Allergens_Zh = table.Column<string>(type: "text", nullable: false),
                    Ingredients_En = table.Column<string>(type: "text", nullable: true),
                    Ingredients_Zh = table.Column<string>(type: "text", nullable: false),
                    Licence_En = table.Column<string>(type: "text", nullable: true),
                    Licence_Zh = table.Column<string>(type: "text", nullable: false),
                    Maker_En = table.Column<string>(type: "text", nullable: true),
                    Maker_Zh = table.Column<string>(type: "text", nullable: false),
                    NetContent_En = table.Column<string>(type: "text", nullable: true),
                    NetContent_Zh = table.Column<string>(type: "text", nullable: false),
                    Origin_En = table.Column<string>(type: "text", nullable: true),
                    Origin_Zh = table.Column<string>(type: "text", nullable: false),
                    Standard_En = table.Column<string>(type: "text", nullable: true),
                    Standard_Zh = table.Column<string>(type: "text", nullable: false),
                    Storage_En = table.Column<string>(type: "text", nullable: true),
                    Storage_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FoodLabels", x => x.ProductId);
                    table.CheckConstraint("CK_FoodLabels_ShelfLife", "\"ShelfLifeDays\" > 0 AND \"NotSoldInLastDays\" >= 0 AND \"NotSoldInLastDays\" < \"ShelfLifeDays\"");
                    table.ForeignKey(
                        name: "FK_FoodLabels_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
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
                name: "ListingDrafts",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: true),
                    SheetId = table.Column<int>(type: "integer", nullable: true),
                    Document = table.Column<string>(type: "text", nullable: false),
                    Base = table.Column<string>(type: "text", nullable: true),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    BegunAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SubmittedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingDrafts", x => x.Id);
                    table.CheckConstraint("CK_ListingDrafts_Approved", "\"State\" <> 'Approved' OR \"ProductId\" IS NOT NULL");
                    table.CheckConstraint("CK_ListingDrafts_Reason", "\"State\" <> 'SentBack' OR \"Reason\" <> ''");
                    table.CheckConstraint("CK_ListingDrafts_Submitted", "\"State\" <> 'Submitted' OR \"SubmittedAt\" IS NOT NULL");
                    table.ForeignKey(
                        name: "FK_ListingDrafts_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ListingDrafts_ListingSheets_SheetId",
                        column: x => x.SheetId,
                        principalTable: "ListingSheets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ListingDrafts_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ProductAttribute",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Value_En = table.Column<string>(type: "text", nullable: true),
                    Value_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductAttribute", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ProductAttribute_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "ProductPictures",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    PictureId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ProductPictures", x => new { x.ProductId, x.PictureId });
                    table.ForeignKey(
                        name: "FK_ProductPictures_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_ProductPictures_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "SearchTerms",
                columns: table => new
                {
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Term = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SearchTerms", x => new { x.Term, x.ProductId });
                    table.ForeignKey(
                        name: "FK_SearchTerms_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Variants",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    WeightGrams = table.Column<int>(type: "integer", nullable: false),
                    Barcode = table.Column<string>(type: "text", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    WithdrawnAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Variants", x => x.Id);
                    table.CheckConstraint("CK_Variants_Weight", "\"WeightGrams\" >= 0");
                    table.ForeignKey(
                        name: "FK_Variants_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SettlementId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
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
                name: "LivestreamSeries",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Uid = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    BrandId = table.Column<int>(type: "integer", nullable: false),
                    HostId = table.Column<int>(type: "integer", nullable: false),
                    WorkshopId = table.Column<int>(type: "integer", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Minutes = table.Column<int>(type: "integer", nullable: false),
                    Rule = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    Until = table.Column<DateOnly>(type: "date", nullable: true),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    Summary_En = table.Column<string>(type: "text", nullable: true),
                    Summary_Zh = table.Column<string>(type: "text", nullable: false),
                    Title_En = table.Column<string>(type: "text", nullable: true),
                    Title_Zh = table.Column<string>(type: "text", nullable: false)
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
                name: "WorkshopPeople",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    WorkshopId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Drawing = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Role_En = table.Column<string>(type: "text", nullable: true),
                    Role_Zh = table.Column<string>(type: "text", nullable: false),
                    Words_En = table.Column<string>(type: "text", nullable: true),
                    Words_Zh = table.Column<string>(type: "text", nullable: false)
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
                    WorkshopId = table.Column<int>(type: "integer", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    WorkshopId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Drawing = table.Column<string>(type: "text", nullable: false),
                    Alt_En = table.Column<string>(type: "text", nullable: true),
                    Alt_Zh = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Temperature_En = table.Column<string>(type: "text", nullable: true),
                    Temperature_Zh = table.Column<string>(type: "text", nullable: false),
                    Time_En = table.Column<string>(type: "text", nullable: true),
                    Time_Zh = table.Column<string>(type: "text", nullable: false),
                    Who_En = table.Column<string>(type: "text", nullable: true),
                    Who_Zh = table.Column<string>(type: "text", nullable: false),
                    Words_En = table.Column<string>(type: "text", nullable: true),
                    Words_Zh = table.Column<string>(type: "text", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "CouponUses",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    CouponId = table.Column<int>(type: "integer", nullable: false),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    GivenBackAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CouponUses", x => x.Id);
                    table.CheckConstraint("CK_CouponUses_Amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_CouponUses_Coupons_CouponId",
                        column: x => x.CouponId,
                        principalTable: "Coupons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_CouponUses_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
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
                name: "OrderParts",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    GoodsFen = table.Column<long>(type: "bigint", nullable: false),
                    DeliveryFen = table.Column<long>(type: "bigint", nullable: false),
                    DeliveryRefundedFen = table.Column<long>(type: "bigint", nullable: false),
                    CollectedFen = table.Column<long>(type: "bigint", nullable: false),
                    CollectedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ShopBearsFees = table.Column<bool>(type: "boolean", nullable: false),
                    SendBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SellerName_En = table.Column<string>(type: "text", nullable: true),
                    SellerName_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderParts", x => x.Id);
                    table.CheckConstraint("CK_OrderParts_Money", "\"GoodsFen\" >= 0 AND \"DeliveryFen\" >= 0 AND \"DeliveryRefundedFen\" >= 0 AND \"DeliveryRefundedFen\" <= \"DeliveryFen\" AND \"CollectedFen\" >= 0");
                    table.ForeignKey(
                        name: "FK_OrderParts_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderParts_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
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
                name: "Payments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    SessionId = table.Column<string>(type: "text", nullable: true),
                    PaymentIntentId = table.Column<string>(type: "text", nullable: true),
                    Url = table.Column<string>(type: "text", nullable: true),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    PaidAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    FeeFen = table.Column<long>(type: "bigint", nullable: true),
                    FeeReadAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Payments", x => x.Id);
                    table.CheckConstraint("CK_Payments_Amount", "\"AmountFen\" > 0");
                    table.CheckConstraint("CK_Payments_Fee", "(\"FeeFen\" IS NULL) = (\"FeeReadAt\" IS NULL) AND (\"FeeFen\" IS NULL OR \"FeeFen\" >= 0)");
                    table.ForeignKey(
                        name: "FK_Payments_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
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
                name: "Nutrients",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Per100g = table.Column<string>(type: "text", nullable: false),
                    Nrv = table.Column<string>(type: "text", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Nutrients", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Nutrients_FoodLabels_ProductId",
                        column: x => x.ProductId,
                        principalTable: "FoodLabels",
                        principalColumn: "ProductId",
                        onDelete: ReferentialAction.Cascade);
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

            migrationBuilder.CreateTable(
                name: "ListingEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    DraftId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ListingEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ListingEvents_ListingDrafts_DraftId",
                        column: x => x.DraftId,
                        principalTable: "ListingDrafts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Prices",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    VariantId = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    Currency = table.Column<string>(type: "text", nullable: false),
                    ValidFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SetBy = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prices", x => x.Id);
                    table.CheckConstraint("CK_Prices_Amount", "\"AmountFen\" >= 0");
                    table.ForeignKey(
                        name: "FK_Prices_Variants_VariantId",
                        column: x => x.VariantId,
                        principalTable: "Variants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VariantComponents",
                columns: table => new
                {
                    VariantId = table.Column<int>(type: "integer", nullable: false),
                    StockItemId = table.Column<int>(type: "integer", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VariantComponents", x => new { x.VariantId, x.StockItemId });
                    table.CheckConstraint("CK_VariantComponents_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_VariantComponents_StockItems_StockItemId",
                        column: x => x.StockItemId,
                        principalTable: "StockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_VariantComponents_Variants_VariantId",
                        column: x => x.VariantId,
                        principalTable: "Variants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "VariantOption",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    VariantId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    Value_En = table.Column<string>(type: "text", nullable: true),
                    Value_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_VariantOption", x => x.Id);
                    table.ForeignKey(
                        name: "FK_VariantOption_Variants_VariantId",
                        column: x => x.VariantId,
                        principalTable: "Variants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Livestreams",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Slug = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Uid = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    WorkshopId = table.Column<int>(type: "integer", nullable: true),
                    Place = table.Column<string>(type: "text", nullable: false),
                    CoverId = table.Column<int>(type: "integer", nullable: true),
                    Video = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    VideoAddress = table.Column<string>(type: "text", nullable: false),
                    ReplayAddress = table.Column<string>(type: "text", nullable: false),
                    StreamKeyHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    SeriesId = table.Column<int>(type: "integer", nullable: true),
                    OccursAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    IsException = table.Column<bool>(type: "boolean", nullable: false),
                    Sequence = table.Column<int>(type: "integer", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MovedFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentBack = table.Column<string>(type: "text", nullable: false),
                    WentLiveAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Views = table.Column<int>(type: "integer", nullable: false),
                    MostViewers = table.Column<int>(type: "integer", nullable: false),
                    KeepUntil = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    IsDemo = table.Column<bool>(type: "boolean", nullable: false),
                    WasAnnounced = table.Column<bool>(type: "boolean", nullable: false),
                    Reason_En = table.Column<string>(type: "text", nullable: true),
                    Reason_Zh = table.Column<string>(type: "text", nullable: false),
                    Summary_En = table.Column<string>(type: "text", nullable: true),
                    Summary_Zh = table.Column<string>(type: "text", nullable: false),
                    Title_En = table.Column<string>(type: "text", nullable: true),
                    Title_Zh = table.Column<string>(type: "text", nullable: false)
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
                    SeriesId = table.Column<int>(type: "integer", nullable: false),
                    OccursAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "Invoices",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PartId = table.Column<long>(type: "bigint", nullable: false),
                    TitleKind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Title = table.Column<string>(type: "text", nullable: false),
                    TaxNumber = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Number = table.Column<string>(type: "text", nullable: false),
                    File = table.Column<string>(type: "text", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IssuedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    ReversedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invoices", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invoices_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    PartId = table.Column<long>(type: "bigint", nullable: true),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_OrderEvents_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderEvents_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reservations",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    PartId = table.Column<long>(type: "bigint", nullable: false),
                    StockItemId = table.Column<int>(type: "integer", nullable: false),
                    Quantity = table.Column<long>(type: "bigint", nullable: false),
                    Returned = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reservations", x => x.Id);
                    table.CheckConstraint("CK_Reservations_Quantity", "\"Quantity\" > 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Quantity\"");
                    table.ForeignKey(
                        name: "FK_Reservations_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reservations_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reservations_StockItems_StockItemId",
                        column: x => x.StockItemId,
                        principalTable: "StockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SettlementId = table.Column<long>(type: "bigint", nullable: false),
                    PartId = table.Column<long>(type: "bigint", nullable: true),
                    OrderNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    CarriedFromId = table.Column<long>(type: "bigint", nullable: true),
                    GrossFen = table.Column<long>(type: "bigint", nullable: false),
                    DeliveryFen = table.Column<long>(type: "bigint", nullable: false),
                    CouponFen = table.Column<long>(type: "bigint", nullable: false),
                    CommissionFen = table.Column<long>(type: "bigint", nullable: false),
                    FeesFen = table.Column<long>(type: "bigint", nullable: false),
                    RefundsFen = table.Column<long>(type: "bigint", nullable: false),
                    CashFen = table.Column<long>(type: "bigint", nullable: false),
                    CorrectionsFen = table.Column<long>(type: "bigint", nullable: false),
                    OpeningFen = table.Column<long>(type: "bigint", nullable: false),
                    NetFen = table.Column<long>(type: "bigint", nullable: false)
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
                name: "Shipments",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PartId = table.Column<long>(type: "bigint", nullable: false),
                    Carrier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    TrackingNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DeliveredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Shipments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Shipments_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
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

            migrationBuilder.CreateTable(
                name: "Refunds",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OrderId = table.Column<long>(type: "bigint", nullable: false),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Reason = table.Column<string>(type: "text", nullable: false),
                    StripeRefundId = table.Column<string>(type: "text", nullable: true),
                    By = table.Column<string>(type: "text", nullable: false),
                    RequestedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    SettledAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SucceededAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Refunds", x => x.Id);
                    table.CheckConstraint("CK_Refunds_Amount", "\"AmountFen\" > 0");
                    table.ForeignKey(
                        name: "FK_Refunds_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Refunds_Payments_PaymentId",
                        column: x => x.PaymentId,
                        principalTable: "Payments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "BasketItems",
                columns: table => new
                {
                    BasketId = table.Column<Guid>(type: "uuid", nullable: false),
                    VariantId = table.Column<int>(type: "integer", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    SeenPriceFen = table.Column<long>(type: "bigint", nullable: false),
                    AddedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    LivestreamId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_BasketItems", x => new { x.BasketId, x.VariantId });
                    table.CheckConstraint("CK_BasketItems_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_BasketItems_Baskets_BasketId",
                        column: x => x.BasketId,
                        principalTable: "Baskets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BasketItems_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_BasketItems_Variants_VariantId",
                        column: x => x.VariantId,
                        principalTable: "Variants",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "LiveAudiences",
                columns: table => new
                {
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    Node = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Viewers = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true),
                    Name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    Text = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    IsQuestion = table.Column<bool>(type: "boolean", nullable: false),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    DeletedBy = table.Column<string>(type: "text", nullable: true)
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
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    MinutesBefore = table.Column<int>(type: "integer", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SentAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    BrandId = table.Column<int>(type: "integer", nullable: false)
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
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
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
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    HostId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
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
                    Amount = table.Column<long>(type: "bigint", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: true),
                    RatedOn = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PastLines", x => new { x.PastOrderId, x.Ordinal });
                    table.CheckConstraint("CK_PastLines_Ordinal", "\"Ordinal\" > 0");
                    table.CheckConstraint("CK_PastLines_Stars", "(\"Stars\" IS NULL) = (\"RatedOn\" IS NULL) AND (\"Stars\" IS NULL OR \"Stars\" BETWEEN 1 AND 5)");
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
                name: "RundownItems",
                columns: table => new
                {
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    IsBargain = table.Column<bool>(type: "boolean", nullable: false),
                    Note_En = table.Column<string>(type: "text", nullable: true),
                    Note_Zh = table.Column<string>(type: "text", nullable: false)
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
                name: "Returns",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    PartId = table.Column<long>(type: "bigint", nullable: false),
                    Reason = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    AnswerBy = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: false),
                    Objection = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    IsKept = table.Column<bool>(type: "boolean", nullable: false),
                    WithDelivery = table.Column<bool>(type: "boolean", nullable: false),
                    SendTo = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    Carrier = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    TrackingNumber = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    RefundedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    RefundId = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Returns", x => x.Id);
                    table.CheckConstraint("CK_Returns_Refunded", "(\"State\" = 'Refunded') = (\"RefundedAt\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Returns_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Returns_Refunds_RefundId",
                        column: x => x.RefundId,
                        principalTable: "Refunds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Data = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    MessageId = table.Column<long>(type: "bigint", nullable: true)
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
                    Id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    RundownItemId = table.Column<int>(type: "integer", nullable: false),
                    VariantId = table.Column<int>(type: "integer", nullable: false),
                    PriceFen = table.Column<long>(type: "bigint", nullable: false),
                    ListPriceFen = table.Column<long>(type: "bigint", nullable: false),
                    Units = table.Column<int>(type: "integer", nullable: false),
                    Available = table.Column<int>(type: "integer", nullable: false),
                    Reserved = table.Column<int>(type: "integer", nullable: false),
                    Sold = table.Column<int>(type: "integer", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    LimitPerCustomer = table.Column<int>(type: "integer", nullable: false),
                    Seconds = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    StartsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    SoldOutAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LivestreamId = table.Column<int>(type: "integer", nullable: false),
                    RundownItemId = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false)
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
                name: "ReturnEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ReturnId = table.Column<long>(type: "bigint", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReturnEvents_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnPhotos",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ReturnId = table.Column<long>(type: "bigint", nullable: false),
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Width = table.Column<int>(type: "integer", nullable: false),
                    Height = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnPhotos", x => x.Id);
                    table.CheckConstraint("CK_ReturnPhotos_Size", "\"Width\" > 0 AND \"Height\" > 0");
                    table.ForeignKey(
                        name: "FK_ReturnPhotos_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Tickets",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    Number = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Topic = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Phone = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true),
                    AskerId = table.Column<int>(type: "integer", nullable: true),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    OwnerId = table.Column<string>(type: "text", nullable: true),
                    AskedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    DueAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ClosedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    OrderId = table.Column<long>(type: "bigint", nullable: true),
                    ReturnId = table.Column<long>(type: "bigint", nullable: true),
                    LotId = table.Column<int>(type: "integer", nullable: true),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Tickets", x => x.Id);
                    table.CheckConstraint("CK_Tickets_Closed", "(\"State\" = 'Closed') = (\"ClosedAt\" IS NOT NULL)");
                    table.ForeignKey(
                        name: "FK_Tickets_Cooperatives_AskerId",
                        column: x => x.AskerId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tickets_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tickets_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tickets_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Tickets_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LiveOfferLots",
                columns: table => new
                {
                    OfferId = table.Column<int>(type: "integer", nullable: false),
                    LotId = table.Column<int>(type: "integer", nullable: false),
                    StockItemId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false),
                    Left = table.Column<long>(type: "bigint", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OfferId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: true),
                    Key = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ExpiresAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LivePurchases", x => x.Id);
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
                });

            migrationBuilder.CreateTable(
                name: "LiveShares",
                columns: table => new
                {
                    OfferId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    Taken = table.Column<int>(type: "integer", nullable: false),
                    Most = table.Column<int>(type: "integer", nullable: false)
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
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    OfferId = table.Column<int>(type: "integer", nullable: false),
                    UserId = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ToldAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
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

            migrationBuilder.CreateTable(
                name: "StockMovements",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    StockItemId = table.Column<int>(type: "integer", nullable: false),
                    LotId = table.Column<int>(type: "integer", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Available = table.Column<long>(type: "bigint", nullable: false),
                    Reserved = table.Column<long>(type: "bigint", nullable: false),
                    Sold = table.Column<long>(type: "bigint", nullable: false),
                    WrittenOff = table.Column<long>(type: "bigint", nullable: false),
                    OrderId = table.Column<long>(type: "bigint", nullable: true),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Note = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    LiveOfferId = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_StockMovements", x => x.Id);
                    table.ForeignKey(
                        name: "FK_StockMovements_LiveOffers_LiveOfferId",
                        column: x => x.LiveOfferId,
                        principalTable: "LiveOffers",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovements_Lots_LotId",
                        column: x => x.LotId,
                        principalTable: "Lots",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovements_Orders_OrderId",
                        column: x => x.OrderId,
                        principalTable: "Orders",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_StockMovements_StockItems_StockItemId",
                        column: x => x.StockItemId,
                        principalTable: "StockItems",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketEvents_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "TicketMessages",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    TicketId = table.Column<long>(type: "bigint", nullable: false),
                    From = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Words = table.Column<string>(type: "text", nullable: false),
                    PhotoHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_TicketMessages", x => x.Id);
                    table.ForeignKey(
                        name: "FK_TicketMessages_Tickets_TicketId",
                        column: x => x.TicketId,
                        principalTable: "Tickets",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "OrderLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    PartId = table.Column<long>(type: "bigint", nullable: false),
                    VariantId = table.Column<int>(type: "integer", nullable: true),
                    Sku = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ListPriceFen = table.Column<long>(type: "bigint", nullable: false),
                    PriceFen = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    DiscountFen = table.Column<long>(type: "bigint", nullable: false),
                    ShopDiscountFen = table.Column<long>(type: "bigint", nullable: false),
                    CommissionPermille = table.Column<int>(type: "integer", nullable: false),
                    CommissionFixedFen = table.Column<long>(type: "bigint", nullable: false),
                    TaxClass = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    TaxRatePermille = table.Column<int>(type: "integer", nullable: false),
                    Returnable = table.Column<bool>(type: "boolean", nullable: false),
                    LivestreamId = table.Column<int>(type: "integer", nullable: true),
                    LivePurchaseId = table.Column<long>(type: "bigint", nullable: true),
                    Sent = table.Column<int>(type: "integer", nullable: false),
                    Returned = table.Column<int>(type: "integer", nullable: false),
                    ReturnAsked = table.Column<int>(type: "integer", nullable: false),
                    Refunded = table.Column<int>(type: "integer", nullable: false),
                    RefundedFen = table.Column<long>(type: "bigint", nullable: false),
                    Withdrawn = table.Column<int>(type: "integer", nullable: false),
                    Name_En = table.Column<string>(type: "text", nullable: true),
                    Name_Zh = table.Column<string>(type: "text", nullable: false),
                    VariantName_En = table.Column<string>(type: "text", nullable: true),
                    VariantName_Zh = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_OrderLines", x => x.Id);
                    table.CheckConstraint("CK_OrderLines_Commission", "\"CommissionPermille\" BETWEEN 0 AND 1000 AND \"CommissionFixedFen\" >= 0 AND (\"CommissionPermille\" = 0 OR \"CommissionFixedFen\" = 0)");
                    table.CheckConstraint("CK_OrderLines_Money", "\"PriceFen\" >= 0 AND \"DiscountFen\" >= 0 AND \"RefundedFen\" >= 0 AND \"RefundedFen\" <= \"PriceFen\" * \"Quantity\" - \"DiscountFen\"");
                    table.CheckConstraint("CK_OrderLines_Quantity", "\"Quantity\" > 0 AND \"Sent\" >= 0 AND \"Returned\" >= 0 AND \"Returned\" <= \"Sent\" AND \"Sent\" + \"Withdrawn\" <= \"Quantity\"");
                    table.CheckConstraint("CK_OrderLines_Refunded", "\"Refunded\" >= 0 AND \"Refunded\" <= \"Quantity\" AND \"Withdrawn\" >= 0 AND \"Withdrawn\" <= \"Quantity\"");
                    table.CheckConstraint("CK_OrderLines_Returned", "\"ReturnAsked\" >= 0 AND \"Returned\" + \"ReturnAsked\" <= \"Sent\"");
                    table.CheckConstraint("CK_OrderLines_Shop", "\"ShopDiscountFen\" >= 0 AND \"ShopDiscountFen\" <= \"DiscountFen\"");
                    table.ForeignKey(
                        name: "FK_OrderLines_LivePurchases_LivePurchaseId",
                        column: x => x.LivePurchaseId,
                        principalTable: "LivePurchases",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderLines_Livestreams_LivestreamId",
                        column: x => x.LivestreamId,
                        principalTable: "Livestreams",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderLines_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_OrderLines_Variants_VariantId",
                        column: x => x.VariantId,
                        principalTable: "Variants",
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
                name: "Postings",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Debit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    Credit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: true),
                    Occasion = table.Column<string>(type: "character varying(120)", maxLength: 120, nullable: false),
                    OrderId = table.Column<long>(type: "bigint", nullable: true),
                    PartId = table.Column<long>(type: "bigint", nullable: true),
                    LineId = table.Column<long>(type: "bigint", nullable: true),
                    RefundId = table.Column<long>(type: "bigint", nullable: true),
                    PaymentId = table.Column<long>(type: "bigint", nullable: true),
                    SettlementId = table.Column<long>(type: "bigint", nullable: true),
                    Note = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false),
                    By = table.Column<string>(type: "text", nullable: true)
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
                name: "RefundLines",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    RefundId = table.Column<long>(type: "bigint", nullable: false),
                    PartId = table.Column<long>(type: "bigint", nullable: false),
                    LineId = table.Column<long>(type: "bigint", nullable: true),
                    Quantity = table.Column<int>(type: "integer", nullable: false),
                    Withdrawn = table.Column<int>(type: "integer", nullable: false),
                    AmountFen = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RefundLines", x => x.Id);
                    table.CheckConstraint("CK_RefundLines_Amount", "\"AmountFen\" >= 0 AND \"Quantity\" >= 0 AND \"Withdrawn\" >= 0 AND \"Withdrawn\" <= \"Quantity\"");
                    table.ForeignKey(
                        name: "FK_RefundLines_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefundLines_OrderParts_PartId",
                        column: x => x.PartId,
                        principalTable: "OrderParts",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_RefundLines_Refunds_RefundId",
                        column: x => x.RefundId,
                        principalTable: "Refunds",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReturnLines",
                columns: table => new
                {
                    ReturnId = table.Column<long>(type: "bigint", nullable: false),
                    LineId = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReturnLines", x => new { x.ReturnId, x.LineId });
                    table.CheckConstraint("CK_ReturnLines_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_ReturnLines_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReturnLines_Returns_ReturnId",
                        column: x => x.ReturnId,
                        principalTable: "Returns",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Reviews",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    LineId = table.Column<long>(type: "bigint", nullable: false),
                    ProductId = table.Column<int>(type: "integer", nullable: false),
                    CooperativeId = table.Column<int>(type: "integer", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    WrittenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HiddenAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    HiddenAs = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    HiddenReason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Reviews", x => x.Id);
                    table.CheckConstraint("CK_Reviews_Answer", "(\"Answer\" IS NULL) = (\"AnsweredAt\" IS NULL)");
                    table.CheckConstraint("CK_Reviews_Hidden", "(\"HiddenAt\" IS NULL) = (\"HiddenAs\" IS NULL) AND (\"HiddenAt\" IS NULL OR \"HiddenReason\" <> '')");
                    table.CheckConstraint("CK_Reviews_Stars", "\"Stars\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_Reviews_Cooperatives_CooperativeId",
                        column: x => x.CooperativeId,
                        principalTable: "Cooperatives",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reviews_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_Reviews_Products_ProductId",
                        column: x => x.ProductId,
                        principalTable: "Products",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ShipmentLines",
                columns: table => new
                {
                    ShipmentId = table.Column<long>(type: "bigint", nullable: false),
                    LineId = table.Column<long>(type: "bigint", nullable: false),
                    Quantity = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ShipmentLines", x => new { x.ShipmentId, x.LineId });
                    table.CheckConstraint("CK_ShipmentLines_Quantity", "\"Quantity\" > 0");
                    table.ForeignKey(
                        name: "FK_ShipmentLines_OrderLines_LineId",
                        column: x => x.LineId,
                        principalTable: "OrderLines",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ShipmentLines_Shipments_ShipmentId",
                        column: x => x.ShipmentId,
                        principalTable: "Shipments",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SettlementDifferences",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SettlementId = table.Column<long>(type: "bigint", nullable: false),
                    PartId = table.Column<long>(type: "bigint", nullable: true),
                    OrderNumber = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    Text = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    Answer = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    AnsweredBy = table.Column<string>(type: "text", nullable: true),
                    AnsweredAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    CorrectionId = table.Column<long>(type: "bigint", nullable: true)
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
                    PostingId = table.Column<long>(type: "bigint", nullable: false),
                    LineId = table.Column<long>(type: "bigint", nullable: false)
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

            migrationBuilder.CreateTable(
                name: "ReviewEvents",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ReviewId = table.Column<long>(type: "bigint", nullable: false),
                    Kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    By = table.Column<string>(type: "text", nullable: false),
                    Detail = table.Column<string>(type: "character varying(400)", maxLength: 400, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewEvents", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ReviewEvents_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewPhotos",
                columns: table => new
                {
                    ReviewId = table.Column<long>(type: "bigint", nullable: false),
                    PictureId = table.Column<int>(type: "integer", nullable: false),
                    Position = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewPhotos", x => new { x.ReviewId, x.PictureId });
                    table.ForeignKey(
                        name: "FK_ReviewPhotos_Pictures_PictureId",
                        column: x => x.PictureId,
                        principalTable: "Pictures",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_ReviewPhotos_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ReviewVersions",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    ReviewId = table.Column<long>(type: "bigint", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Stars = table.Column<int>(type: "integer", nullable: false),
                    Words = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: false),
                    Name = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    At = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ReviewVersions", x => x.Id);
                    table.CheckConstraint("CK_ReviewVersions_Stars", "\"Stars\" BETWEEN 1 AND 5");
                    table.ForeignKey(
                        name: "FK_ReviewVersions_Reviews_ReviewId",
                        column: x => x.ReviewId,
                        principalTable: "Reviews",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationEvents_ApplicationId",
                table: "ApplicationEvents",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_ApplicationPapers_ApplicationId",
                table: "ApplicationPapers",
                column: "ApplicationId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetRoleClaims_RoleId",
                table: "AspNetRoleClaims",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "AspNetRoles",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserClaims_UserId",
                table: "AspNetUserClaims",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserLogins_UserId",
                table: "AspNetUserLogins",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserPasskeys_UserId",
                table: "AspNetUserPasskeys",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUserRoles_RoleId",
                table: "AspNetUserRoles",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "AspNetUsers",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "IX_AspNetUsers_CooperativeId",
                table: "AspNetUsers",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "AspNetUsers",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_At",
                table: "AuditEntries",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_By_Id",
                table: "AuditEntries",
                columns: new[] { "By", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Kind_Id",
                table: "AuditEntries",
                columns: new[] { "Kind", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_AuditEntries_Reference_Id",
                table: "AuditEntries",
                columns: new[] { "Reference", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_BasketItems_LivestreamId",
                table: "BasketItems",
                column: "LivestreamId");

            migrationBuilder.CreateIndex(
                name: "IX_BasketItems_VariantId",
                table: "BasketItems",
                column: "VariantId");

            migrationBuilder.CreateIndex(
                name: "IX_Baskets_CouponId",
                table: "Baskets",
                column: "CouponId");

            migrationBuilder.CreateIndex(
                name: "IX_Baskets_UserId",
                table: "Baskets",
                column: "UserId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BlockedWords_Word",
                table: "BlockedWords",
                column: "Word",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_BoardRows_CooperativeId",
                table: "BoardRows",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_Brands_Slug",
                table: "Brands",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Categories_Slug",
                table: "Categories",
                column: "Slug",
                unique: true);

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
                name: "IX_CooperativeApplications_CooperativeId",
                table: "CooperativeApplications",
                column: "CooperativeId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CooperativeApplications_Number",
                table: "CooperativeApplications",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CooperativeApplications_State_AppliedAt",
                table: "CooperativeApplications",
                columns: new[] { "State", "AppliedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Cooperatives_Slug",
                table: "Cooperatives",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_CouponEvents_CouponId",
                table: "CouponEvents",
                column: "CouponId");

            migrationBuilder.CreateIndex(
                name: "IX_Coupons_BrandId",
                table: "Coupons",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_Coupons_Code",
                table: "Coupons",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Coupons_CooperativeId",
                table: "Coupons",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_CouponUses_CouponId",
                table: "CouponUses",
                column: "CouponId");

            migrationBuilder.CreateIndex(
                name: "IX_CouponUses_OrderId",
                table: "CouponUses",
                column: "OrderId",
                unique: true);

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
                name: "IX_DeliveryExceptions_CooperativeId_ProvinceCode",
                table: "DeliveryExceptions",
                columns: new[] { "CooperativeId", "ProvinceCode" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HistoryChanges_OrderId",
                table: "HistoryChanges",
                column: "OrderId");

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
                name: "IX_Identifiers_CustomerId",
                table: "Identifiers",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Identifiers_Kind_Hash",
                table: "Identifiers",
                columns: new[] { "Kind", "Hash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_PartId",
                table: "Invoices",
                column: "PartId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Invoices_State",
                table: "Invoices",
                column: "State");

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
                name: "IX_LineLots_LotId",
                table: "LineLots",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_LineLots_ReservationId",
                table: "LineLots",
                column: "ReservationId");

            migrationBuilder.CreateIndex(
                name: "IX_ListingDrafts_CooperativeId_State",
                table: "ListingDrafts",
                columns: new[] { "CooperativeId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingDrafts_ProductId",
                table: "ListingDrafts",
                column: "ProductId",
                unique: true,
                filter: "\"State\" IN ('Draft', 'Submitted', 'SentBack')");

            migrationBuilder.CreateIndex(
                name: "IX_ListingDrafts_SheetId",
                table: "ListingDrafts",
                column: "SheetId");

            migrationBuilder.CreateIndex(
                name: "IX_ListingDrafts_State_SubmittedAt",
                table: "ListingDrafts",
                columns: new[] { "State", "SubmittedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ListingEvents_DraftId",
                table: "ListingEvents",
                column: "DraftId");

            migrationBuilder.CreateIndex(
                name: "IX_ListingSheets_CooperativeId",
                table: "ListingSheets",
                column: "CooperativeId");

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
                name: "IX_LivePurchases_UserId_ExpiresAt",
                table: "LivePurchases",
                columns: new[] { "UserId", "ExpiresAt" },
                filter: "\"State\" = 'Held'");

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

            migrationBuilder.CreateIndex(
                name: "IX_Nutrients_ProductId",
                table: "Nutrients",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderEvents_OrderId",
                table: "OrderEvents",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderEvents_PartId",
                table: "OrderEvents",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderImports_StartedAt",
                table: "OrderImports",
                column: "StartedAt");

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
                name: "IX_OrderLines_PartId",
                table: "OrderLines",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderLines_VariantId",
                table: "OrderLines",
                column: "VariantId");

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_CooperativeId_State_SendBy",
                table: "OrderParts",
                columns: new[] { "CooperativeId", "State", "SendBy" });

            migrationBuilder.CreateIndex(
                name: "IX_OrderParts_OrderId_CooperativeId",
                table: "OrderParts",
                columns: new[] { "OrderId", "CooperativeId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_BasketId_Key",
                table: "Orders",
                columns: new[] { "BasketId", "Key" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_CustomerId",
                table: "Orders",
                column: "CustomerId");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_Number",
                table: "Orders",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Orders_PlacedOn",
                table: "Orders",
                column: "PlacedOn");

            migrationBuilder.CreateIndex(
                name: "IX_Orders_State_PlacedAt",
                table: "Orders",
                columns: new[] { "State", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Orders_UserId_PlacedAt",
                table: "Orders",
                columns: new[] { "UserId", "PlacedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_Occasion",
                table: "OutgoingMails",
                column: "Occasion",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_OutgoingMails_SentAt_NextTryAt",
                table: "OutgoingMails",
                columns: new[] { "SentAt", "NextTryAt" });

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

            migrationBuilder.CreateIndex(
                name: "IX_Payments_OrderId",
                table: "Payments",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Payments_PaymentIntentId",
                table: "Payments",
                column: "PaymentIntentId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_SessionId",
                table: "Payments",
                column: "SessionId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Payments_State_ExpiresAt",
                table: "Payments",
                columns: new[] { "State", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Payments_State_FeeFen",
                table: "Payments",
                columns: new[] { "State", "FeeFen" });

            migrationBuilder.CreateIndex(
                name: "IX_Pictures_Hash",
                table: "Pictures",
                column: "Hash",
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
                name: "IX_Prices_VariantId_ValidFrom",
                table: "Prices",
                columns: new[] { "VariantId", "ValidFrom" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ProductAttribute_ProductId",
                table: "ProductAttribute",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_ProductCharacters_CharacterId_PoseId",
                table: "ProductCharacters",
                columns: new[] { "CharacterId", "PoseId" });

            migrationBuilder.CreateIndex(
                name: "IX_ProductPictures_PictureId",
                table: "ProductPictures",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Products_BrandId",
                table: "Products",
                column: "BrandId");

            migrationBuilder.CreateIndex(
                name: "IX_Products_CategoryId",
                table: "Products",
                column: "CategoryId");

            migrationBuilder.CreateIndex(
                name: "IX_Products_CooperativeId",
                table: "Products",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_Products_Slug",
                table: "Products",
                column: "Slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Products_SortKey",
                table: "Products",
                column: "SortKey");

            migrationBuilder.CreateIndex(
                name: "IX_Products_SortKeyEn",
                table: "Products",
                column: "SortKeyEn");

            migrationBuilder.CreateIndex(
                name: "IX_RefundLines_LineId",
                table: "RefundLines",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_RefundLines_PartId",
                table: "RefundLines",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_RefundLines_RefundId",
                table: "RefundLines",
                column: "RefundId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_OrderId",
                table: "Refunds",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_PaymentId",
                table: "Refunds",
                column: "PaymentId");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_State",
                table: "Refunds",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_Refunds_StripeRefundId",
                table: "Refunds",
                column: "StripeRefundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reservations_OrderId",
                table: "Reservations",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Reservations_PartId_StockItemId",
                table: "Reservations",
                columns: new[] { "PartId", "StockItemId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reservations_State_ExpiresAt",
                table: "Reservations",
                columns: new[] { "State", "ExpiresAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Reservations_StockItemId",
                table: "Reservations",
                column: "StockItemId");

            migrationBuilder.CreateIndex(
                name: "IX_RetiredSlugs_Kind_Slug",
                table: "RetiredSlugs",
                columns: new[] { "Kind", "Slug" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ReturnEvents_ReturnId",
                table: "ReturnEvents",
                column: "ReturnId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnLines_LineId",
                table: "ReturnLines",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnPhotos_Hash",
                table: "ReturnPhotos",
                column: "Hash");

            migrationBuilder.CreateIndex(
                name: "IX_ReturnPhotos_ReturnId",
                table: "ReturnPhotos",
                column: "ReturnId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_Number",
                table: "Returns",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Returns_PartId",
                table: "Returns",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_Returns_RefundId",
                table: "Returns",
                column: "RefundId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Returns_State_AnswerBy",
                table: "Returns",
                columns: new[] { "State", "AnswerBy" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewEvents_ReviewId",
                table: "ReviewEvents",
                column: "ReviewId");

            migrationBuilder.CreateIndex(
                name: "IX_ReviewPhotos_PictureId",
                table: "ReviewPhotos",
                column: "PictureId");

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_CooperativeId_Day",
                table: "Reviews",
                columns: new[] { "CooperativeId", "Day" });

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_LineId",
                table: "Reviews",
                column: "LineId",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Reviews_ProductId_WrittenAt",
                table: "Reviews",
                columns: new[] { "ProductId", "WrittenAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ReviewVersions_ReviewId_Number",
                table: "ReviewVersions",
                columns: new[] { "ReviewId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RundownItems_LivestreamId_ProductId",
                table: "RundownItems",
                columns: new[] { "LivestreamId", "ProductId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_RundownItems_ProductId",
                table: "RundownItems",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_SavedAddresses_UserId",
                table: "SavedAddresses",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_SearchTerms_ProductId",
                table: "SearchTerms",
                column: "ProductId");

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

            migrationBuilder.CreateIndex(
                name: "IX_ShipmentLines_LineId",
                table: "ShipmentLines",
                column: "LineId");

            migrationBuilder.CreateIndex(
                name: "IX_Shipments_PartId",
                table: "Shipments",
                column: "PartId");

            migrationBuilder.CreateIndex(
                name: "IX_StockItems_Code",
                table: "StockItems",
                column: "Code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_StockItems_CooperativeId",
                table: "StockItems",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_LiveOfferId",
                table: "StockMovements",
                column: "LiveOfferId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_LotId_Id",
                table: "StockMovements",
                columns: new[] { "LotId", "Id" });

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_OrderId",
                table: "StockMovements",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_StockMovements_StockItemId_Id",
                table: "StockMovements",
                columns: new[] { "StockItemId", "Id" });

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
                name: "IX_TicketEvents_TicketId",
                table: "TicketEvents",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_TicketMessages_TicketId",
                table: "TicketMessages",
                column: "TicketId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_AskerId",
                table: "Tickets",
                column: "AskerId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_CooperativeId",
                table: "Tickets",
                column: "CooperativeId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_LotId",
                table: "Tickets",
                column: "LotId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Number",
                table: "Tickets",
                column: "Number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OrderId",
                table: "Tickets",
                column: "OrderId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_OwnerId_State",
                table: "Tickets",
                columns: new[] { "OwnerId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_Phone",
                table: "Tickets",
                column: "Phone");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_ReturnId",
                table: "Tickets",
                column: "ReturnId");

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_State_DueAt",
                table: "Tickets",
                columns: new[] { "State", "DueAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Tickets_UserId_AskedAt",
                table: "Tickets",
                columns: new[] { "UserId", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_VariantComponents_StockItemId",
                table: "VariantComponents",
                column: "StockItemId");

            migrationBuilder.CreateIndex(
                name: "IX_VariantOption_VariantId",
                table: "VariantOption",
                column: "VariantId");

            migrationBuilder.CreateIndex(
                name: "IX_Variants_ProductId",
                table: "Variants",
                column: "ProductId");

            migrationBuilder.CreateIndex(
                name: "IX_Variants_Sku",
                table: "Variants",
                column: "Sku",
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
                name: "ApplicationEvents");

            migrationBuilder.DropTable(
                name: "ApplicationPapers");

            migrationBuilder.DropTable(
                name: "AspNetRoleClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserClaims");

            migrationBuilder.DropTable(
                name: "AspNetUserLogins");

            migrationBuilder.DropTable(
                name: "AspNetUserPasskeys");

            migrationBuilder.DropTable(
                name: "AspNetUserRoles");

            migrationBuilder.DropTable(
                name: "AspNetUserTokens");

            migrationBuilder.DropTable(
                name: "AuditEntries");

            migrationBuilder.DropTable(
                name: "BasketItems");

            migrationBuilder.DropTable(
                name: "BlockedWords");

            migrationBuilder.DropTable(
                name: "BoardRows");

            migrationBuilder.DropTable(
                name: "CharacterColours");

            migrationBuilder.DropTable(
                name: "CommissionTerms");

            migrationBuilder.DropTable(
                name: "CouponEvents");

            migrationBuilder.DropTable(
                name: "CouponUses");

            migrationBuilder.DropTable(
                name: "CustomerEvents");

            migrationBuilder.DropTable(
                name: "CustomerJoins");

            migrationBuilder.DropTable(
                name: "DeliveryExceptions");

            migrationBuilder.DropTable(
                name: "HistoryChanges");

            migrationBuilder.DropTable(
                name: "HistoryStates");

            migrationBuilder.DropTable(
                name: "HostCertificates");

            migrationBuilder.DropTable(
                name: "Invoices");

            migrationBuilder.DropTable(
                name: "LicenceEvents");

            migrationBuilder.DropTable(
                name: "LicencePoses");

            migrationBuilder.DropTable(
                name: "LineLots");

            migrationBuilder.DropTable(
                name: "ListingEvents");

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
                name: "LotEvents");

            migrationBuilder.DropTable(
                name: "LotIngredients");

            migrationBuilder.DropTable(
                name: "Nutrients");

            migrationBuilder.DropTable(
                name: "OrderEvents");

            migrationBuilder.DropTable(
                name: "OutgoingMails");

            migrationBuilder.DropTable(
                name: "PastLines");

            migrationBuilder.DropTable(
                name: "PastOrderIdentifiers");

            migrationBuilder.DropTable(
                name: "Prices");

            migrationBuilder.DropTable(
                name: "ProductAttribute");

            migrationBuilder.DropTable(
                name: "ProductCharacters");

            migrationBuilder.DropTable(
                name: "ProductPictures");

            migrationBuilder.DropTable(
                name: "RefundLines");

            migrationBuilder.DropTable(
                name: "RetiredSlugs");

            migrationBuilder.DropTable(
                name: "ReturnEvents");

            migrationBuilder.DropTable(
                name: "ReturnLines");

            migrationBuilder.DropTable(
                name: "ReturnPhotos");

            migrationBuilder.DropTable(
                name: "ReviewEvents");

            migrationBuilder.DropTable(
                name: "ReviewPhotos");

            migrationBuilder.DropTable(
                name: "ReviewVersions");

            migrationBuilder.DropTable(
                name: "SavedAddresses");

            migrationBuilder.DropTable(
                name: "SearchTerms");

            migrationBuilder.DropTable(
                name: "Secrets");

            migrationBuilder.DropTable(
                name: "SeededFiles");

            migrationBuilder.DropTable(
                name: "SeriesGaps");

            migrationBuilder.DropTable(
                name: "SettlementDifferences");

            migrationBuilder.DropTable(
                name: "SettlementEvents");

            migrationBuilder.DropTable(
                name: "SettlementPostings");

            migrationBuilder.DropTable(
                name: "ShipmentLines");

            migrationBuilder.DropTable(
                name: "StockMovements");

            migrationBuilder.DropTable(
                name: "StoryPictures");

            migrationBuilder.DropTable(
                name: "StoryVersions");

            migrationBuilder.DropTable(
                name: "StripeEvents");

            migrationBuilder.DropTable(
                name: "TicketEvents");

            migrationBuilder.DropTable(
                name: "TicketMessages");

            migrationBuilder.DropTable(
                name: "VariantComponents");

            migrationBuilder.DropTable(
                name: "VariantOption");

            migrationBuilder.DropTable(
                name: "WorkshopPeople");

            migrationBuilder.DropTable(
                name: "WorkshopProducts");

            migrationBuilder.DropTable(
                name: "WorkshopSteps");

            migrationBuilder.DropTable(
                name: "CooperativeApplications");

            migrationBuilder.DropTable(
                name: "AspNetRoles");

            migrationBuilder.DropTable(
                name: "Baskets");

            migrationBuilder.DropTable(
                name: "BoardMonths");

            migrationBuilder.DropTable(
                name: "Licences");

            migrationBuilder.DropTable(
                name: "Reservations");

            migrationBuilder.DropTable(
                name: "ListingDrafts");

            migrationBuilder.DropTable(
                name: "LiveMessages");

            migrationBuilder.DropTable(
                name: "FoodLabels");

            migrationBuilder.DropTable(
                name: "Identifiers");

            migrationBuilder.DropTable(
                name: "PastOrders");

            migrationBuilder.DropTable(
                name: "CharacterPoses");

            migrationBuilder.DropTable(
                name: "Reviews");

            migrationBuilder.DropTable(
                name: "Postings");

            migrationBuilder.DropTable(
                name: "SettlementLines");

            migrationBuilder.DropTable(
                name: "Shipments");

            migrationBuilder.DropTable(
                name: "Tickets");

            migrationBuilder.DropTable(
                name: "Coupons");

            migrationBuilder.DropTable(
                name: "ListingSheets");

            migrationBuilder.DropTable(
                name: "OrderImports");

            migrationBuilder.DropTable(
                name: "Characters");

            migrationBuilder.DropTable(
                name: "OrderLines");

            migrationBuilder.DropTable(
                name: "Settlements");

            migrationBuilder.DropTable(
                name: "Lots");

            migrationBuilder.DropTable(
                name: "Returns");

            migrationBuilder.DropTable(
                name: "LivePurchases");

            migrationBuilder.DropTable(
                name: "StockItems");

            migrationBuilder.DropTable(
                name: "OrderParts");

            migrationBuilder.DropTable(
                name: "Refunds");

            migrationBuilder.DropTable(
                name: "LiveOffers");

            migrationBuilder.DropTable(
                name: "Payments");

            migrationBuilder.DropTable(
                name: "RundownItems");

            migrationBuilder.DropTable(
                name: "Variants");

            migrationBuilder.DropTable(
                name: "Orders");

            migrationBuilder.DropTable(
                name: "Livestreams");

            migrationBuilder.DropTable(
                name: "Products");

            migrationBuilder.DropTable(
                name: "AspNetUsers");

            migrationBuilder.DropTable(
                name: "Customers");

            migrationBuilder.DropTable(
                name: "LivestreamSeries");

            migrationBuilder.DropTable(
                name: "Pictures");

            migrationBuilder.DropTable(
                name: "Categories");

            migrationBuilder.DropTable(
                name: "LiveHosts");

            migrationBuilder.DropTable(
                name: "Workshops");

            migrationBuilder.DropTable(
                name: "Brands");

            migrationBuilder.DropTable(
                name: "Cooperatives");

            migrationBuilder.DropTable(
                name: "Stories");
        }
    }
}
