namespace Shop.Tests.Model;

public class PriceHistoryTests
{
    private static readonly DateTime Now = new(2026, 11, 24, 4, 0, 0, DateTimeKind.Utc);

    // "39@-90 35@-2": 39 yuan since ninety days ago, 35 since two.
    [Theory]
    [InlineData("39@-90 35@-2", 3900L)]
    [InlineData("39@-90 35@0", 3900L)]
    [InlineData("39@-90", null)]
    [InlineData("39@0", null)]
    // Raised for a while and lowered to what it was: nothing was saved.
    [InlineData("39@-90 59@-10 39@-2", null)]
    // Raised and then lowered below: what counts is the lower one of before.
    [InlineData("39@-90 59@-10 35@-2", 3900L)]
    // Raised more than thirty days before it was lowered: the old price is no longer in sight.
    [InlineData("39@-90 59@-40 45@-2", 5900L)]
    // Raised exactly thirty days before: the old one had just ended.
    [InlineData("39@-90 59@-32 45@-2", 5900L)]
    [InlineData("39@-90 59@-31 45@-2", null)]
    // Two cuts: the second is measured by the first, not by the price of long ago.
    [InlineData("59@-90 49@-10 45@-2", 4900L)]
    // Cut, raised, cut again, but not below the first cut.
    [InlineData("59@-90 39@-20 55@-10 45@-2", null)]
    // Not for ever: after thirty days the lowest of the last thirty is the price itself.
    [InlineData("39@-90 35@-30", null)]
    [InlineData("39@-90 35@-29", 3900L)]
    // Young: what there was, was.
    [InlineData("39@-3 35@-1", 3900L)]
    // The same price again begins nothing.
    [InlineData("39@-90 35@-20 35@-5", 3900L)]
    [InlineData("39@-90 35@-40 35@-5", null)]
    // What hasn't begun isn't there.
    [InlineData("39@-90 35@2", null)]
    [InlineData("", null)]
    public void The_struck_out_price_is_the_lowest_of_the_thirty_days_before(string prices, long? struck) => Assert.Equal(struck, PriceHistory.Struck(Read(prices), Now)?.Fen);

    // Offers: "33@-10/-9": 33 yuan from ten days ago until nine days ago.
    [Theory]
    [InlineData("39@-90", "", 3900L)]
    [InlineData("39@-90 35@-20 42@-10", "", 3500L)]
    // What ended thirty days ago or earlier counts nothing; what still held then does.
    [InlineData("35@-90 39@-30", "", 3900L)]
    [InlineData("35@-90 39@-29", "", 3500L)]
    [InlineData("39@-90", "29@-10/-9", 2900L)]
    [InlineData("39@-90", "29@-40/-31", 3900L)]
    [InlineData("39@-90", "29@-31/-29", 2900L)]
    [InlineData("39@-90", "45@-10/-9", 3900L)]
    // One that is on now counts; one that hasn't begun doesn't.
    [InlineData("39@-90", "29@-1/1", 2900L)]
    [InlineData("39@-90", "29@1/2", 3900L)]
    [InlineData("", "", null)]
    public void The_lowest_price_of_thirty_days_counts_live_offers(string prices, string offers, long? lowest)
    {
        var spans = offers.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(o => o.Split('@', '/')).Select(o => new PriceSpan(long.Parse(o[0], System.Globalization.CultureInfo.InvariantCulture) * 100, Now.AddDays(int.Parse(o[1], System.Globalization.CultureInfo.InvariantCulture)), Now.AddDays(int.Parse(o[2], System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(lowest, PriceHistory.Lowest(Read(prices), spans, Now));
    }

    [Fact]
    public void It_is_shown_for_thirty_days() => Assert.Equal(Now.AddDays(28), PriceHistory.Struck(Read("39@-90 35@-2"), Now)?.Until);

    [Theory]
    [InlineData("40@-90", 4800, true)]
    [InlineData("40@-90", 4801, false)]
    [InlineData("40@-90", 3200, true)]
    [InlineData("40@-90", 3199, false)]
    [InlineData("40@-90", 0, false)]
    // Small steps don't make a large one.
    [InlineData("40@-90 33@-3", 3000, false)]
    [InlineData("40@-90 33@-31", 3000, true)]
    [InlineData("40@-90 48@-1", 5000, false)]
    public void A_small_edit_is_within_the_band_around_every_price_of_thirty_days(string prices, long fen, bool small) => Assert.Equal(small, PriceHistory.IsSmall(fen, Read(prices), 20, Now));

    private static List<PriceStep> Read(string prices) => [.. prices.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('@'))
        .Select(p => new PriceStep(long.Parse(p[0], null) * 100, Now.AddDays(int.Parse(p[1], null))))];
}
