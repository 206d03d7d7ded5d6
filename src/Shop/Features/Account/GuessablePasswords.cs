using System.Globalization;
using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

/// <summary>
/// Refuses what is tried first: the passwords of leaked lists, the common ones of them also with digits around or written in leet, and what is made of the person's own words or the
/// house's. It doesn't measure strength: a sentence of common words is welcome.
/// </summary>
public sealed class GuessablePasswords(ShopDb db) : IPasswordValidator<AppUser>
{
    /// <summary>So many from the top are common.</summary>
    public const int Common = 3000;

    /// <summary>So many digits and signs around a common one make it no better: a date has eight.</summary>
    private const int Around = 8;

    /// <summary>Less than so many letters beside the house's or the person's words make them no better.</summary>
    private const int Few = 5;

    // What people here use and the list, which comes from elsewhere, doesn't know.
    private static readonly string[] FromHere = ["5201314520", "woaini1314", "woaini520", "1314520520", "aini1314", "woaiwojia", "87654321", "administrator"];

    // The house's own beside what stands in its tables: its name, where its workshops are, and what they make.
    private static readonly string[] HouseWords =
    [
        "qiandianhoufang", "frontshopbackworkshop", "weijiangfang", "xianqi", "baxianqidaihuijia", "weiping", "xiandu", "jinyun", "chunan", "qiandaohu", "zhejiang", "lajiang", "chillisauce",
        "前店后坊", "威酱坊", "把仙气带回家", "仙气", "威坪", "仙都", "缙云", "淳安", "千岛湖", "浙江", "辣酱",
    ];

    private static readonly Lazy<Dictionary<string, int>> Ranks = new(Read);

    public async Task<IdentityResult> ValidateAsync(UserManager<AppUser> manager, AppUser user, string? password) =>
        password is not null && (IsListed(password) || IsMadeOf(password, [.. OwnWords(user), .. await Words()])) ? IdentityResult.Failed(new IdentityError { Code = "PasswordGuessable" }) : IdentityResult.Success;

    /// <summary>Rank of a password in the list, the commonest being 1; null: it isn't in it.</summary>
    public static int? RankOf(string password) => Ranks.Value.TryGetValue(password.ToLowerInvariant(), out var rank) ? rank : null;

    /// <summary>Passwords in the list that are no shorter than so many characters.</summary>
    public static int Known(int shortest) => Ranks.Value.Keys.Count(p => p.Length >= shortest);

    private static bool IsListed(string password)
    {
        var typed = password.ToLowerInvariant();
        string[] words = [typed.Trim([.. typed.Where(c => !char.IsLetterOrDigit(c))]), typed.Trim([.. typed.Where(c => !char.IsLetter(c))])];
        return Spelt(typed).Any(p => RankOf(p) is not null)
            || words.Where(w => w.Length > 3 && typed.Length - w.Length <= Around).SelectMany(Spelt).Any(w => RankOf(w) <= Common);
    }

    // As it is, and p@55w0rd as password.
    private static IEnumerable<string> Spelt(string text) => new[] { 'i', 'l' }.Select(one => string.Create(text.Length, (text, one), static (to, from) =>
    {
        for (var i = 0; i < to.Length; i++)
        {
            to[i] = from.text[i] switch { '@' or '4' => 'a', '3' => 'e', '1' or '!' => from.one, '0' => 'o', '$' or '5' => 's', '7' => 't', var c => c };
        }
    })).Prepend(text);

    private static bool IsMadeOf(string password, IEnumerable<string> words)
    {
        var typed = Letters(password);
        // The longest first: what is left of "weijiangfang" must not be "jiang".
        foreach (var word in words.Select(Letters).Where(w => w.Length > (w.Any(c => c > 0x2E80) ? 1 : 3)).Distinct().OrderByDescending(w => w.Length))
        {
            var rest = typed.Replace(word, "", StringComparison.Ordinal);
            if (rest != typed && (rest.Length < Few || rest.All(char.IsDigit)))
            {
                return true;
            }
            typed = rest;
        }
        return false;
    }

    private static IEnumerable<string> OwnWords(AppUser user) => [user.DisplayName, user.Email ?? "", .. (user.Email ?? "").Split('@').Take(1).Where(n => n.Length > 3)];

    private async Task<string[]> Words()
    {
        var brands = await db.Brands.AsNoTracking().Select(b => new { b.Slug, b.Name }).ToListAsync();
        var characters = await db.Characters.AsNoTracking().Select(c => new { c.Slug, c.Name }).ToListAsync();
        var cooperatives = await db.Cooperatives.AsNoTracking().Select(c => new { c.Slug, c.Name }).ToListAsync();
        return [.. HouseWords, .. brands.Concat(characters).Concat(cooperatives).SelectMany(x => new[] { x.Slug, x.Name.Zh, x.Name.En ?? "" })];
    }

    private static string Letters(string text) => string.Concat(text.Normalize(System.Text.NormalizationForm.FormKC).ToLower(CultureInfo.InvariantCulture).Where(char.IsLetterOrDigit));

    // The library's own measure refuses passphrases; its list is what is wanted.
    private static Dictionary<string, int> Read()
    {
        using var list = new StreamReader(typeof(Zxcvbn.Zxcvbn).Assembly.GetManifestResourceStream("zxcvbn-core.Dictionaries.passwords.lst") ?? throw new InvalidOperationException("zxcvbn-core has another name for its list."));
        var ranks = new Dictionary<string, int>(StringComparer.Ordinal);
        while (list.ReadLine() is { } line)
        {
            if (line.Trim() is { Length: > 0 } password)
            {
                ranks.TryAdd(password, ranks.Count + 1);
            }
        }
        foreach (var known in FromHere)
        {
            ranks.TryAdd(known, Common);
        }
        return ranks;
    }
}
