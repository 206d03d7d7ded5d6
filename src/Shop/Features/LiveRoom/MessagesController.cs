using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.LiveRoom;

/// <summary>The chat of a livestream.</summary>
[Authorize]
[ResponseCache(NoStore = true)]
public sealed class MessagesController(ShowLivestream show, ShopDb db, LiveOptions options, IStringLocalizer<Texts> texts) : Controller
{
    [HttpPost("/livestreams/{slug}/messages")]
    public async Task<IActionResult> Say(string slug, MessageForm form, [FromServices] SayInChat say, CancellationToken ct)
    {
        if (await show.Run(slug, ct) is not { } shown)
        {
            return NotFound();
        }
        var status = StatusCodes.Status422UnprocessableEntity;
        if (ModelState.IsValid)
        {
            var (result, id) = await say.Run(shown.Livestream.Id, User.UserId()!, form, ct);
            switch (result)
            {
                case SayResult.Said when WantsJson:
                    return StatusCode(StatusCodes.Status201Created, new { id });
                case SayResult.Said or SayResult.NotLive when !WantsJson:
                    return Redirect($"/livestreams/{slug}#chat");
            }
            status = result == SayResult.TooOften ? StatusCodes.Status429TooManyRequests : status;
            ModelState.AddModelError(nameof(form.Text), texts["Say_" + result]);
        }
        return Refused(shown, form, status);
    }

    /// <summary>By the host's desk or an operator.</summary>
    [HttpPost("/livestreams/{slug}/messages/{id:long}/deletion"), Authorize(Roles = $"{Roles.Cooperative},{Roles.Operator}")]
    public async Task<IActionResult> Delete(string slug, long id, [FromServices] DeleteMessage delete, CancellationToken ct)
    {
        var isOperator = User.IsInRole(Roles.Operator);
        var mine = User.CooperativeId();
        var livestream = await db.Livestreams.Where(l => l.Slug == slug && (isOperator || l.CooperativeId == mine)).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct);
        return livestream is { } found && await delete.Run(found, id, User.UserId()!, ct)
            ? Redirect($"/{(isOperator ? "operator" : "cooperative")}/livestreams/{slug}/desk") : NotFound();
    }

    private bool WantsJson => Request.GetTypedHeaders().Accept.Any(a => a.MediaType == "application/json");

    private IActionResult Refused(LivestreamShown shown, MessageForm form, int status)
    {
        if (status == StatusCodes.Status429TooManyRequests)
        {
            Response.Headers.RetryAfter = $"{SayInChat.Seconds}";
        }
        Response.StatusCode = status;
        if (WantsJson)
        {
            return Json(new { message = ModelState.Values.SelectMany(v => v.Errors).FirstOrDefault()?.ErrorMessage });
        }
        var video = VideoShown.Of(shown.Livestream, options);
        if (video is { IsPlayed: true })
        {
            HttpContext.PlaysFrom(video.Address);
        }
        return View("Livestream", new LivestreamPage(shown, video) { Message = form });
    }
}
