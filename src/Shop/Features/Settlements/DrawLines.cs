namespace Shop.Features.Settlements;

/// <summary>What a settlement is made of: a line a parcel, one for each posting that is about none, and one for what the settlement before left over. Pure.</summary>
public static class DrawLines
{
    /// <param name="postings">Of one cooperative, in no settlement yet.</param>
    /// <param name="numbers">Order numbers by order id.</param>
    /// <param name="carried">Settlements of it that were closed below zero and aren't carried over yet.</param>
    public static List<SettlementLine> From(IEnumerable<Posting> postings, IReadOnlyDictionary<long, string> numbers, IEnumerable<Settlement> carried)
    {
        var lines = carried.OrderBy(s => s.Id).Select(s => new SettlementLine { CarriedFromId = s.Id, OpeningFen = s.NetFen, NetFen = s.NetFen }).ToList();
        var byPart = new Dictionary<long, SettlementLine>();
        foreach (var posting in postings.OrderBy(p => p.At).ThenBy(p => p.Id))
        {
            if (posting.PartId is not { } part || !byPart.TryGetValue(part, out var line))
            {
                line = new SettlementLine { PartId = posting.PartId, OrderNumber = posting.OrderId is { } order ? numbers.GetValueOrDefault(order, "") : "" };
                lines.Add(line);
                if (posting.PartId is { } id)
                {
                    byPart.Add(id, line);
                }
            }
            line.Take(posting);
            line.Postings.Add(new SettlementPosting { PostingId = posting.Id });
        }
        return lines;
    }
}
