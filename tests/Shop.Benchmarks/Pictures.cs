using System.Diagnostics;
using NetVips;
using Picture = Shop.Model.Picture;

namespace Shop.Benchmarks;

/// <summary>
/// How long a poster takes from the request to its last byte, drawn anew and from the folder; against the time that writing its
/// pixels as a PNG takes alone, which no poster can beat, measured in the same run. The bar: under 300 ms drawn anew. And how long a photo of twelve megapixels takes to be kept and made in all
/// widths and formats; against libvips' own command line doing the same on one thread. The bar: 1.15 of its time.
/// </summary>
internal static class Pictures
{
    private const int Rounds = 9;
    private const int Crowd = 6;
    private const string CommandLine = "/usr/bin/vipsthumbnail";
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
        rows.AddRange(await Photos(shop));
        return rows;
    }

    private static async Task<List<Row>> Photos(SeededShop shop)
    {
        if (!File.Exists(CommandLine))
        {
            await Console.Error.WriteLineAsync("vipsthumbnail (libvips-tools) isn't on this machine: the photo's rows are left out.");
            return [];
        }
        NetVips.NetVips.Concurrency = 1;
        await using var scope = shop.Services.CreateAsyncScope();
        var (services, db) = (scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ShopDb>());
        await db.Pictures.ExecuteUpdateAsync(s => s.SetProperty(p => p.RenderedAt, DateTime.UtcNow));
        var render = ActivatorUtilities.CreateInstance<RenderPictures>(services);
        var (keeping, keepingBare, making, makingBare) = (new List<double>(), new List<double>(), new List<double>(), new List<double>());
        for (var i = 0; i < Rounds; i++)
        {
            var (photo, folder) = (Photo(i), Directory.CreateDirectory(Path.Combine(shop.Folder, $"photo-{i}")).FullName);
            var file = Path.Combine(folder, "photo.jpg");
            await File.WriteAllBytesAsync(file, photo);
            keepingBare.Add(await Repurchase.Timed(() => Thumbnail(file, "2560x2560>", "kept.webp[Q=88,effort=4,strip]")));
            makingBare.Add(await Repurchase.Timed(async () =>
            {
                foreach (var width in PictureAddress.Widths)
                {
                    await Thumbnail(Path.Combine(folder, "kept.webp"), $"{width}x100000>", $"{width}.avif[Q=60,compression=av1,effort=2]");
                    await Thumbnail(Path.Combine(folder, "kept.webp"), $"{width}x100000>", $"{width}.webp[Q=80,effort=4]");
                }
            }));
            Picture? taken = null;
            keeping.Add(await Repurchase.Timed(async () => taken = (await services.GetRequiredService<TakePicture>().Run(photo)).Picture));
            db.Pictures.Add(taken!);
            await db.SaveChangesAsync();
            making.Add(await Repurchase.Timed(() => render.RenderAll(services)));
        }
        // As many as are worth a rest to visitors.
        for (var i = 0; i < Crowd; i++)
        {
            db.Pictures.Add((await services.GetRequiredService<TakePicture>().Run(Photo(Rounds + i))).Picture!);
        }
        await db.SaveChangesAsync();
        var resting = await Repurchase.Timed(() => render.RenderAll(services)) / Crowd;
        var versions = $"{NetVips.NetVips.Version(0)}.{NetVips.NetVips.Version(1)}.{NetVips.NetVips.Version(2)}, command line {await Version()}";
        return [Line("a photo kept", keeping, keepingBare), Line("a photo in 5 widths, AVIF and WebP", making, makingBare), Line($"the same, one of {Crowd} that wait", [resting], makingBare)];

        Row Line(string what, List<double> times, List<double> limit) =>
            new() { { "picture", what }, { "anew_ms", Repurchase.Percentile(times, 0.5) }, { "anew_max_ms", times.Max() }, { "limit_ms", Repurchase.Percentile(limit, 0.5) }, { "ratio", Repurchase.Percentile(times, 0.5) / Repurchase.Percentile(limit, 0.5) }, { "libvips", versions } };
    }

    /// <summary>Twelve megapixels of clouds, edges and a sensor's noise, about as hard to squeeze as a photo.</summary>
    private static byte[] Photo(int seed)
    {
        const int Width = 4032, Height = 3024;
        using var places = Image.Xyz(Width, Height);
        using var clouds = (Image.Perlin(Width, Height, cellSize: 512, seed: seed) * 60) + (Image.Perlin(Width, Height, cellSize: 96, seed: seed + 1) * 30) + (Image.Perlin(Width, Height, cellSize: 16, seed: seed + 2) * 14);
        using var edges = (clouds > 10).Ifthenelse(35, 0);
        using var grain = Image.Gaussnoise(Width, Height, mean: 0, sigma: 4, seed: seed);
        using var grey = clouds + edges + grain;
        using var red = grey + (places[0] * 0.02) + 90;
        using var green = (grey * 0.9) + (places[1] * 0.02) + 80;
        using var blue = (grey * 0.7) - (places[0] * 0.01) + 110;
        using var photo = red.Bandjoin(green, blue).Cast(Enums.BandFormat.Uchar).Copy(interpretation: Enums.Interpretation.Srgb);
        return photo.JpegsaveBuffer(q: 92);
    }

    private static async Task Thumbnail(string file, string size, string output)
    {
        using var process = Process.Start(new ProcessStartInfo(CommandLine, ["--vips-concurrency=1", "-s", size, "-o", Path.Combine(Path.GetDirectoryName(file)!, output), file]))!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{CommandLine} failed at {output}");
        }
    }

    private static async Task<string> Version()
    {
        using var process = Process.Start(new ProcessStartInfo(CommandLine, ["--vips-version"]) { RedirectStandardOutput = true })!;
        return (await process.StandardOutput.ReadToEndAsync()).Trim();
    }
}
