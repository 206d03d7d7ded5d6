using Npgsql;
using NpgsqlTypes;

namespace Shop.Features.LiveOffers;

/// <summary>
/// One transaction, two trips: the offer's row is waited for, so that the statement after it sees what others have decided; that one decides and writes
/// everything, and goes together with the commit. A batch grows with the crowd, so nothing in it may cost its square: purchases and shares are looked up
/// shopper by shopper, a wish and its outcome stay one row from beginning to end, and nothing is joined. A first share is inserted plainly, at half of what
/// ON CONFLICT costs: nobody else can insert it while the offer is held. The plan is made once, often while the tables are empty; without the setting it
/// would read them whole for each shopper, until the statistics are next gathered. The offer is let go when the batch is committed, not when it is on the
/// disk: the next batch is decided while this one is being written there. Nobody is answered before it is.
/// </summary>
internal static class OnPostgres
{
    private const string Hold = """SELECT 1 FROM "LiveOffers" WHERE "Id" = $1 FOR UPDATE""";

    private const string Settings = "SELECT set_config('enable_seqscan', 'off', true), set_config('synchronous_commit', 'off', true)";

    private const string Commit = "COMMIT";

    /// <summary>A transaction of its own whose commit waits for the disk, and so for all that was committed before it: the log is written in its order.</summary>
    private const string Flush = "SELECT pg_logical_emit_message(true, 'drop', '')";

    private const string Decide = """
        WITH asked AS (
            SELECT user_id, key, units, place FROM unnest($2::text[], $3::text[], $4::int[]) WITH ORDINALITY AS a(user_id, key, units, place)
        ), offer AS (
            SELECT "Available" AS remaining, "LimitPerCustomer" AS most FROM "LiveOffers" WHERE "Id" = $1 AND "State" = 'Open' AND "StartsAt" <= $5 AND "EndsAt" > $5
        ), known AS (
            SELECT a.*, o.*, s."Taken" AS before, p.*, p."Id" IS NULL AND coalesce(a.units + coalesce(s."Taken", 0) <= o.most, false) AS may
            FROM asked a LEFT JOIN offer o ON true
            LEFT JOIN LATERAL (SELECT "Taken" FROM "LiveShares" WHERE "OfferId" = $1 AND "UserId" = a.user_id LIMIT 1) s ON true
            LEFT JOIN LATERAL (SELECT "Id", "Quantity", "ExpiresAt", "State" FROM "LivePurchases" WHERE s."Taken" IS NOT NULL AND "OfferId" = $1 AND "UserId" = a.user_id AND "Key" = a.key LIMIT 1) p ON true
        ), decided AS (
            SELECT *, may AND sum(units) FILTER (WHERE may) OVER (ORDER BY place) <= remaining AS won FROM known
        ), numbered AS MATERIALIZED (
            SELECT *, CASE WHEN won THEN nextval((SELECT pg_get_serial_sequence('"LivePurchases"', 'Id'))::regclass) ELSE "Id" END AS purchase FROM decided
        ), given AS (
            SELECT coalesce(sum(units) FILTER (WHERE won), 0) AS units FROM numbered
        ), moved AS (
            UPDATE "LiveOffers" o SET "Available" = o."Available" - g.units, "Reserved" = o."Reserved" + g.units,
                "SoldOutAt" = CASE WHEN o."Available" = g.units THEN coalesce(o."SoldOutAt", $5) ELSE o."SoldOutAt" END
            FROM given g WHERE o."Id" = $1 AND g.units > 0
        ), shared AS (
            INSERT INTO "LiveShares" ("OfferId", "UserId", "Taken", "Most") SELECT $1, user_id, units, most FROM numbered WHERE won AND before IS NULL
        ), raised AS (
            INSERT INTO "LiveShares" ("OfferId", "UserId", "Taken", "Most") SELECT $1, user_id, units, most FROM numbered WHERE won AND before IS NOT NULL
            ON CONFLICT ("OfferId", "UserId") DO UPDATE SET "Taken" = "LiveShares"."Taken" + excluded."Taken"
        ), bought AS (
            INSERT INTO "LivePurchases" ("Id", "OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt")
            SELECT purchase, $1, user_id, key, units, 'Held', $5, $6 FROM numbered WHERE won
        )
        SELECT place, CASE WHEN purchase IS NOT NULL THEN 'taken' WHEN remaining IS NULL THEN 'closed' WHEN NOT may THEN 'limit' ELSE 'sold out' END,
            (CASE WHEN may THEN remaining - given.units ELSE most END)::bigint,
            purchase, coalesce("Quantity", numbered.units)::bigint, coalesce("ExpiresAt", $6), coalesce("State", 'Held')
        FROM numbered CROSS JOIN given
        """;

    /// <inheritdoc cref="WritePurchases.Run"/>
    public static async Task<TakenAnswer[]> Write(NpgsqlConnection connection, int offerId, Func<IReadOnlyList<PurchaseWish>> gather, Func<(DateTime Now, DateTime Until)> time, CancellationToken ct)
    {
        await using var transaction = await connection.BeginTransactionAsync(ct);
        await using (var hold = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(Settings), new NpgsqlBatchCommand(Hold) { Parameters = { new NpgsqlParameter<int> { TypedValue = offerId } } } } })
        {
            await hold.PrepareAsync(ct);
            await hold.ExecuteNonQueryAsync(ct);
        }
        var wishes = gather();
        var (now, until) = time();
        // Where all want the same number nobody can be passed over, and the commit can go along.
        var alike = wishes.All(w => w.Quantity == wishes[0].Quantity);
        var answers = await WritePurchases.InTurn(wishes, Decided);
        if (!alike)
        {
            await using var end = new NpgsqlBatch(connection) { BatchCommands = { new NpgsqlBatchCommand(Commit), new NpgsqlBatchCommand(Flush) } };
            await end.ExecuteNonQueryAsync(ct);
        }
        return answers;

        async Task<TakenAnswer[]> Decided(IReadOnlyList<PurchaseWish> some)
        {
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { DecideAbout(offerId, some, now, until) } };
            if (alike)
            {
                batch.BatchCommands.Add(new NpgsqlBatchCommand(Commit));
                batch.BatchCommands.Add(new NpgsqlBatchCommand(Flush));
            }
            await batch.PrepareAsync(ct);
            var answers = new TakenAnswer[some.Count];
            await using var rows = await batch.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                answers[rows.GetInt64(0) - 1] = WritePurchases.Answer(rows);
            }
            // Nobody is told anything before all of it has come back.
            while (await rows.NextResultAsync(ct))
            {
            }
            return answers;
        }
    }

    private static NpgsqlBatchCommand DecideAbout(int offerId, IReadOnlyList<PurchaseWish> wishes, DateTime now, DateTime until)
    {
        var (users, keys, units) = (new string[wishes.Count], new string[wishes.Count], new int[wishes.Count]);
        for (var i = 0; i < wishes.Count; i++)
        {
            (users[i], keys[i], units[i]) = (wishes[i].UserId, wishes[i].Key, wishes[i].Quantity);
        }
        return new NpgsqlBatchCommand(Decide)
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
        };
    }
}
