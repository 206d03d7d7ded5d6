namespace Shop.Features.Repurchase;

/// <summary>Sets of numbers that are joined again and again (union by size, path halving).</summary>
internal sealed class DisjointSets
{
    private readonly int[] parents;
    private readonly int[] sizes;

    public DisjointSets(int count)
    {
        parents = [.. Enumerable.Range(0, count)];
        sizes = new int[count];
        Array.Fill(sizes, 1);
    }

    /// <summary>A number that stands for the whole set.</summary>
    public int Find(int x)
    {
        while (parents[x] != x)
        {
            parents[x] = parents[parents[x]];
            x = parents[x];
        }
        return x;
    }

    public void Join(int a, int b)
    {
        (a, b) = (Find(a), Find(b));
        if (a == b)
        {
            return;
        }
        if (sizes[a] < sizes[b])
        {
            (a, b) = (b, a);
        }
        parents[b] = a;
        sizes[a] += sizes[b];
    }
}
