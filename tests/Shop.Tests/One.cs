namespace Shop.Tests;

public class One
{
    [Fact]
    public void Sum() => Assert.Equal(2, 1 + 1);
}
