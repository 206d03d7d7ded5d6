using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Data;

/// <summary>Lines and history from before pieces were counted: what was sold as a set counts as the pieces that its variant takes now.</summary>
internal static class PiecesOfBefore
{
    private const string Sets = """SELECT v."Sku", v."Id", SUM(c."Quantity") AS "Pieces" FROM "Variants" v JOIN "VariantComponents" c ON c."VariantId" = v."Id" GROUP BY v."Sku", v."Id" HAVING SUM(c."Quantity") > 1""";
    private const string SetLines = $"""SELECT l."PastOrderId" FROM "PastLines" l WHERE lower(l."Sku") IN (SELECT lower(s."Sku") FROM ({Sets}) s)""";

    /// <summary>After the column is there. The shop's own orders are copied into the history anew; imported and simulated lines are counted here.</summary>
    public static void CountPieces(this MigrationBuilder migration)
    {
        migration.Sql($"""UPDATE "OrderLines" SET "Pieces" = (SELECT s."Pieces" FROM ({Sets}) s WHERE s."Id" = "OrderLines"."VariantId") WHERE "VariantId" IN (SELECT s."Id" FROM ({Sets}) s)""");
        migration.Sql("""INSERT INTO "HistoryChanges" ("OrderId") SELECT DISTINCT p."OrderId" FROM "OrderLines" l JOIN "OrderParts" p ON p."Id" = l."PartId" WHERE l."Pieces" > 1""");
        migration.Sql($"""
            UPDATE "PastLines" SET "Units" = "Units" * (SELECT s."Pieces" FROM ({Sets}) s WHERE lower(s."Sku") = lower("PastLines"."Sku"))
            WHERE lower("Sku") IN (SELECT lower(s."Sku") FROM ({Sets}) s) AND "PastOrderId" IN (SELECT o."Id" FROM "PastOrders" o WHERE o."OrderId" IS NULL)
            """);
        migration.Sql($"""
            UPDATE "PastOrders" SET "Units" = (SELECT SUM(l."Units") FROM "PastLines" l WHERE l."PastOrderId" = "PastOrders"."Id" AND l."State" = 'Paid')
            WHERE "OrderId" IS NULL AND "IsPaid" AND "Id" IN ({SetLines})
            """);
        migration.Sql("""INSERT INTO "HistoryMarks" ("At") SELECT "At" FROM "HistoryStates" """);
    }
}
