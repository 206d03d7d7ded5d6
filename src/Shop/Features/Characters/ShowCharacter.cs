using Shop.Features.Catalogue;

namespace Shop.Features.Characters;

/// <summary>Everything that a character's page shows.</summary>
/// <param name="Character">With brand, holder of the rights, palette and drawings.</param>
/// <param name="Others">The rest of the family, those of the same brand first.</param>
public sealed record CharacterShown(Character Character, IReadOnlyList<Card> Goods, IReadOnlyList<Character> Others)
{
    public const int GoodsShown = 8;

    public IEnumerable<CharacterPose> Poses => Character.Poses.Where(p => p.Kind == PoseKind.Pose);

    public bool Has(string sheet) => Character.Poses.Exists(p => p.Kind == PoseKind.Sheet && p.Slug == sheet);
}

/// <summary>Reads a character's page in four queries, and all characters in one.</summary>
public sealed class ShowCharacter(ShopDb db, ShopClock clock)
{
    public async Task<CharacterShown?> Run(string slug, CancellationToken ct = default)
    {
        var now = clock.Now;
        // Only the palette multiplies this row.
        var character = await db.Characters.AsNoTracking().Where(c => c.Slug == slug)
            .Include(c => c.Brand).Include(c => c.Cooperative).Include(c => c.Palette.OrderBy(x => x.Position)).AsSingleQuery().SingleOrDefaultAsync(ct);
        if (character is null)
        {
            return null;
        }
        character.Poses.AddRange(await db.Set<CharacterPose>().AsNoTracking().Where(p => p.CharacterId == character.Id && p.WithdrawnAt == null).OrderBy(p => p.Position).ToListAsync(ct));
        var goods = await db.Products.AsNoTracking().OnSale(now).Where(p => p.Characters.Any(c => c.CharacterId == character.Id))
            .OrderBy(p => p.Position).ThenBy(p => p.Id).Take(CharacterShown.GoodsShown).AsCards(now).ToListAsync(ct);
        var others = (await All(ct)).Where(c => c.Id != character.Id).OrderBy(c => c.BrandId == character.BrandId ? 0 : 1).ToList();
        return new CharacterShown(character, goods, others);
    }

    /// <summary>Those that aren't withdrawn, with their brands, in their order.</summary>
    public Task<List<Character>> All(CancellationToken ct = default) =>
        db.Characters.AsNoTracking().Where(c => c.WithdrawnAt == null).Include(c => c.Brand).OrderBy(c => c.Position).ThenBy(c => c.Id).ToListAsync(ct);
}
