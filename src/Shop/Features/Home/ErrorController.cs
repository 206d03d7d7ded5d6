using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;

namespace Shop.Features.Home;

/// <summary>The pages for answers that are not a page: 404, 403, 429, 500 and their kin. The status stays what it was.</summary>
[AllowAnonymous]
[DisableRateLimiting]
[ResponseCache(NoStore = true)]
public sealed class ErrorController : Controller
{
    [Route("/error"), FromElsewhere]
    public IActionResult Fault()
    {
        if (HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
        {
            return NotFound();
        }
        if (Response.StatusCode == StatusCodes.Status503ServiceUnavailable)
        {
            Response.Headers.RetryAfter = ((int)Outage.TryAfter.TotalSeconds).ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        return View("Error", Response.StatusCode);
    }

    [Route("/error/{status:int:range(400,599)}"), FromElsewhere]
    public IActionResult Show(int status)
    {
        Response.StatusCode = status;
        return View("Error", status);
    }
}
