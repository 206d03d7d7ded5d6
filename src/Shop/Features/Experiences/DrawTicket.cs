using System.Globalization;
using Microsoft.Extensions.Localization;
using Shop.Features.Posters;
using SkiaSharp;

namespace Shop.Features.Experiences;

/// <summary>A ticket: 148 × 105 mm, torn off on the right where the code is. One for each session of an order.</summary>
public sealed class DrawTicket(PrintType type, BrandArt art, PublicAddress address, IStringLocalizer<Texts> texts)
{
    public static readonly PaperSize Size = new(148, 105);
    private const float Left = 9, Tear = 103, Right = 140;

    /// <returns>To be disposed by the caller.</returns>
    public Print Run(TicketShown ticket) => new(Size, $"{texts["Ticket"]} {ticket.Number}", canvas => Draw(canvas, ticket));

    private void Draw(SKCanvas canvas, TicketShown ticket)
    {
        var isSauce = ticket.Brand == "weijiangfang";
        var (ink, accent, field) = isSauce ? (SKColor.Parse("#1e1512"), SKColor.Parse("#a9221b"), SKColor.Parse("#f4e8d0")) : (SKColor.Parse("#2a3136"), SKColor.Parse("#2f5d73"), SKColor.Parse("#e6eeea"));
        var (small, soft) = (new Script(type.Sans, 3.4f, ink, 1.4f), new Script(type.Sans, 3, ink, 1.4f));
        canvas.Shape("M0 0 H148 V105 H0 Z", field);
        canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M0 0 H{Tear} V3 H0 Z"), accent);
        canvas.Mark(art.Of(ticket.Brand), SKRect.Create(Left, 9, 24, 9), accent);
        PrintType.Line(canvas, texts["Ticket"], Tear - 6, 15, small, Align.End);
        PrintType.Name(canvas, ticket.Name, Left, 36, new Script(type.SerifBold, 10, ink, 1.16f), Tear - Left - 8, 16);
        PrintType.Line(canvas, ticket.When, Left, 46, PrintType.InWidth(ticket.When, new Script(type.SansBold, 6.2f, accent), Tear - Left - 8));
        var width = Tear - Left - (ticket.Booklet is null ? 8 : 32);
        var (y, who) = (52f, new Script(type.SansBold, 4, ink, 1.35f));
        foreach (var line in ticket.Lines.Take(ticket.Coupon is null ? 5 : 3))
        {
            PrintType.Name(canvas, line, Left, y + 3.6f, who, width, 4.8f);
            y += who.Size * who.Leading;
        }
        y = PrintType.Lines(canvas, PrintType.Wrap(ticket.Place, small, width).Take(3), Left, y + 1.5f, small);
        // What comes below has its place; words that would run into it are left out.
        var end = ticket.Coupon is null ? 101 : 86;
        PrintType.Lines(canvas, PrintType.Wrap(ticket.Bring, soft, width).Take((int)((end - y - 1) / (soft.Size * soft.Leading))), Left, y + 1, soft);
        if (ticket.Coupon is { } coupon)
        {
            Coupon(canvas, coupon, ink, accent);
        }
        if (ticket.Booklet is { } booklet)
        {
            canvas.Code(booklet, Tear - 26, 50, 22, ink);
            PrintType.Line(canvas, texts["TicketBooklet"], Tear - 15, 75, PrintType.InWidth(texts["TicketBooklet"], soft, 23), Align.Centre);
        }
        for (var dash = 3f; dash < 105; dash += 5)
        {
            canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{Tear} {dash} V{dash + 2.4f}"), accent, 0.4f);
        }
        canvas.Code(address.Of($"/cooperative/bookings/{ticket.Number}"), Tear + 5, 12, 32, ink);
        var middle = Tear + 21;
        PrintType.Line(canvas, ticket.Number, middle, 52, PrintType.InWidth(ticket.Number, new Script(type.SansBold, 4.6f, ink), Right - Tear - 4), Align.Centre);
        PrintType.Name(canvas, ticket.Holder, middle, 61, small with { Leading = 1.2f }, Right - Tear - 4, 7.5f, Align.Centre);
        PrintType.Line(canvas, ticket.Paid, middle, 68, PrintType.InWidth(ticket.Paid, new Script(type.SansBold, 4, accent), Right - Tear - 4), Align.Centre);
        PrintType.Line(canvas, texts["TicketShow"], middle, 96, PrintType.InWidth(texts["TicketShow"], soft, Right - Tear - 2), Align.Centre);
    }

    // A slip along the lower edge, with its code large enough to be read out at the till.
    private void Coupon(SKCanvas canvas, TicketCouponShown coupon, SKColor ink, SKColor accent)
    {
        canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{Left} 87 H{Tear - 6} V101 H{Left} Z"), SKColors.White);
        canvas.Shape(string.Create(CultureInfo.InvariantCulture, $"M{Left} 87 H{Left + 1.2f} V101 H{Left} Z"), accent);
        PrintType.Name(canvas, coupon.Name.Here, Left + 4, 93.4f, new Script(type.SerifBold, 4, accent, 1.2f), 40, 6.4f);
        PrintType.Line(canvas, coupon.Spaced, Tear - 9, 92.4f, new Script(type.SansBold, 4.2f, ink, Spread: 0.04f), Align.End);
        var terms = coupon.Terms(texts);
        PrintType.Line(canvas, terms, Left + 4, 98.4f, PrintType.InWidth(terms, new Script(type.Sans, 2.7f, ink), Tear - Left - 13));
    }
}

/// <summary>What stands on a ticket.</summary>
/// <param name="Number">The order's.</param>
/// <param name="Lines">Who comes: "成人 × 2".</param>
/// <param name="Paid">Whether it was paid, or how much is to be paid at the door.</param>
public sealed record TicketShown(string Number, string Brand, string Name, string When, string Place, string Bring, string Holder, string Paid, IReadOnlyList<string> Lines)
{
    /// <summary>For the shop in front; null: none.</summary>
    public TicketCouponShown? Coupon { get; init; }

    /// <summary>Where the booklet of a trail opens; null: it is none.</summary>
    public string? Booklet { get; init; }
}
