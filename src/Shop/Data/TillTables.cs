using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Shop.Data;

// What the till knows of orders; the rest stands with them.
internal sealed class TillTables : IEntityTypeConfiguration<Order>
{
    public void Configure(EntityTypeBuilder<Order> b)
    {
        b.Ignore(x => x.IsCounterSale);
        // A till has no basket: its form's key alone makes two presses one sale.
        b.HasIndex(x => x.Key, "IX_Orders_CounterKey").IsUnique().HasFilter("\"CounterPayment\" IS NOT NULL");
        b.ToTable(t =>
        {
            t.HasCheckConstraint("CK_Orders_Counter", "\"CounterPayment\" IS NULL OR (\"Channel\" = 'Counter' AND \"Payment\" = 'CashOnDelivery' AND \"DeliveryFen\" = 0)");
            t.HasCheckConstraint("CK_Orders_Given", "\"GivenFen\" IS NULL OR (\"CounterPayment\" IS NOT NULL AND \"CounterPayment\" = 'Cash' AND \"GivenFen\" >= \"TotalFen\")");
        });
    }
}
