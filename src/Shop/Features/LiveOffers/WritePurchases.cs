using System.Data.Common;
using Npgsql;

namespace Shop.Features.LiveOffers;

/// <summary>
/// Decides wishes for one offer in the order in which they came, and writes all that come true at once: the offer's numbers, the shoppers' shares and
/// their purchases, in one transaction. The offer is held first and the wishes are gathered then, so that those who come while another node holds it are
/// in the same batch, and every node decides after the other. No shopper stands in one batch twice.
/// </summary>
public sealed class WritePurchases(ShopDb db, ShopClock clock, LiveOfferOptions options)
{
    /// <param name="offerId">Of all of them.</param>
    /// <param name="gather">Called once, as soon as nobody else can decide about this offer: at least one wish, in the order in which they came.</param>
    /// <param name="ct">Ends it; what was decided may be written all the same.</param>
    /// <returns>An answer for each wish, in their order.</returns>
    /// <exception cref="DbException">Nothing was written.</exception>
    public async Task<TakenAnswer[]> Run(int offerId, Func<IReadOnlyList<PurchaseWish>> gather, CancellationToken ct = default)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            return db.Database.GetDbConnection() is NpgsqlConnection postgres
                ? await OnPostgres.Write(postgres, offerId, gather, Now, ct)
                : await OnSqlite.Write(db, offerId, gather, Now, ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>A wish for three when two were left ends the sum of the batch; whoever came after it and wants fewer still gets them, in the same transaction.</summary>
    /// <param name="wishes">In the order in which they came.</param>
    /// <param name="decide">Decides and writes some of them.</param>
    internal static async Task<TakenAnswer[]> InTurn(IReadOnlyList<PurchaseWish> wishes, Func<IReadOnlyList<PurchaseWish>, Task<TakenAnswer[]>> decide)
    {
        var answers = await decide(wishes);
        for (var again = Passed(wishes, answers); again.Count > 0; again = Passed(wishes, answers))
        {
            var second = await decide([.. again.Select(i => wishes[i])]);
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

    private (DateTime Now, DateTime Until) Now() => (clock.Now, clock.Now + options.HeldFor);

    /// <summary>An answer as both databases give it: place, kind, left or limit, purchase, units, until when, state.</summary>
    internal static TakenAnswer Answer(DbDataReader row) => row.GetString(1) switch
    {
        "taken" => new TakenUnits(row.GetInt64(3), (int)row.GetInt64(4), DateTime.SpecifyKind(row.GetDateTime(5), DateTimeKind.Utc), Enum.Parse<LivePurchaseState>(row.GetString(6))),
        "limit" => new OverLimit((int)row.GetInt64(2)),
        "closed" => new OfferClosed(),
        _ => new OfferSoldOut((int)row.GetInt64(2)),
    };
}
