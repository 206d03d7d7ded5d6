using NetVips;

namespace Shop.Benchmarks;

/// <summary>
/// How long a poster takes from the request to its last byte, drawn anew and from the folder; against the time that writing its
/// pixels as a PNG takes alone, which no poster can beat, measured in the same run. The bar: under 300 ms drawn anew.
/// </summary>
internal static class Pictures
{
    private const int Rounds = 9;
    private static readonly string[] Posters =
    [
        "/products/classic-chilli-sauce/poster.png", "/products/cloud-bookmark/poster.png", "/lots/SAT63XC5/poster.png", "/workshops/weiping/poster.png", "/workshops/xiandu/poster.png",
    ];

    public static async Task<List<Row>> Run()
    {
        await using var shop = await SeededShop.Start();
        using var client = new HttpClient { BaseAddress = shop.Address };
        var folder = Path.Combine(shop.Folder, "posters");
        var rows = new List<Row>();
        foreach (var poster in Posters)
        {
            var png = await client.GetByteArrayAsync(poster);
            using var pixels = Image.NewFromBuffer(png).CopyMemory();
            var (limit, _) = await Load.Times(Rounds, _ => Task.FromResult(pixels.PngsaveBuffer()));
            var (anew, longest) = await Load.Times(Rounds, _ =>
            {
                Directory.Delete(folder, recursive: true);
                return client.GetByteArrayAsync(poster);
            });
            var (kept, _) = await Load.Times(Rounds, _ => client.GetByteArrayAsync(poster));
            rows.Add(new Row { { "picture", poster }, { "bytes", png.Length }, { "anew_ms", anew }, { "anew_max_ms", longest }, { "kept_ms", kept }, { "limit_ms", limit }, { "ratio", anew / limit } });
        }
        return rows;
    }
}
