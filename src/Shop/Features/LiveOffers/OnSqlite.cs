using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace Shop.Features.LiveOffers;

/// <summary>
/// One transaction that is the only writer from its first word: what is decided stays true until it is written. What was asked is read once: a table that
/// isn't kept would be read anew for each wish.
/// </summary>
internal static class OnSqlite
{
    private const string Decide = """
        WITH asked AS MATERIALIZED (
            SELECT value ->> 0 AS user_id, value ->> 1 AS key, value ->> 2 AS units, key + 1 AS place FROM json_each(@asked)
        ), offer AS (
            SELECT "Available" AS remaining, "LimitPerCustomer" AS most FROM "LiveOffers" WHERE "Id" = @offer AND "State" = 'Open' AND "StartsAt" <= @now AND "EndsAt" > @now
        ), known AS MATERIALIZED (
            SELECT a.place, p."Id", p."Quantity", p."ExpiresAt", p."State" FROM asked a JOIN "LivePurchases" p ON p."OfferId" = @offer AND p."UserId" = a.user_id AND p."Key" = a.key
        ), allowed AS MATERIALIZED (
            SELECT a.user_id, a.key, a.units, a.place, o.remaining, o.most, sum(a.units) OVER (ORDER BY a.place) AS running
            FROM asked a CROSS JOIN offer o LEFT JOIN "LiveShares" s ON s."OfferId" = @offer AND s."UserId" = a.user_id
            WHERE coalesce(s."Taken", 0) + a.units <= o.most AND NOT EXISTS (SELECT 1 FROM known k WHERE k.place = a.place)
        )
        SELECT a.place,
            CASE WHEN k."Id" IS NOT NULL THEN 'taken' WHEN o.remaining IS NULL THEN 'closed' WHEN l.place IS NULL THEN 'limit' WHEN l.running <= l.remaining THEN 'won' ELSE 'sold out' END,
            CASE WHEN l.place IS NULL THEN o.most ELSE o.remaining - coalesce((SELECT max(running) FROM allowed WHERE running <= remaining), 0) END,
            k."Id", k."Quantity", k."ExpiresAt", k."State"
        FROM asked a LEFT JOIN offer o ON true LEFT JOIN known k ON k.place = a.place LEFT JOIN allowed l ON l.place = a.place
        """;

    private const string Move = """
        UPDATE "LiveOffers" SET "Available" = "Available" - @units, "Reserved" = "Reserved" + @units,
            "SoldOutAt" = CASE WHEN "Available" = @units THEN coalesce("SoldOutAt", @now) ELSE "SoldOutAt" END
        WHERE "Id" = @offer
        """;

    private const string Share = """
        INSERT INTO "LiveShares" ("OfferId", "UserId", "Taken", "Most")
        SELECT @offer, value ->> 0, value ->> 2, o."LimitPerCustomer" FROM json_each(@asked) CROSS JOIN "LiveOffers" o WHERE o."Id" = @offer
        ON CONFLICT ("OfferId", "UserId") DO UPDATE SET "Taken" = "Taken" + excluded."Taken"
        """;

    private const string Buy = """
        INSERT INTO "LivePurchases" ("OfferId", "UserId", "Key", "Quantity", "State", "At", "ExpiresAt")
        SELECT @offer, value ->> 0, value ->> 1, value ->> 2, 'Held', @now, @until FROM json_each(@asked) ORDER BY key RETURNING "Id", "UserId"
        """;

    /// <inheritdoc cref="WritePurchases.Run"/>
    public static async Task<TakenAnswer[]> Write(ShopDb db, int offerId, Func<IReadOnlyList<PurchaseWish>> gather, Func<(DateTime Now, DateTime Until)> time, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        await using var transaction = connection.BeginTransaction(deferred: false);
        var wishes = gather();
        var (now, until) = time();
        var answers = await WritePurchases.InTurn(wishes, Decided);
        await transaction.CommitAsync(ct);
        return answers;

        async Task<TakenAnswer[]> Decided(IReadOnlyList<PurchaseWish> some)
        {
            var (answers, won) = await Answers(Command(Decide, some), some.Count, ct);
            if (won.Count == 0)
            {
                return answers;
            }
            List<PurchaseWish> winners = [.. won.Select(i => some[i])];
            using (var move = Command(Move, winners))
            {
                move.Parameters.AddWithValue("@units", winners.Sum(w => w.Quantity));
                await move.ExecuteNonQueryAsync(ct);
            }
            using (var share = Command(Share, winners))
            {
                await share.ExecuteNonQueryAsync(ct);
            }
            var ids = await Ids(Command(Buy, winners), ct);
            foreach (var i in won)
            {
                answers[i] = new TakenUnits(ids[some[i].UserId], some[i].Quantity, until, LivePurchaseState.Held);
            }
            return answers;
        }

        SqliteCommand Command(string sql, IReadOnlyList<PurchaseWish> about)
        {
            var command = new SqliteCommand(sql, connection, transaction);
            command.Parameters.AddWithValue("@offer", offerId);
            command.Parameters.AddWithValue("@now", now);
            command.Parameters.AddWithValue("@until", until);
            command.Parameters.AddWithValue("@asked", JsonSerializer.Serialize(about.Select(w => new object[] { w.UserId, w.Key, w.Quantity })));
            return command;
        }
    }

    private static async Task<(TakenAnswer[] Answers, List<int> Won)> Answers(SqliteCommand decide, int count, CancellationToken ct)
    {
        using (decide)
        {
            var (answers, won) = (new TakenAnswer[count], new List<int>());
            await using var rows = await decide.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                var place = rows.GetInt32(0) - 1;
                if (rows.GetString(1) == "won")
                {
                    won.Add(place);
                    continue;
                }
                answers[place] = WritePurchases.Answer(rows);
            }
            won.Sort();
            return (answers, won);
        }
    }

    private static async Task<Dictionary<string, long>> Ids(SqliteCommand buy, CancellationToken ct)
    {
        using (buy)
        {
            var ids = new Dictionary<string, long>();
            await using var rows = await buy.ExecuteReaderAsync(ct);
            while (await rows.ReadAsync(ct))
            {
                ids[rows.GetString(1)] = rows.GetInt64(0);
            }
            return ids;
        }
    }
}
