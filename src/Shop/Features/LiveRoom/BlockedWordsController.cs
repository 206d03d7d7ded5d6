using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LiveRoom;

/// <summary>Words that nobody can say in a chat.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class BlockedWordsController(ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/blocked-words")]
    public Task<IActionResult> Index(CancellationToken ct) => Page(new BlockedWordForm(), ct);

    [HttpPost("/operator/blocked-words")]
    public async Task<IActionResult> Add(BlockedWordForm form, CancellationToken ct)
    {
        var word = ChatWords.Fold(form.Word ?? "");
        if (ModelState.IsValid && word.Length == 0)
        {
            ModelState.AddModelError(nameof(form.Word), texts["WordMissing"]);
        }
        else if (ModelState.IsValid && await db.BlockedWords.AnyAsync(w => w.Word == word, ct))
        {
            ModelState.AddModelError(nameof(form.Word), texts["WordThere"]);
        }
        if (!ModelState.IsValid)
        {
            return await Page(form, ct);
        }
        db.BlockedWords.Add(new BlockedWord { Word = word, By = User.UserId()!, At = clock.Now });
        await db.SaveChangesAsync(ct);
        return Redirect("/operator/blocked-words");
    }

    [HttpPost("/operator/blocked-words/{id:int}/removal")]
    public async Task<IActionResult> Remove(int id, CancellationToken ct)
    {
        if (await db.BlockedWords.FindAsync([id], ct) is not { } word)
        {
            return NotFound();
        }
        db.BlockedWords.Remove(word);
        await db.SaveChangesAsync(ct);
        return Redirect("/operator/blocked-words");
    }

    private async Task<IActionResult> Page(BlockedWordForm form, CancellationToken ct)
    {
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("BlockedWords", new BlockedWordsPage(await db.BlockedWords.AsNoTracking().OrderBy(w => w.Word).ToListAsync(ct), form));
    }
}

public sealed record BlockedWordForm
{
    /// <summary>Kept folded (<see cref="ChatWords.Fold"/>).</summary>
    [Required(ErrorMessage = "WordMissing"), StringLength(20, ErrorMessage = "WordMissing")]
    public string? Word { get; init; }
}

public sealed record BlockedWordsPage(IReadOnlyList<BlockedWord> Words, BlockedWordForm Form);
