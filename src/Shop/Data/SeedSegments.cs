namespace Shop.Data;

/// <summary>Segments that a new shop begins with, from seeds/segments.json. One that an operator changed stays as it is.</summary>
internal sealed class SeedSegments(ShopDb db, Folders folders, DateTime now)
{
    private const string File = "segments.json";

    public async Task Run(HashSet<string> changed, CancellationToken ct)
    {
        if (!changed.Contains(File))
        {
            return;
        }
        var rows = await db.Segments.Where(s => s.Slug != null).ToDictionaryAsync(s => s.Slug!, ct);
        foreach (var seed in Seeds.Read<Seeds.Segment[]>(folders.Seeds, File))
        {
            var row = rows.GetValueOrDefault(seed.Slug) ?? db.Segments.Add(new Segment { Slug = seed.Slug, Name = seed.Name, MadeAt = now }).Entity;
            if (row.EditedAt is not null)
            {
                continue;
            }
            (row.Name, row.DaysFrom, row.TimesFrom, row.RecencyTo, row.FrequencyFrom, row.SpendingFrom) = (seed.Name, seed.DaysFrom, seed.TimesFrom, seed.RecencyTo, seed.FrequencyFrom, seed.SpendingFrom);
            (row.BoughtOn, row.IsNeverOnline, row.IsSecondOverdue) = (seed.BoughtOn, seed.NeverOnline, seed.SecondOverdue);
            if (!row.HasRule)
            {
                throw new WrongSeedException(File, $"{seed.Slug}: a segment has at least one rule");
            }
        }
    }
}
