using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Shop.Data.Migrations.Postgres
{
    /// <summary>
    /// The foreign keys of live purchases and shares are kept once a statement instead of once a row, with the same locks and the same errors: looked up row
    /// by row, they cost more than half of a purchase. The model still has them, and SQLite keeps its own.
    /// </summary>
    public partial class KeysByStatement : Migration
    {
        private static readonly (string Child, string Column, string Parent)[] Keys =
        [
            ("LivePurchases", "OfferId", "LiveOffers"), ("LivePurchases", "UserId", "AspNetUsers"), ("LiveShares", "OfferId", "LiveOffers"),
        ];

        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                CREATE FUNCTION "RequireParents"() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE missing boolean;
                BEGIN
                    EXECUTE format('SELECT (SELECT count(*) FROM (SELECT 1 FROM %1$I WHERE "Id" IN (SELECT %2$I FROM added) FOR KEY SHARE) p) < (SELECT count(DISTINCT %2$I) FROM added)', TG_ARGV[1], TG_ARGV[0]) INTO missing;
                    IF missing THEN
                        RAISE foreign_key_violation USING MESSAGE = format('insert on table "%s" violates foreign key constraint "%s"', TG_TABLE_NAME, TG_NAME), CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
                    END IF;
                    RETURN NULL;
                END $$
                """);
            migrationBuilder.Sql("""
                CREATE FUNCTION "RefuseOtherParent"() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    RAISE foreign_key_violation USING MESSAGE = format('update on table "%s" violates foreign key constraint "%s": a row stays with its parent', TG_TABLE_NAME, TG_NAME), CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
                END $$
                """);
            migrationBuilder.Sql("""
                CREATE FUNCTION "RefuseWithChildren"() RETURNS trigger LANGUAGE plpgsql AS $$
                DECLARE referred boolean;
                BEGIN
                    EXECUTE format('SELECT EXISTS (SELECT 1 FROM %I WHERE %I = $1)', TG_ARGV[0], TG_ARGV[1]) INTO referred USING OLD."Id";
                    IF referred THEN
                        RAISE foreign_key_violation USING MESSAGE = format('update or delete on table "%s" violates foreign key constraint "%s" on table "%s"', TG_TABLE_NAME, TG_NAME, TG_ARGV[0]), CONSTRAINT = TG_NAME, TABLE = TG_TABLE_NAME;
                    END IF;
                    RETURN NULL;
                END $$
                """);
            foreach (var (child, column, parent) in Keys)
            {
                var name = $"FK_{child}_{parent}_{column}";
                migrationBuilder.DropForeignKey(name, child);
                migrationBuilder.Sql($"""CREATE TRIGGER "{name}" AFTER INSERT ON "{child}" REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION "RequireParents"('{column}', '{parent}')""");
                migrationBuilder.Sql($"""CREATE TRIGGER "{name}_stays" BEFORE UPDATE OF "{column}" ON "{child}" FOR EACH ROW WHEN (NEW."{column}" IS NOT NULL AND NEW."{column}" IS DISTINCT FROM OLD."{column}") EXECUTE FUNCTION "RefuseOtherParent"()""");
                migrationBuilder.Sql($"""CREATE TRIGGER "{name}" AFTER DELETE OR UPDATE OF "Id" ON "{parent}" FOR EACH ROW EXECUTE FUNCTION "RefuseWithChildren"('{child}', '{column}')""");
            }
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            foreach (var (child, column, parent) in Keys)
            {
                var name = $"FK_{child}_{parent}_{column}";
                migrationBuilder.Sql($"""DROP TRIGGER "{name}" ON "{parent}"; DROP TRIGGER "{name}_stays" ON "{child}"; DROP TRIGGER "{name}" ON "{child}" """);
                migrationBuilder.AddForeignKey(name, child, column, parent, principalColumn: "Id", onDelete: ReferentialAction.Restrict);
            }
            migrationBuilder.Sql("""DROP FUNCTION "RequireParents"(); DROP FUNCTION "RefuseOtherParent"(); DROP FUNCTION "RefuseWithChildren"()""");
        }
    }
}
