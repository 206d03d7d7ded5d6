using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Platform;

/// <summary>Counts what happened to orders, payments and stock from the rows themselves, so that no feature can forget it; once the transaction is through.</summary>
public sealed class MeasureChanges : SaveChangesInterceptor, IDbTransactionInterceptor
{
    private readonly List<Action> saving = [];
    private readonly List<Action> saved = [];

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result)
    {
        Look(eventData.Context);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Look(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public override int SavedChanges(SaveChangesCompletedEventData eventData, int result)
    {
        Keep(eventData.Context);
        return result;
    }

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Keep(eventData.Context);
        return ValueTask.FromResult(result);
    }

    public void TransactionCommitted(DbTransaction transaction, TransactionEndEventData eventData) => Tell();

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Tell();
        return Task.CompletedTask;
    }

    public void TransactionRolledBack(DbTransaction transaction, TransactionEndEventData eventData) => saved.Clear();

    public Task TransactionRolledBackAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        saved.Clear();
        return Task.CompletedTask;
    }

    private void Look(DbContext? db)
    {
        saving.Clear();
        foreach (var entry in db?.ChangeTracker.Entries() ?? [])
        {
            switch (entry.Entity)
            {
                case OrderEvent happened when entry.State == EntityState.Added:
                    var payment = db!.ChangeTracker.Entries<Order>().FirstOrDefault(o => o.Entity.Events.Contains(happened))?.Entity.Payment.ToString();
                    saving.Add(() => Measures.OrderEvents.Add(1, new("kind", happened.Kind.ToString()), new KeyValuePair<string, object?>("payment", payment)));
                    break;
                case Payment paid when entry.State == EntityState.Added || (entry.State == EntityState.Modified && entry.Property(nameof(Payment.State)).IsModified):
                    var state = paid.State.ToString();
                    saving.Add(() => Measures.Payments.Add(1, new KeyValuePair<string, object?>("state", state)));
                    break;
                case Reservation reserved when entry.State == EntityState.Added:
                    saving.Add(() => Measures.Reserved.Add(reserved.Quantity));
                    break;
            }
        }
    }

    private void Keep(DbContext? db)
    {
        saved.AddRange(saving);
        saving.Clear();
        if (db?.Database.CurrentTransaction is null)
        {
            Tell();
        }
    }

    private void Tell()
    {
        saved.ForEach(tell => tell());
        saved.Clear();
    }
}
