using System.Data.Common;
using Npgsql;

namespace Shop.Features.LiveOffers;

/// <summary>
/// Decides wishes for one offer in the order in which they came, and writes all that come true at once: the offer's numbers, the shoppers' shares and
/// their purchases, in one transaction. The offer's row is held while it decides, so that every node decides after the other. No shopper stands
/// in one batch twice.
/// </summary>
public sealed class WritePurchases(ShopDb db, ShopClock clock, LiveOfferOptions options)
{
    /// <param name="offerId">Of all of them.</param>
    /// <param name="wishes">In the order in which they came.</param>
    /// <param name="held">Called as soon as wishes that are sent from now on can't come before these, which PostgreSQL says before it has written them; not called if nobody can say so earlier.</param>
    /// <param name="ct">Ends it; what was decided may be written all the same.</param>
    /// <returns>An answer for each wish, in their order.</returns>
    /// <exception cref="DbException">Nothing was written.</exception>
    public async Task<TakenAnswer[]> Run(int offerId, IReadOnlyList<PurchaseWish> wishes, Action held, CancellationToken ct = default)
    {
        var answers = await Write(offerId, wishes, held, ct);
        // A wish for three when two were left ends the sum of the batch; whoever came after it and wants fewer still gets them.
        for (var again = Passed(wishes, answers); again.Count > 0; again = Passed(wishes, answers))
        {
            var second = await Write(offerId, [.. again.Select(i => wishes[i])], () => { }, ct);
            for (var i = 0; i < second.Length; i++)
            {
                answers[again[i]] = second[i];
            }
        }
        return answers;
    }

    private static List<int> Passed(IReadOnlyList<PurchaseWish> wishes, TakenAnswer[] answers)
    {
        var left = answers.OfType<OfferSoldOut>().Select(s => s.Left).DefaultIfEmpty(0).Min();
        return left == 0 ? [] : [.. Enumerable.Range(0, answers.Length).Where(i => answers[i] is OfferSoldOut && wishes[i].Quantity <= left)];
    }

    private async Task<TakenAnswer[]> Write(int offerId, IReadOnlyList<PurchaseWish> wishes, Action held, CancellationToken ct)
    {
        var now = clock.Now;
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return db.Database.GetDbConnection() is NpgsqlConnection postgres
                ? await OnPostgres.Write(postgres, offerId, wishes, now, now + options.HeldFor, held, ct)
                : await OnSqlite.Write(db, offerId, wishes, now, now + options.HeldFor, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>An answer as both databases give it: place, kind, left or limit, purchase, units, until when, state.</summary>
    internal static TakenAnswer Answer(DbDataReader row) => row.GetString(1) switch
    {
        "taken" => new TakenUnits(row.GetInt64(3), (int)row.GetInt64(4), DateTime.SpecifyKind(row.GetDateTime(5), DateTimeKind.Utc), Enum.Parse<LivePurchaseState>(row.GetString(6))),
        "limit" => new OverLimit((int)row.GetInt64(2)),
        "closed" => new OfferClosed(),
        _ => new OfferSoldOut((int)row.GetInt64(2)),
    };
}
