namespace Shop.Features.Repurchase.Memory;

/// <summary>Which kept orders and lines a cut counts, and with what: the same rules as <see cref="ReadHistory"/> has for the database.</summary>
internal sealed class CutFilter
{
    private readonly Cut cut;
    private readonly CurrencyCode currency;
    // By the product's number, for millions of lines ask; null: all.
    private readonly bool[]? products;
    private readonly bool[] visited;

    private CutFilter(Cut cut, bool[]? products, bool[] visited) => (this.cut, this.products, this.visited, currency) = (cut, products, visited, CurrencyCode.Of(cut.Currency));

    public static async Task<CutFilter> Of(Cut cut, ShopDb db, CancellationToken ct)
    {
        var wanted = db.Products.Where(p => (cut.BrandId == null || p.BrandId == cut.BrandId) && (cut.CooperativeId == null || p.CooperativeId == cut.CooperativeId) && (cut.ProductId == null || p.Id == cut.ProductId)).Select(p => p.Id);
        var products = cut.BrandId is null && cut.CooperativeId is null && cut.ProductId is null ? null : await wanted.ToListAsync(ct);
        var visited = cut.VisitedWorkshopId is { } workshop ? await db.Products.Where(p => db.Workshops.Any(w => w.Id == workshop && w.CooperativeId == p.CooperativeId)).Select(p => p.Id).ToListAsync(ct) : [];
        return new CutFilter(cut, products is null ? null : Marked(products), Marked(visited));
    }

    private static bool[] Marked(List<int> numbers)
    {
        var marked = new bool[numbers.DefaultIfEmpty(-1).Max() + 1];
        numbers.ForEach(n => marked[n] = true);
        return marked;
    }

    private static bool Has(bool[] marked, int number) => (uint)number < (uint)marked.Length && marked[number];

    /// <summary>The orders of a block's customers that count.</summary>
    /// <param name="number">Of the block: its customers' numbers follow from it.</param>
    /// <param name="made">Empty, and empty afterwards: used again for the next block.</param>
    /// <param name="edit">Told their days and their lines that count, in the same walk.</param>
    public HistoryBlock Known(OrderBlock? block, int number, HistoryBlock.Builder made, Timeline.Edit edit)
    {
        if (block is null)
        {
            return HistoryBlock.Empty;
        }
        for (var slot = 0; slot < OrderBlock.Size; slot++)
        {
            var orders = block[slot];
            if (orders.Length == 0 || !Chooses(block, slot, orders))
            {
                continue;
            }
            for (var i = 0; i < orders.Length; i++)
            {
                var lines = block.Lines(slot, i);
                if (Counts(orders[i], lines) is { } counted)
                {
                    made.Add(((long)number * OrderBlock.Size) + slot, orders[i].Day, counted.Amount, counted.Units, orders[i].Id);
                    edit.Expect(orders[i].Day);
                    Lines(orders[i].Day, lines, edit, 1);
                }
            }
        }
        return made.Build();
    }

    /// <summary>Of a block of orders that nobody knows whose they are.</summary>
    public HistoryOrder[] Nobodys(OrderBlock? block)
    {
        var made = new List<HistoryOrder>();
        for (var slot = 0; slot < OrderBlock.Size && block is not null && CountsNobodys; slot++)
        {
            var orders = block[slot];
            for (var i = 0; i < orders.Length; i++)
            {
                if (Counts(orders[i], block.Lines(slot, i)) is { } counted)
                {
                    made.Add(new HistoryOrder(0, default, DateOnly.FromDayNumber(orders[i].Day), counted.Amount, counted.Units, Id: orders[i].Id));
                }
            }
        }
        return [.. made];
    }

    /// <summary>Whether it is made of the same products: they may have gone to another brand or cooperative.</summary>
    public bool SameAs(CutFilter other) => visited.AsSpan().SequenceEqual(other.visited) && products is null == other.products is null && products.AsSpan().SequenceEqual(other.products);

    /// <summary>Tells the lines that count to whoever adds up goods and ratings.</summary>
    /// <param name="ofNobody">Whether nobody knows whose they are.</param>
    /// <param name="sign">1: they come; -1: they go.</param>
    public void Lines(OrderBlock? block, bool ofNobody, Timeline.Edit edit, int sign)
    {
        for (var slot = 0; slot < OrderBlock.Size && block is not null; slot++)
        {
            var orders = block[slot];
            if (orders.Length == 0 || (ofNobody ? !CountsNobodys : !Chooses(block, slot, orders)))
            {
                continue;
            }
            for (var i = 0; i < orders.Length; i++)
            {
                var lines = block.Lines(slot, i);
                if (Counts(orders[i], lines) is not null)
                {
                    Lines(orders[i].Day, lines, edit, sign);
                }
            }
        }
    }

    private void Lines(int day, ReadOnlySpan<KeptLine> lines, Timeline.Edit edit, int sign)
    {
        foreach (ref readonly var line in lines)
        {
            if (Matches(line))
            {
                edit.Line(day, line, sign);
            }
        }
    }

    private bool CountsNobodys => cut.FirstProductId is null && cut.VisitedWorkshopId is null;

    private bool Matches(in KeptLine line) => (products is null || Has(products, line.Product)) && (cut.LivestreamId is null || line.Livestream == cut.LivestreamId);

    private (long Amount, int Units)? Counts(KeptOrder order, ReadOnlySpan<KeptLine> lines)
    {
        if (order.Currency != currency || (cut.Channel is { } channel && order.Channel != channel))
        {
            return null;
        }
        var (amount, units) = (order.Amount, order.Units);
        if (cut.IsOfLines)
        {
            (amount, units) = (0, 0);
            foreach (var line in lines)
            {
                if (Matches(line))
                {
                    (amount, units) = (amount + line.Amount, units + line.Units);
                }
            }
        }
        return amount > 0 || (cut.IncludeFree && amount == 0 && units > 0) ? (amount, units) : null;
    }

    // Two cuts choose customers and keep their whole history.
    private bool Chooses(OrderBlock block, int slot, ReadOnlySpan<KeptOrder> orders)
    {
        if (cut.FirstProductId is { } first && !BeganWith(block, slot, orders, first))
        {
            return false;
        }
        if (cut.VisitedWorkshopId is null)
        {
            return true;
        }
        for (var i = 0; i < orders.Length; i++)
        {
            if (orders[i] is { Channel: Channel.Counter, Amount: > 0 })
            {
                foreach (var line in block.Lines(slot, i))
                {
                    if (Has(visited, line.Product))
                    {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static bool BeganWith(OrderBlock block, int slot, ReadOnlySpan<KeptOrder> orders, int product)
    {
        for (var i = 0; i < orders.Length; i++)
        {
            if (orders[i].Amount > 0)
            {
                foreach (var line in block.Lines(slot, i))
                {
                    if (line.Product == product)
                    {
                        return true;
                    }
                }
                return false;
            }
        }
        return false;
    }
}
