using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Home;

/// <summary>The house's own pages, from seeds/pages: delivery, returns, privacy, terms, about.</summary>
[AllowAnonymous]
public sealed class PagesController(Folders folders) : Controller
{
    [HttpGet("/pages/{name}")]
    [SameForEveryone]
    public async Task<IActionResult> Show(string name, CancellationToken ct)
    {
        if (!HousePages.Names.Contains(name, StringComparer.Ordinal))
        {
            return NotFound();
        }
        var language = Culture.Here == Culture.English ? "en" : "zh";
        var markdown = await System.IO.File.ReadAllTextAsync(Path.Combine(folders.Seeds, "pages", $"{name}.{language}.md"), ct);
        var title = markdown.Split('\n', 2)[0].TrimStart('#', ' ').Trim();
        return View("Page", new HousePage(name, title, markdown));
    }
}

public sealed record HousePage(string Name, string Title, string Markdown);
