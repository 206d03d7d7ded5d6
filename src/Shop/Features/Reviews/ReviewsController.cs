using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Shop.Features.Orders;

namespace Shop.Features.Reviews;

/// <summary>What a buyer says of a line of an order. Open to the order's account, and to whoever has the key of its link.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)]
public sealed class ReviewsController(OpenOrder open, WriteReview write, ReviewRules rules, ReadReviews read, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/orders/{number}/reviews/{line:long}")]
    public async Task<IActionResult> Show(string number, long line, string? key, int saved, CancellationToken ct) =>
        await open.Run(number, key, User, ct) is { } order ? await Page(order, line, key, null, saved == 1, ct) : NotFound();

    // Somewhat more than the largest pictures, so that one a little too large is told at its field.
    [HttpPost("/orders/{number}/reviews/{line:long}"), EnableRateLimiting(Limited.Checkout)]
    [RequestSizeLimit((Review.MostPhotos + 2) * TakePicture.LargestBytes), RequestFormLimits(MultipartBodyLengthLimit = (Review.MostPhotos + 2) * TakePicture.LargestBytes)]
    public async Task<IActionResult> Write(string number, long line, [FromQuery] string? key, ReviewForm form, [FromServices] ReviewPhotos photos, CancellationToken ct)
    {
        if (await open.Run(number, key, User, ct) is not { } order || order.Lines.SingleOrDefault(l => l.Id == line) is not { } bought)
        {
            return NotFound();
        }
        var files = form.Photos.Where(p => p.Length > 0).ToList();
        if (files.Count > Review.MostPhotos)
        {
            ModelState.AddModelError(nameof(form.Photos), texts["TooManyPhotos", Review.MostPhotos]);
        }
        // Nobody's pictures are kept who may not write.
        if (ModelState.IsValid && Told(await rules.May(order, bought, await read.OfLine(line, ct), User.UserId(), ct)))
        {
            var (taken, refusal) = await photos.Take(files, ct);
            if (refusal != PictureRefusal.None)
            {
                ModelState.AddModelError(nameof(form.Photos), texts[$"Photo_{refusal}"]);
            }
            else if (Told(await write.Run(order.Id, line, form, User.UserId(), taken, ct)))
            {
                return Redirect(OrderPage.AddressOf(order, key, $"/reviews/{line}", "&saved=1"));
            }
        }
        return await Page(order, line, key, form, false, ct);
    }

    private bool Told(ReviewResult result)
    {
        if (result != ReviewResult.Done)
        {
            ModelState.AddModelError(result == ReviewResult.TooManyPhotos ? nameof(ReviewForm.Photos) : "", texts[result == ReviewResult.TooManyPhotos ? "TooManyPhotos" : $"May_{result}", result == ReviewResult.TooManyPhotos ? Review.MostPhotos : Review.ChangeableDays]);
        }
        return result == ReviewResult.Done;
    }

    /// <param name="form">What was typed; null: the page is opened.</param>
    private async Task<IActionResult> Page(Order order, long line, string? key, ReviewForm? form, bool isSaved, CancellationToken ct)
    {
        if (order.Lines.SingleOrDefault(l => l.Id == line) is not { } bought)
        {
            return NotFound();
        }
        var review = await read.OfLine(line, ct);
        form ??= review is null ? new ReviewForm { Name = await write.Suggested(order, ct) } : new ReviewForm { Stars = review.Stars, Words = review.Words, Name = review.Name };
        Response.StatusCode = ModelState.IsValid ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity;
        return View("Write", new WritePage(order, bought, key, form, review, (await open.Goods(order, ct)).GetValueOrDefault(bought.VariantId ?? 0), await rules.May(order, bought, review, User.UserId(), ct), isSaved));
    }
}

/// <param name="Review">What was said before; null: nothing yet.</param>
/// <param name="May">Whether it may be written or changed now, or why not.</param>
public sealed record WritePage(Order Order, OrderLine Line, string? Key, ReviewForm Form, Review? Review, OrderedGood? Good, ReviewResult May, bool IsSaved)
{
    public string Address() => OrderPage.AddressOf(Order, Key, $"/reviews/{Line.Id}");
}
