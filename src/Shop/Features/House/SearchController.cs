using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.House;

/// <summary>One search over everything that the operator looks after.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class SearchController(SearchHouse search) : Controller
{
    [HttpGet("/operator/search")]
    public IActionResult Index() => View("Search", new Found("", []));

    // By post: a phone number doesn't belong in an address.
    [HttpPost("/operator/search")]
    public async Task<IActionResult> Search([Required(ErrorMessage = "QueryMissing"), StringLength(60, ErrorMessage = "QueryLong")] string? q, CancellationToken ct)
    {
        if (!ModelState.IsValid)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
            return View(new Found(q ?? "", []));
        }
        return View(new Found(q!, await search.Run(q!.Trim(), ct)));
    }
}

/// <param name="Typed">What was typed; "" before anything was.</param>
/// <param name="Groups">Those in which something was found, an exact number's first.</param>
public sealed record Found(string Typed, IReadOnlyList<Group> Groups);
