using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Net.Mail;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Checkout;

/// <summary>What a shopper fills in. The names are public (partners' scripts post them).</summary>
public sealed partial record CheckoutForm : IValidatableObject
{
    public const int LongestNote = 500;

    [Required(ErrorMessage = "NameMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? Name { get; init; }

    [Required(ErrorMessage = "PhoneMissing")]
    public string? Phone { get; init; }

    public string? Email { get; init; }

    /// <summary>By name: 浙江省.</summary>
    [Required(ErrorMessage = "ProvinceMissing")]
    public string? Province { get; init; }

    [Required(ErrorMessage = "CityMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? City { get; init; }

    [Required(ErrorMessage = "DistrictMissing"), StringLength(60, ErrorMessage = "TooLong")]
    public string? District { get; init; }

    [Required(ErrorMessage = "StreetMissing"), StringLength(160, ErrorMessage = "TooLong")]
    public string? Street { get; init; }

    [StringLength(LongestNote, ErrorMessage = "TooLong")]
    public string? Note { get; init; }

    /// <summary>"cod" or "stripe".</summary>
    [Required(ErrorMessage = "PaymentMissing")]
    public string? Payment { get; init; }

    /// <summary>Names this purchase: posted twice, it is one order.</summary>
    public string? Key { get; init; }

    /// <summary>The total in fen that the page showed; a higher one is asked about first.</summary>
    public string? ShownTotal { get; init; }

    /// <summary>The purchases of live offers that the page showed, "12 15".</summary>
    public string? ShownLive { get; init; }

    /// <summary>"none", "person" or "company".</summary>
    public string? InvoiceKind { get; init; }

    [StringLength(100, ErrorMessage = "TooLong")]
    public string? InvoiceTitle { get; init; }

    public string? InvoiceTaxNumber { get; init; }

    public string? InvoiceEmail { get; init; }

    public bool SaveAddress { get; init; }

    /// <summary>Agrees to mails of goods and offers.</summary>
    public bool Offers { get; init; }

    /// <summary>The same by other ways to a guest's telephone, where they are set up.</summary>
    public List<OfferChannel> OfferTexts { get; init; } = [];

    /// <summary>The button that only counts the fees again, for those without scripts.</summary>
    public bool Recalculate { get; init; }

    public Province? ToProvince => Model.Province.Find(Province);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        var t = validationContext.GetRequiredService<IStringLocalizer<Texts>>();
        var found = new List<(string Field, string Text)>();
        Check(nameof(Phone), Phone is null || Telephone.Read(Phone) is not null, "PhoneWrong");
        Check(nameof(Email), Email is null || IsMail(Email), "EmailWrong");
        Check(nameof(Province), Province is null || ToProvince is not null, "ProvinceUnknown");
        Check(nameof(Province), ToProvince is null or { Delivers: true }, "ProvinceMainland");
        Check(nameof(Payment), Payment is null or "cod" or "stripe", "PaymentMissing");
        Check(nameof(Key), Key is { Length: > 0 and <= 64 } && Key.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'), "KeyMissing");
        Check(nameof(InvoiceKind), InvoiceKind is null or "none" or "person" or "company", "InvoiceKindWrong");
        Check(nameof(InvoiceTitle), InvoiceKind != "company" || !string.IsNullOrWhiteSpace(InvoiceTitle), "InvoiceTitleMissing");
        Check(nameof(InvoiceTaxNumber), InvoiceKind != "company" || TaxNumber().IsMatch(InvoiceTaxNumber?.Trim() ?? ""), "InvoiceTaxNumberWrong");
        Check(nameof(InvoiceEmail), InvoiceEmail is null || IsMail(InvoiceEmail), "EmailWrong");
        foreach (var (field, value) in new[] { (nameof(Name), Name), (nameof(City), City), (nameof(District), District), (nameof(Street), Street), (nameof(InvoiceTitle), InvoiceTitle) })
        {
            Check(field, value is null || !value.Any(char.IsControl), "StrangeCharacters");
        }
        Check(nameof(Note), Note is null || !Note.Any(c => char.IsControl(c) && c is not ('\r' or '\n' or '\t')), "StrangeCharacters");
        return found.Select(f => new ValidationResult(f.Text, [f.Field]));

        void Check(string field, bool isRight, string text)
        {
            if (!isRight)
            {
                found.Add((field, t[text]));
            }
        }
    }

    /// <summary>The order that this form asks for; the form has been found valid, but that who only books may leave the address out.</summary>
    public OrderRequest ToRequest(Guid basketId, AppUser? user) => new()
    {
        BasketId = basketId,
        Key = Key!,
        User = user,
        Payment = Payment == "stripe" ? PaymentMethod.Stripe : PaymentMethod.CashOnDelivery,
        Address = new PostalAddress
        {
            Name = Name!.Trim(),
            Phone = Telephone.Read(Phone) ?? "",
            ProvinceCode = ToProvince?.Code ?? "",
            City = City?.Trim() ?? "",
            District = District?.Trim() ?? "",
            Street = Street?.Trim() ?? "",
        },
        Email = Email?.Trim() ?? user?.Email,
        Note = Note?.Trim() ?? "",
        Culture = Culture.Here,
        ShownTotalFen = long.TryParse(ShownTotal, NumberStyles.None, CultureInfo.InvariantCulture, out var shown) ? shown : null,
        ShownLive = ShownLive is null ? null : [.. ShownLive.Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(Basket.MostLines).Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var read) ? read : 0)],
        SaveAddress = SaveAddress && ToProvince is not null,
        Invoice = InvoiceKind is "person" or "company" ? new InvoiceRequest(
            InvoiceKind == "company" ? InvoiceTitleKind.Company : InvoiceTitleKind.Person,
            InvoiceTitle?.Trim() ?? Name!.Trim(),
            InvoiceKind == "company" ? InvoiceTaxNumber!.Trim().ToUpperInvariant() : "",
            InvoiceEmail?.Trim() ?? Email?.Trim() ?? user?.Email ?? "") : null,
    };

    /// <summary>The form as a kept address fills it in.</summary>
    public CheckoutForm With(PostalAddress address) => this with
    {
        Name = address.Name,
        Phone = Telephone.Show(address.Phone),
        Province = Model.Province.Find(address.ProvinceCode)?.Zh,
        City = address.City,
        District = address.District,
        Street = address.Street,
    };

    private static bool IsMail(string typed) =>
        typed.Length <= 254 && MailAddress.TryCreate(typed.Trim(), out var read) && read.Address == typed.Trim() && !typed.Any(char.IsControl);

    // 统一社会信用代码 has 18 places, older tax numbers 15 to 20.
    [GeneratedRegex("^[0-9A-Za-z]{15,20}$")]
    private static partial Regex TaxNumber();
}
