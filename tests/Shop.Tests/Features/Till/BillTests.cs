using Shop.Features.Till;

namespace Shop.Tests.Features.Till;

public sealed class BillTests
{
    [Fact]
    public void A_bill_survives_its_address_and_leaves_out_what_cant_be_read()
    {
        var bill = Bill.Read(["A-1*2", "B*1", "A-1@SAT6-3XC5*1", "A-1*1", "A-1@SAT63XC6*1", "C*0", "C*-1", "C*100", "*3", "C", "C*1*1", new string('x', 90) + "*1"]);
        Assert.Equal([new BillLine("A-1", null, 3), new BillLine("B", null, 1), new BillLine("A-1", "SAT63XC5", 1)], bill.Lines);
        Assert.Equal(bill.Lines, Bill.Read(bill.Query.TrimStart('?').Split('&').Select(p => Uri.UnescapeDataString(p["line=".Length..]))).Lines);
        Assert.Equal(4, bill.Of("A-1"));
        Assert.Equal([new BillLine("A-1", null, 3), new BillLine("A-1", "SAT63XC5", 1)], bill.Add("B", null, -1).Lines);
        Assert.Equal(99, bill.Add("B", null, 500).Of("B"));
    }
}
