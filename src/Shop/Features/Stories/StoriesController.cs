using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Stories;

/// <summary>Where an operator writes: stories, their versions, their pictures.</summary>
[Authorize(Roles = Roles.Operator)]
[ResponseCache(NoStore = true)]
public sealed class StoriesController(ReadStories read, SaveStory save, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/operator/stories")]
    public async Task<IActionResult> Index(CancellationToken ct) => View(await read.All(ct));

    [HttpGet("/operator/stories/{slug}")]
    public async Task<IActionResult> Edit(string slug, CancellationToken ct) =>
        await read.Find(slug, ct) is { } story ? Editor(new StoryEditor(story, StoryForm.Of(story.Latest))) : NotFound();

    [HttpPost("/operator/stories/{slug}")]
    public async Task<IActionResult> Save(string slug, StoryForm form, CancellationToken ct)
    {
        if (await read.Find(slug, ct) is not { } story)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            return Editor(new StoryEditor(story, form));
        }
        return await save.Run(story.Id, form.Seen, form.Markdown, User.UserId()!, ct: ct) switch
        {
            StoryOutcome.Overtaken => Overtaken((await read.Find(slug, ct))!, form),
            _ => Redirect($"/operator/stories/{slug}"),
        };
    }

    [HttpPost("/operator/stories/{slug}/preview")]
    public async Task<IActionResult> Preview(string slug, StoryForm form, CancellationToken ct) =>
        await read.Find(slug, ct) is { } story ? Editor(new StoryEditor(story, form) { IsPreviewed = ModelState.IsValid }) : NotFound();

    // Somewhat more than the largest picture, so that one a little too large is told at its field.
    [HttpPost("/operator/stories/{slug}/pictures")]
    [RequestSizeLimit(3 * TakePicture.LargestBytes)]
    public async Task<IActionResult> Picture(string slug, StoryForm form, PictureForm picture, [FromServices] BringPicture bring, CancellationToken ct)
    {
        if (await read.Find(slug, ct) is not { } story)
        {
            return NotFound();
        }
        if (!ModelState.IsValid)
        {
            Say(nameof(picture.Until), "UntilWrong");
            return Editor(new StoryEditor(story, form) { Picture = picture });
        }
        var (id, refusal) = await bring.Run(story.Id, picture, User.UserId()!, ct);
        if (id is null)
        {
            ModelState.AddModelError(nameof(picture.File), texts[$"Picture_{refusal}"]);
            return Editor(new StoryEditor(story, form) { Picture = picture });
        }
        ModelState.Clear();
        return Editor(new StoryEditor((await read.Find(slug, ct))!, form.WithPicture(id.Value)) { Brought = id });
    }

    [HttpGet("/operator/stories/{slug}/versions/{number:int}")]
    public async Task<IActionResult> Version(string slug, int number, CancellationToken ct) =>
        await read.Find(slug, ct) is { } story && story.Versions.FirstOrDefault(v => v.Number == number) is { } version
            ? View("Version", new StoryVersionShown(story, version, story.Versions.FirstOrDefault(v => v.Number == number - 1)))
            : NotFound();

    [HttpPost("/operator/stories/{slug}/versions/{number:int}/restoration")]
    public async Task<IActionResult> Restore(string slug, int number, int seen, CancellationToken ct)
    {
        if (await read.Find(slug, ct) is not { } story || story.Versions.FirstOrDefault(v => v.Number == number) is not { } version)
        {
            return NotFound();
        }
        return await save.Run(story.Id, seen, version.Markdown, User.UserId()!, number, ct) switch
        {
            StoryOutcome.Overtaken => Overtaken((await read.Find(slug, ct))!, StoryForm.Of(version)),
            _ => Redirect($"/operator/stories/{slug}"),
        };
    }

    // What was typed stays; saving once more would now be done knowingly.
    private ViewResult Overtaken(StoryOnDesk story, StoryForm form)
    {
        ModelState.Clear();
        ModelState.AddModelError(nameof(form.Seen), texts["Overtaken", story.Latest.Number]);
        return Editor(new StoryEditor(story, form with { Seen = story.Latest.Number }) { IsOvertaken = true });
    }

    // What the framework says of a value that it can't read, in the shop's own words.
    private void Say(string field, string key)
    {
        if (ModelState[field] is { Errors.Count: > 0 } entry)
        {
            entry.Errors.Clear();
            entry.Errors.Add(texts[key]);
        }
    }

    private ViewResult Editor(StoryEditor editor)
    {
        if (ModelState.ValidationState == ModelValidationState.Invalid)
        {
            if (!editor.IsOvertaken)
            {
                Say(nameof(StoryForm.Seen), "SeenMissing");
            }
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
        return View("Edit", editor);
    }
}

/// <param name="Form">What stands in the fields.</param>
public sealed record StoryEditor(StoryOnDesk Story, StoryForm Form)
{
    public PictureForm Picture { get; init; } = new();
    public bool IsPreviewed { get; init; }
    /// <summary>Somebody saved in between: their text is shown against this one.</summary>
    public bool IsOvertaken { get; init; }
    /// <summary>Number of the picture that just came in.</summary>
    public int? Brought { get; init; }
}

/// <param name="Before">The version before; null for the first.</param>
public sealed record StoryVersionShown(StoryOnDesk Story, StoryVersion Version, StoryVersion? Before);
