using System.Globalization;
using System.Text;

namespace Shop.Features.Listings;

/// <summary>Addresses for new products: English words where there are some, else pinyin; none is ever used twice.</summary>
public sealed class NewSlug(ShopDb db)
{
    // What stands at the same place in addresses of the desk.
    private static readonly string[] Reserved = ["new", "sheet", "drafts"];

    /// <summary>One for each name, in their order.</summary>
    public async Task<IReadOnlyList<string>> For(IReadOnlyList<Text> names, CancellationToken ct = default)
    {
        if (names.Count == 0)
        {
            return [];
        }
        var wanted = names.Select(Of).ToList();
        var taken = (await db.Products.Select(p => p.Slug).Concat(db.RetiredSlugs.Where(r => r.Kind == SlugKind.Product).Select(r => r.Slug)).ToListAsync(ct)).Concat(Reserved).ToHashSet(StringComparer.Ordinal);
        return wanted.ConvertAll(slug =>
        {
            var free = slug;
            for (var n = 2; !taken.Add(free); n++)
            {
                free = string.Create(CultureInfo.InvariantCulture, $"{slug}-{n}");
            }
            return free;
        });
    }

    /// <summary>"Crisp Radish" and "脆萝卜" alike become ASCII words with hyphens, at most 60 characters.</summary>
    internal static string Of(Text name)
    {
        var slug = Words(name.En ?? "");
        slug = slug.Length > 1 ? slug : Words(name.Zh);
        return slug.Length > 0 ? slug : "product";
    }

    private static string Words(string name)
    {
        var slug = new StringBuilder();
        var gap = false;
        foreach (var rune in name.Normalize(NormalizationForm.FormKD).ToLowerInvariant().EnumerateRunes())
        {
            var word = Pinyin.Of(rune) is [var reading, ..] ? reading : rune is { IsAscii: true } && Rune.IsLetterOrDigit(rune) ? rune.ToString() : null;
            if (word is null)
            {
                gap |= Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune) && rune.Value is not ('\'' or '’');
                continue;
            }
            if (slug.Length + word.Length > 58)
            {
                break;
            }
            if (slug.Length > 0 && (gap || word.Length > 1))
            {
                slug.Append('-');
            }
            slug.Append(word);
            gap = Pinyin.Knows(rune);
        }
        return slug.ToString();
    }
}
