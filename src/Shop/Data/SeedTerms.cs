namespace Shop.Data;

/// <summary>The commission that a new shop begins with, from seeds/terms.json. What was ever agreed for the same cooperative and category stays as it is.</summary>
internal sealed class SeedTerms(ShopDb db, Folders folders, DateTime now)
{
    private const string File = "terms.json";

    public async Task Run(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains(File))
        {
            return;
        }
        await db.SaveChangesAsync(ct);
        var cooperatives = await db.Cooperatives.ToDictionaryAsync(c => c.Slug, c => c.Id, ct);
        var categories = await db.Categories.ToDictionaryAsync(c => c.Slug, c => c.Id, ct);
        var known = await db.CommissionTerms.Select(t => t.Scope).ToHashSetAsync(ct);
        foreach (var seed in Seeds.Read<Seeds.Term[]>(folders.Seeds, File))
        {
            var (cooperative, category) = (Find(cooperatives, seed.Cooperative), Find(categories, seed.Category));
            var scope = CommissionTerm.ScopeOf(cooperative, category);
            if (!known.Add(scope))
            {
                continue;
            }
            if ((seed.Percent is null) == (seed.Fixed is null))
            {
                throw new WrongSeedException(File, $"{scope}: either percent or fixed, not both");
            }
            db.CommissionTerms.Add(new CommissionTerm
            {
                CooperativeId = cooperative,
                CategoryId = category,
                Scope = scope,
                Permille = seed.Percent is { } percent ? (int)(percent * 10) : null,
                FixedFen = seed.Fixed is { } yuan ? Seeds.Fen(yuan) : null,
                ShopBearsFees = seed.ShopBearsFees,
                From = seed.From,
                Note = seed.Note,
                CreatedAt = now,
                By = "seeds",
            });
        }
    }

    private static int? Find(Dictionary<string, int> rows, string? slug) => slug is null ? null
        : rows.TryGetValue(slug, out var id) ? id : throw new WrongSeedException(File, $"nothing is called {slug}");
}
