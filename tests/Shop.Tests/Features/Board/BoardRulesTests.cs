using Shop.Features.Board;

namespace Shop.Tests.Features.Board;

public class BoardRulesTests
{
    [Fact]
    public void The_best_on_time_leads_alone_the_rest_get_flags_and_the_last_and_late_is_the_snail()
    {
        var rows = Judged(Row(1, 10, 7), Row(2, 20, 20), Row(3, 100, 99), Row(4, 10, 8));
        Assert.Equal([4, 1, 2, 3], rows.Select(r => r.Place));
        Assert.Equal([BoardMark.Snail, BoardMark.Leader, BoardMark.Flag, BoardMark.None], rows.Select(r => r.Mark));
    }

    [Fact]
    public void Too_few_parcels_are_neither_placed_nor_marked()
    {
        var rows = Judged(Row(1, 4, 4), Row(2, 4, 0), Row(3, 5, 5));
        Assert.Equal([null, null, 1], rows.Select(r => r.Place));
        // Alone, one leads nobody, and isn't last either.
        Assert.Equal([BoardMark.None, BoardMark.None, BoardMark.Flag], rows.Select(r => r.Mark));
        Assert.Equal(BoardMark.None, Judged(Row(1, 5, 0))[0].Mark);
    }

    [Fact]
    public void Equal_ones_share_the_place_and_then_nobody_leads_and_nobody_is_the_snail()
    {
        var rows = Judged(Row(1, 10, 10), Row(2, 5, 5), Row(3, 10, 5), Row(4, 20, 10));
        Assert.Equal([1, 1, 3, 3], rows.Select(r => r.Place));
        Assert.Equal([BoardMark.Flag, BoardMark.Flag, BoardMark.None, BoardMark.None], rows.Select(r => r.Mark));
        Assert.All(Judged(Row(1, 10, 0), Row(2, 10, 0)), r => Assert.Equal((1, BoardMark.None), (r.Place, r.Mark)));
    }

    [Fact]
    public void Equal_on_time_is_decided_by_ratings_then_customers_then_new_goods()
    {
        Assert.Equal([2, 1], Judged(Row(1, 10, 9, ratings: 10, positive: 8), Row(2, 10, 9, ratings: 5, positive: 5)).Select(r => r.Place));
        // Four ratings are too few to count.
        Assert.Equal([2, 1], Judged(Row(1, 10, 9, ratings: 4, positive: 4, customers: 3, returning: 1), Row(2, 10, 9, customers: 3, returning: 2)).Select(r => r.Place));
        Assert.Equal([1, 2], Judged(Row(1, 10, 9, products: 2), Row(2, 10, 9, products: 1)).Select(r => r.Place));
        // A third is more than 33 of 100.
        Assert.Equal([1, 2], Judged(Row(1, 10, 9, customers: 3, returning: 1), Row(2, 10, 9, customers: 100, returning: 33)).Select(r => r.Place));
    }

    [Theory]
    [InlineData(90, BoardMark.Leader)]
    [InlineData(89, BoardMark.None)]
    public void The_first_leads_from_nine_of_ten(int onTime, BoardMark mark) => Assert.Equal(mark, Judged(Row(1, 100, onTime), Row(2, 100, 85))[0].Mark);

    [Theory]
    [InlineData(95, 10, 9, BoardMark.Flag)]
    [InlineData(94, 10, 9, BoardMark.None)]
    [InlineData(95, 10, 8, BoardMark.None)]
    [InlineData(95, 4, 0, BoardMark.Flag)]
    public void A_flag_asks_for_parcels_and_for_ratings_where_there_are_enough(int onTime, int ratings, int positive, BoardMark mark) =>
        Assert.Equal(mark, Judged(Row(1, 100, 100), Row(2, 100, onTime, ratings, positive))[1].Mark);

    [Theory]
    [InlineData(79, BoardMark.Snail)]
    [InlineData(80, BoardMark.None)]
    public void The_last_is_the_snail_below_eight_of_ten(int onTime, BoardMark mark) => Assert.Equal(mark, Judged(Row(1, 100, 100), Row(2, 100, onTime))[1].Mark);

    private static BoardRow[] Judged(params BoardRow[] rows)
    {
        BoardRules.Judge(rows);
        Assert.True(rows.Count(r => r.Mark == BoardMark.Leader) <= 1 && rows.Count(r => r.Mark == BoardMark.Snail) <= 1);
        return rows;
    }

    private static BoardRow Row(int id, int due, int onTime, int ratings = 0, int positive = 0, int customers = 0, int returning = 0, int products = 0) => new()
    {
        CooperativeId = id,
        Name = new Text("社", "Coop"),
        Due = due,
        OnTime = onTime,
        Ratings = ratings,
        Positive = positive,
        Customers = customers,
        Returning = returning,
        NewProducts = products,
    };
}
