namespace Shop.Tests.Model;

public class CreditCodeTests
{
    [Theory]
    [InlineData("91350100M000100Y43")]
    [InlineData(" 91350100m000100y43 ")]
    [InlineData("９１３５０１００M000100Y43")]
    [InlineData("9135 0100 M000 100Y 43")]
    public void A_code_is_read_however_it_was_typed(string typed) => Assert.Equal("91350100M000100Y43", CreditCode.Read(typed));

    [Fact]
    public void One_wrong_character_or_two_that_changed_places_are_noticed()
    {
        const string right = "91350100M000100Y43";
        const string alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
        for (var i = 0; i < 18; i++)
        {
            Assert.All(alphabet.Where(c => c != right[i]), c => Assert.Null(CreditCode.Read(right[..i] + c + right[(i + 1)..])));
            if (i < 17 && right[i] != right[i + 1])
            {
                Assert.Null(CreditCode.Read($"{right[..i]}{right[i + 1]}{right[i]}{right[(i + 2)..]}"));
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91350100M000100Y4")]
    [InlineData("91350100M000100Y430")]
    [InlineData("91350100I000100Y43")]
    [InlineData("000000000000000000x")]
    public void What_has_another_length_or_a_letter_that_there_is_not_is_none(string? typed) => Assert.Null(CreditCode.Read(typed));
}
