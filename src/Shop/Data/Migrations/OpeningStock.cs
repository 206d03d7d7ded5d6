using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Data.Migrations;

/// <summary>Moves stock from before there were lots into one opening lot an item, with its ledger and what orders took of it.</summary>
internal static class OpeningStock
{
    /// <param name="dateOfFirstMovement">An expression on "At" of the item's movements (alias m), in the database's own words.</param>
    public static void IntoLots(this MigrationBuilder migration, string dateOfFirstMovement)
    {
        // Code: the shop names it after the migration.
        migration.Sql($"""
            INSERT INTO "Lots" ("Code", "StockItemId", "ProductId", "MadeOn", "Maker_Zh", "Notes_Zh", "Notes_En", "RecallReason_Zh", "ReportName", "Available", "Reserved", "Sold", "WrittenOff", "Made")
            SELECT '{OpeningLots.Unnamed}' || s."Id", s."Id",
                COALESCE((SELECT v."ProductId" FROM "VariantComponents" c JOIN "Variants" v ON v."Id" = c."VariantId" WHERE c."StockItemId" = s."Id" ORDER BY CASE WHEN v."Sku" = s."Code" THEN 0 ELSE 1 END, v."Id" LIMIT 1),
                    (SELECT MIN(p."Id") FROM "Products" p WHERE p."CooperativeId" = s."CooperativeId")),
                (SELECT {dateOfFirstMovement} FROM "StockMovements" m WHERE m."StockItemId" = s."Id"),
                '', '建批次以前的库存', 'Stock from before lots were kept', '', '', s."Available", s."Reserved", s."Sold",
                COALESCE((SELECT -SUM(m."Available") FROM "StockMovements" m WHERE m."StockItemId" = s."Id" AND m."Kind" = 'WrittenOff'), 0),
                s."Made" + COALESCE((SELECT -SUM(m."Available") FROM "StockMovements" m WHERE m."StockItemId" = s."Id" AND m."Kind" = 'WrittenOff'), 0)
            FROM "StockItems" s WHERE EXISTS (SELECT 1 FROM "StockMovements" m WHERE m."StockItemId" = s."Id")
            """);
        migration.Sql("""
            INSERT INTO "LotEvents" ("LotId", "Kind", "At", "By", "Detail")
            SELECT l."Id", 'Opened', (SELECT MIN(m."At") FROM "StockMovements" m WHERE m."StockItemId" = l."StockItemId"), 'shop', CAST(l."Made" AS TEXT) FROM "Lots" l
            """);
        migration.Sql("""
            INSERT INTO "LineLots" ("LineId", "LotId", "ReservationId", "Position", "Units", "Returned")
            SELECT o."Id", l."Id", r."Id", 0,
                CASE WHEN n.lines = 1 THEN r."Quantity" ELSE c."Quantity" * o."Quantity" END,
                CASE WHEN n.lines = 1 THEN r."Returned" WHEN r."Returned" = r."Quantity" THEN c."Quantity" * o."Quantity" ELSE c."Quantity" * o."Withdrawn" END
            FROM "Reservations" r
            JOIN "Lots" l ON l."StockItemId" = r."StockItemId"
            JOIN "OrderLines" o ON o."PartId" = r."PartId"
            JOIN "VariantComponents" c ON c."VariantId" = o."VariantId" AND c."StockItemId" = r."StockItemId"
            JOIN (SELECT r2."Id" AS id, COUNT(*) AS lines FROM "Reservations" r2 JOIN "OrderLines" o2 ON o2."PartId" = r2."PartId"
                JOIN "VariantComponents" c2 ON c2."VariantId" = o2."VariantId" AND c2."StockItemId" = r2."StockItemId" GROUP BY r2."Id") n ON n.id = r."Id"
            """);
    }

    /// <summary>Once the ledger has its column.</summary>
    public static void LedgerIntoLots(this MigrationBuilder migration) => migration.Sql("""
        UPDATE "StockMovements" SET "LotId" = (SELECT l."Id" FROM "Lots" l WHERE l."StockItemId" = "StockMovements"."StockItemId"),
            "WrittenOff" = CASE WHEN "Kind" = 'WrittenOff' THEN -"Available" ELSE 0 END
        """);
}
