using Npgsql;
using NpgsqlTypes;

namespace Shop.Features.LiveOffers;

/// <summary>
/// One trip, one transaction, two statements: the first waits for the offer's row, so that the second sees what other nodes have decided; the second
/// decides and writes everything. Purchases and shares are looked up shopper by shopper: statistics are always too old in a drop, and a join that trusts them
/// reads the whole offer for each batch.
/// </summary>
internal static class OnPostgres
{
    private const string Hold = """SELECT 1 FROM "LiveOffers" WHERE "Id" = $1 FOR UPDATE""";

    private const string Decide = """
        WITH asked AS (
            SELECT user_id, key, units, place FROM unnest($2::text[], $3::text[], $4::int[]) WITH ORDINALITY AS a(user_id, key, units, place)
        ), offer AS (
            SELECT "Available" AS remaining, "LimitPerCustomer" AS most FROM "LiveOffers" WHERE "Id" = $1 AND "State" = 'Open' AND "StartsAt" <= $5 AND "EndsAt" > $5
        ), known AS (
            SELECT a.place, p."Id", p."Quantity", p."ExpiresAt", p."State" FROM asked a CROSS JOIN LATERAL (
                SELECT "Id", "Quantity", "ExpiresAt", "State" FROM "LivePurchases" WHERE "OfferId" = $1 AND "UserId" = a.user_id AND "Key" = a.key LIMIT 1) p
        ), allowed AS (
            SELECT a.user_id, a.key, a.units, a.place, o.remaining, o.most, sum(a.units) OVER (ORDER BY a.place) AS running
            FROM asked a CROSS JOIN offer o
            WHERE a.units + coalesce((SELECT "Taken" FROM "LiveShares" WHERE "OfferId" = $1 AND "UserId" = a.user_id), 0) <= o.most AND NOT EXISTS (SELECT 1 FROM known k WHERE k.place = a.place)
        ), won AS (
            SELECT user_id, key, units, place, most FROM allowed WHERE running <= remaining
        ), moved AS (
            UPDATE "LiveOffers" o SET "Available" = o."Available" - w.units, "Reserved" = o."Reserved" + w.units,
                "SoldOutAt" = CASE WHEN o."Available" = w.units THEN coalesce(o."SoldOutAt", $5) ELSE o."SoldOutAt" END
            FROM (SELECT sum(units) AS units FROM won) w WHERE o."Id" = $1 AND w.units > 0
        ), shared AS (
            INSERT INTO "LiveShares" ("OfferId", "UserId", "Taken", "Most") SELECT $1, user_id, units, most FROM won
            ON CONFLICT ("OfferId", "UserId") DO UPDATE SET "Taken" = "LiveShares"."Taken" + excluded."Taken"
        ), bought AS (
            INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt")
            SELECT $1, user_id, key, units, 'Held', $5, $6 FROM won ORDER BY place RETURNING "Id", "UserId", "Quantity"
        )
        SELECT a.place,
            CASE WHEN k."Id" IS NOT NULL OR b."Id" IS NOT NULL THEN 'taken' WHEN o.remaining IS NULL THEN 'closed' WHEN l.place IS NULL THEN 'limit' ELSE 'sold out' END,
            (CASE WHEN l.place IS NULL THEN o.most ELSE o.remaining - coalesce((SELECT sum(units) FROM won), 0) END)::bigint,
            coalesce(k."Id", b."Id"), coalesce(k."Quantity", b."Quantity")::bigint, coalesce(k."ExpiresAt", $6), coalesce(k."State", 'Held')
        FROM asked a LEFT JOIN offer o ON true LEFT JOIN known k ON k.place = a.place LEFT JOIN allowed l ON l.place = a.place
            LEFT JOIN won w ON w.place = a.place LEFT JOIN bought b ON b."UserId" = w.user_id
        """;

    public static async Task<TakenAnswer[]> Write(NpgsqlConnection connection, int offerId, IReadOnlyList<PurchaseWish> wishes, DateTime now, DateTime until, CancellationToken ct)
    {
        var (users, keys, units) = (new string[wishes.Count], new string[wishes.Count], new int[wishes.Count]);
        for (var i = 0; i < wishes.Count; i++)
        {
            (users[i], keys[i], units[i]) = (wishes[i].UserId, wishes[i].Key, wishes[i].Quantity);
        }
        await using var batch = new NpgsqlBatch(connection)
        {
            BatchCommands =
            {
                new NpgsqlBatchCommand(Hold) { Parameters = { new NpgsqlParameter<int> { TypedValue = offerId } } },
                new NpgsqlBatchCommand(Decide)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<int> { TypedValue = offerId },
                        new NpgsqlParameter<string[]> { TypedValue = users },
                        new NpgsqlParameter<string[]> { TypedValue = keys },
                        new NpgsqlParameter<int[]> { TypedValue = units },
                        new NpgsqlParameter<DateTime> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                        new NpgsqlParameter<DateTime> { TypedValue = until, NpgsqlDbType = NpgsqlDbType.TimestampTz },
                    },
                },
            },
        };
        await batch.PrepareAsync(ct);
        var answers = new TakenAnswer[wishes.Count];
        await using var rows = await batch.ExecuteReaderAsync(ct);
        await rows.NextResultAsync(ct);
        while (await rows.ReadAsync(ct))
        {
            answers[rows.GetInt64(0) - 1] = WritePurchases.Answer(rows);
        }
        return answers;
    }
}
