namespace Shop.Tests.Model;

public class LotCodeTests
{
    private const string Alphabet = LotCode.Alphabet;

    [Fact]
    public void The_alphabet_has_thirty_two_characters_and_none_that_looks_like_another()
    {
        Assert.Equal(32, Alphabet.Distinct().Count());
        Assert.Equal(Alphabet, Alphabet.ToUpperInvariant());
        Assert.All("ILOU", c => Assert.DoesNotContain(c, Alphabet));
    }

    // The check is linear, so that it is enough to try every change at every place of one code; some more are tried for good measure.
    [Fact]
    public void Any_single_wrong_character_is_noticed()
    {
        foreach (var code in Codes(50).Append(LotCode.WithCheck("0000000")).Append(LotCode.WithCheck("ZZZZZZZ")))
        {
            for (var place = 0; place < LotCode.Length; place++)
            {
                foreach (var wrong in Alphabet.Where(c => c != code[place]).Concat("ILOUilou*?."))
                {
                    Assert.Null(LotCode.Read(code[..place] + wrong + code[(place + 1)..]));
                }
            }
        }
    }

    [Fact]
    public void Any_two_different_neighbours_swapped_are_noticed()
    {
        var tried = 0;
        for (var place = 0; place + 1 < LotCode.Length; place++)
        {
            foreach (var (a, b) in Alphabet.SelectMany(a => Alphabet.Select(b => (a, b))).Where(p => p.a != p.b))
            {
                // A code with these two at this place: the others are free, the last but one makes it right where the check character is among them.
                if (CodeWith(place, a, b) is { } code)
                {
                    tried++;
                    Assert.Equal(code, LotCode.Read(code));
                    Assert.Null(LotCode.Read(code[..place] + b + a + code[(place + 2)..]));
                }
            }
        }
        Assert.Equal((LotCode.Length - 1) * 32 * 31, tried);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("  {0} ")]
    public void Case_blanks_and_hyphens_do_not_matter(string frame)
    {
        foreach (var code in Codes(20))
        {
            foreach (var typed in new[] { code, code.ToLowerInvariant(), LotCode.Show(code), $"{code[..2]} {code[2..5]}\u3000{code[5..]}", string.Join('-', code.ToCharArray()), string.Concat(code.Select(c => (char)(c + 0xFEE0))) })
            {
                Assert.Equal(code, LotCode.Read(string.Format(null, frame, typed)));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("000000000")]
    [InlineData("0000-000")]
    [InlineData("\ud800")]
    [InlineData("辣椒")]
    public void What_is_no_code_is_none(string? typed) => Assert.Null(LotCode.Read(typed));

    [Fact]
    public void New_codes_are_codes_and_do_not_come_twice()
    {
        // Of 32^7 codes, a thousand meet once in 70,000 runs.
        var codes = Codes(1_000).ToList();
        Assert.All(codes, c => Assert.Equal(c, LotCode.Read(c)));
        Assert.Equal(codes.Count, codes.Distinct().Count());
        Assert.All(codes.SelectMany(c => c).Distinct(), c => Assert.Contains(c, Alphabet));
        Assert.Equal(32, codes.Select(c => c[^1]).Distinct().Count());
    }

    private static IEnumerable<string> Codes(int n) => Enumerable.Range(0, n).Select(_ => LotCode.New());

    private static string? CodeWith(int place, char a, char b) => Alphabet
        .Select(free => place == 0 ? "00" + free + "0000" : "" + free + "000000")
        .Select(seven => place + 2 <= 7 ? seven[..place] + a + b + seven[(place + 2)..] : seven[..place] + a)
        .Select(LotCode.WithCheck).FirstOrDefault(code => code[place] == a && code[place + 1] == b);
}
