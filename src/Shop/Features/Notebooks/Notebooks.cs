using System.Collections.Concurrent;

namespace Shop.Features.Notebooks;

/// <summary>Notebooks that children take along on an experience, from seeds/notebooks/, one file an experience: words are data, how a page looks is drawn here. Each is drawn once in each language.</summary>
public sealed class Notebooks(Folders folders, DrawNotebook draw)
{
    private readonly ConcurrentDictionary<(string Slug, string Culture), Lazy<byte[]>> drawn = new();
    private readonly Lazy<Dictionary<string, Notebook>> all = new(() => Directory.Exists(Path.Combine(folders.Seeds, "notebooks"))
        ? Directory.EnumerateFiles(Path.Combine(folders.Seeds, "notebooks"), "*.json").ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => Seeds.Read<Notebook>(folders.Seeds, $"notebooks/{Path.GetFileName(f)}"), StringComparer.Ordinal) : []);

    /// <param name="slug">The experience's.</param>
    public bool Has(string slug) => all.Value.ContainsKey(slug);

    /// <summary>As a PDF of A5 pages, in the language of whoever reads now; null when there is none.</summary>
    public byte[]? Pdf(string slug) => all.Value.TryGetValue(slug, out var notebook) ? drawn.GetOrAdd((slug, Culture.Here), _ => new Lazy<byte[]>(() => draw.Run(slug, notebook))).Value : null;
}

/// <param name="Brand">Slug.</param>
public sealed record Notebook(string Brand, Text Title, NotebookPage[] Pages);

/// <param name="Kind">How it is drawn.</param>
/// <param name="Labels">What stands beside the page's frames, in their order.</param>
/// <param name="Character">Who is on it, "little-emperor:asks"; null: nobody.</param>
public sealed record NotebookPage(NotebookKind Kind, Text Title, Text Prompt, Text[]? Labels = null, string? Character = null);

/// <summary>Bubble: a question to write. Circles: near, nearer, nearest. Square: a bit of ground. Rings: where a sound comes from. Rock: half drawn. Panels: four pictures. Pair: two frames. Lines: to write on. Dots: anything.</summary>
public enum NotebookKind { Cover, Bubble, Circles, Square, Rings, Rock, Panels, Pair, Lines, Dots, Back }
