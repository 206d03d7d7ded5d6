namespace Shop.Features.Settlements;

/// <summary>Where a cooperative's money goes, as its member wrote it; the operator sees when it was changed.</summary>
public sealed class KeepAccount(ShopDb db, ShopClock clock)
{
    public async Task Run(int cooperativeId, BankAccountForm form, CancellationToken ct = default)
    {
        var cooperative = await db.Cooperatives.SingleAsync(c => c.Id == cooperativeId, ct);
        (cooperative.AccountHolder, cooperative.BankName) = (form.AccountHolder!.Trim(), form.BankName!.Trim());
        cooperative.AccountNumber = string.Concat(form.AccountNumber!.Where(char.IsAsciiDigit));
        cooperative.AccountChangedAt = clock.Now;
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The last four digits; "" when there is no number.</summary>
    public static string Masked(string number) => number.Length == 0 ? "" : $"•••• {number[^Math.Min(4, number.Length)..]}";
}
