using Shop.Features.Baskets;

namespace Shop.Features.Ledger;

/// <summary>Writes the commission in force onto an order that is being placed: what changes later doesn't change it. One query.</summary>
public sealed class CopyTerms(ShopDb db)
{
    public async Task Onto(Order order, BasketContents basket, CancellationToken ct)
    {
        var terms = await db.CommissionTerms.AsNoTracking().Where(t => t.From <= order.PlacedOn && (t.Until == null || t.Until > order.PlacedOn)).ToListAsync(ct);
        var categories = basket.Lines.DistinctBy(l => l.VariantId).ToDictionary(l => l.VariantId, l => l.CategoryId);
        foreach (var part in order.Parts)
        {
            part.ShopBearsFees = CommissionTerm.For(terms, part.CooperativeId, null, order.PlacedOn)?.ShopBearsFees ?? false;
            foreach (var line in part.Lines)
            {
                var term = CommissionTerm.For(terms, part.CooperativeId, categories[line.VariantId!.Value], order.PlacedOn);
                (line.CommissionPermille, line.CommissionFixedFen) = (term?.Permille ?? 0, term?.FixedFen ?? 0);
            }
        }
    }
}
