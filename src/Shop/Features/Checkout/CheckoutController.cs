using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Localization;
using Shop.Features.Baskets;
using Shop.Features.Payments;
using Shop.Features.Winback;

namespace Shop.Features.Checkout;

[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class CheckoutController(ShopDb db, CurrentBasket current, ReadBasket read, PlaceOrder place, StartPayment pay, CardTries cards, BegunPayments begun, StripeAccount stripe, UserManager<AppUser> users, AgreeToOffers agree, Secrets secrets, IStringLocalizer<Texts> t, IStringLocalizer<Baskets.Texts> words) : Controller
{
    /// <param name="province">Counts the fees for it.</param>
    /// <param name="address">A kept address to fill in.</param>
    /// <param name="ct">Ends with the request.</param>
    [HttpGet("/checkout")]
    public async Task<IActionResult> Index(string? province, int? address, CancellationToken ct)
    {
        var basket = await read.Run(await current.Find(HttpContext, ct), ct);
        if (!basket.CanBeBought)
        {
            // The basket says why.
            return Redirect("/basket");
        }
        var addresses = await Addresses(ct);
        var form = new CheckoutForm { Payment = stripe.IsOffered ? "stripe" : "cod", InvoiceKind = "none", Email = (await users.GetUserAsync(User))?.Email };
        if ((addresses.Find(a => a.Id == address) ?? addresses.FirstOrDefault()) is { } kept)
        {
            form = form.With(kept.Address);
        }
        ModelState.Clear();
        return await Page(form with { Province = Province.Find(province)?.Zh ?? form.Province }, basket, ct);
    }

    [HttpPost("/checkout")]
    [EnableRateLimiting(Limited.Checkout)]
    public async Task<IActionResult> Place(CheckoutForm form, CancellationToken ct)
    {
        var basket = await current.Find(HttpContext, ct);
        if (form is { Payment: "stripe", Recalculate: false } && await Hindrance(form, basket, ct) is { } why)
        {
            ModelState.AddModelError(nameof(form.Payment), t[why]);
        }
        if (form.Recalculate)
        {
            ModelState.Clear();
            return await Page(form, await read.Run(basket, ct), ct);
        }
        if (!ModelState.IsValid)
        {
            await ForgiveAddress(form, basket, ct);
        }
        if (ModelState.IsValid)
        {
            var placement = basket is null ? new EmptyBasket() : await place.Run(form.ToRequest(basket.Value, await users.GetUserAsync(User)), ct);
            if (placement is Placed placed)
            {
                return await Onward(placed, form, ct);
            }
            Explain(placement);
        }
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return await Page(form, await read.Run(basket, ct), ct);
    }

    private async Task<string?> Hindrance(CheckoutForm form, Guid? basket, CancellationToken ct) =>
        !stripe.IsOffered ? "PaymentMissing" : await cards.AreTooMany(HttpContext, basket, form.Phone, form.Email, ct) ? "TooManyDeclines" : null;

    private async Task<IActionResult> Onward(Placed placed, CheckoutForm form, CancellationToken ct)
    {
        if (form.Offers)
        {
            await agree.AtCheckout(form.Email, await users.GetUserAsync(User), ct);
        }
        // The telephone on the order of an account is the recipient's.
        foreach (var way in form.OfferTexts.Distinct().Where(_ => User.Identity is not { IsAuthenticated: true }))
        {
            await agree.AtCheckout(way, Telephone.Read(form.Phone) ?? "", ct);
        }
        if (placed.State != OrderState.AwaitingPayment)
        {
            return Redirect($"/orders/{placed.Number}?key={secrets.OrderKey(placed.Number)}");
        }
        await begun.Begin(HttpContext);
        return Redirect((await pay.Run(placed.OrderId, ct)).ToString());
    }

    /// <summary>Who only books needs no address, and a phone only where there is no e-mail.</summary>
    private async Task ForgiveAddress(CheckoutForm form, Guid? basket, CancellationToken ct)
    {
        if (await read.Run(basket, ct) is { IsSent: false, Lines.Count: > 0 })
        {
            string[] needless = [nameof(form.Province), nameof(form.City), nameof(form.District), nameof(form.Street), .. form.Phone is null && form.Email is not null ? [nameof(form.Phone)] : Array.Empty<string>()];
            foreach (var field in needless)
            {
                ModelState.Remove(field);
            }
        }
    }

    private void Explain(Placement placement)
    {
        var (field, text) = placement switch
        {
            EmptyBasket => ("", t["BasketEmpty"].Value),
            SoldOut => ("", t["SoldOut"]),
            PriceChanged => ("", t["PriceChanged"]),
            CouponGone gone => ("", t["CouponGone", CouponWords.Why(gone.Problem, gone.Coupon, words)]),
            LiveGone => ("", t["LiveGone"]),
            AddressMissing => (nameof(CheckoutForm.Province), t["ProvinceMissing"]),
            TotalRose rose => ("", t["TotalRose", Money.Format(rose.TotalFen)]),
            NotDelivered not => (nameof(CheckoutForm.Province), t["NotDelivered", string.Join(t["Comma"], not.Parcels.SelectMany(p => p.Lines).Select(l => l.Name.Here))]),
            _ => throw new InvalidOperationException($"Nobody explains {placement}."),
        };
        ModelState.AddModelError(field, text);
    }

    private async Task<IActionResult> Page(CheckoutForm form, BasketContents basket, CancellationToken ct)
    {
        await read.Shown(basket, ct);
        if (form.Key is null || ModelState.GetFieldValidationState(nameof(form.Key)) == ModelValidationState.Invalid)
        {
            form = form with { Key = Guid.NewGuid().ToString("n") };
        }
        return View("Index", new CheckoutPage(form, basket, await Addresses(ct), User.Identity?.IsAuthenticated == true, stripe.IsOffered));
    }

    private async Task<List<SavedAddress>> Addresses(CancellationToken ct) => users.GetUserId(User) is not { } user ? []
        : await db.SavedAddresses.AsNoTracking().Where(a => a.UserId == user).OrderByDescending(a => a.IsDefault).ThenByDescending(a => a.Id).ToListAsync(ct);
}

/// <summary>What the page shows besides the form.</summary>
public sealed record CheckoutPage(CheckoutForm Form, BasketContents Basket, IReadOnlyList<SavedAddress> Addresses, bool IsSignedIn, bool CanPayOnline)
{
    /// <summary>Where it goes, as far as known and delivered to.</summary>
    public Province? To => Form.ToProvince is { Delivers: true } province ? province : null;

    public long DeliveryFen => Basket.DeliveryFen(To?.Code);

    public long TotalFen => Basket.GoodsFen + DeliveryFen;
}
