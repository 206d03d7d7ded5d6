using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Licences;

/// <summary>A cooperative asks to use a character and sees what became of it.</summary>
[Authorize(Roles = Roles.Cooperative)]
[ResponseCache(NoStore = true)]
public sealed class CooperativeLicencesController(ReadLicences read, ShopDb db, ShopClock clock, IStringLocalizer<Texts> texts) : Controller
{
    [HttpGet("/cooperative/licences")]
    public async Task<IActionResult> Index(CancellationToken ct) => View("Own", await read.List(Mine, ct));

    /// <param name="character">Without one, it is chosen first.</param>
    [HttpGet("/cooperative/licences/new")]
    public async Task<IActionResult> New(string? character, CancellationToken ct)
    {
        ModelState.Clear();
        return View("New", await Page(new LicenceForm { Number = LotCode.New(), Character = character, From = clock.Today }, ct));
    }

    [HttpPost("/cooperative/licences")]
    public async Task<IActionResult> Ask(LicenceForm form, [FromServices] AskForLicence ask, CancellationToken ct)
    {
        if (ModelState.IsValid)
        {
            var (result, number) = await ask.Run(Mine, form, User.UserId()!, ct);
            if (result == AskResult.Asked)
            {
                return Redirect($"/cooperative/licences/{number}");
            }
            ModelState.AddModelError(result == AskResult.WrongPoses ? nameof(form.Poses) : nameof(form.Product), texts[result == AskResult.WrongPoses ? "PosesMissing" : "ProductMissing"]);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return View("New", await Page(form, ct));
    }

    [HttpGet("/cooperative/licences/{number}")]
    public async Task<IActionResult> Show(string number, CancellationToken ct) =>
        await read.Find(LotCode.Read(number), Mine, ct) is { } found ? View("OwnLicence", found) : NotFound();

    private int Mine => User.CooperativeId() ?? 0;

    private async Task<NewLicence> Page(LicenceForm form, CancellationToken ct) => new(form,
        await db.Characters.AsNoTracking().Where(c => c.WithdrawnAt == null).Include(c => c.Brand).Include(c => c.Poses.Where(p => p.Kind == PoseKind.Pose && p.WithdrawnAt == null).OrderBy(p => p.Position)).OrderBy(c => c.Position).AsSplitQuery().ToListAsync(ct),
        await db.Products.AsNoTracking().Goods().Where(p => p.CooperativeId == Mine && p.WithdrawnAt == null).OrderBy(p => p.Position).ThenBy(p => p.Id).Select(p => new OwnProduct(p.Slug, p.Name)).ToListAsync(ct));
}

public sealed record OwnProduct(string Slug, Text Name);

/// <param name="Characters">With their poses.</param>
/// <param name="Products">Of the cooperative.</param>
public sealed record NewLicence(LicenceForm Form, IReadOnlyList<Character> Characters, IReadOnlyList<OwnProduct> Products)
{
    public Character? Chosen => Characters.FirstOrDefault(c => c.Slug == Form.Character);
}
