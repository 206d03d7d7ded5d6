using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Identity;
using Shop.Features.Livestreams;
using Shop.Features.Returns;
using Shop.Features.Winback;

namespace Shop.Features.Account;

/// <summary>Everything that the shop keeps of a person, as JSON files in a ZIP. Money in fen, times in UTC.</summary>
public sealed class ExportMyData(ShopDb db, UserManager<AppUser> users, ReturnPhotos photos, PictureStore pictures, ExportOffers offers)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public async Task<byte[]> Run(AppUser me, CancellationToken ct = default)
    {
        var passkeys = await users.GetPasskeysAsync(me);
        var file = new MemoryStream();
        await using (var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, null, ct))
        {
            await Write(zip, "account", new { me.Id, me.Email, me.EmailConfirmed, me.DisplayName, me.PhoneNumber, me.Culture, me.CreatedAt, HasPassword = me.PasswordHash is not null, Roles = await users.GetRolesAsync(me) }, ct);
            await Write(zip, "passkeys", passkeys.Select(p => new { p.Name, p.CreatedAt, p.Transports }), ct);
            await Write(zip, "sessions", await db.SignIns.AsNoTracking().Where(s => s.UserId == me.Id).OrderBy(s => s.Id).Select(s => new { s.Device, s.Way, s.MadeAt, s.SeenAt, s.Until }).ToListAsync(ct), ct);
            await Write(zip, "addresses", await db.SavedAddresses.AsNoTracking().Where(a => a.UserId == me.Id).Select(a => new { a.Address, a.IsDefault }).ToListAsync(ct), ct);
            await Write(zip, "basket", await db.Baskets.AsNoTracking().Where(b => b.UserId == me.Id).SelectMany(b => b.Items)
                .Select(i => new { i.Variant.Sku, i.Variant.Product.Name, Choice = i.Variant.Name, i.Quantity, i.AddedAt, i.Names, i.Ages }).ToListAsync(ct), ct);
            await Write(zip, "orders", await Orders(me, ct), ct);
            await Write(zip, "requests", await Tickets(me, ct), ct);
            await Write(zip, "applications", await Applications(me, ct), ct);
            await Returns(zip, me, ct);
            await Reviews(zip, me, ct);
            await Write(zip, "reminders", await db.RemindersOf(me).AsNoTracking().OrderBy(r => r.Id).Select(r => new { Livestream = r.Livestream.Slug, r.Email, r.MinutesBefore, r.AskedAt, r.ConfirmedAt, r.SentAt }).ToListAsync(ct), ct);
            await Write(zip, "waiting", await db.SessionWaiters.AsNoTracking().Where(w => w.UserId == me.Id).OrderBy(w => w.Id)
                .Select(w => new { w.Session.Experience.Product.Name, w.Session.StartsAt, w.Email, w.Adults, w.Children, w.Groups, w.State, w.AskedAt, w.WaitingSince, w.OfferedUntil, w.EndedAt }).ToListAsync(ct), ct);
            await Write(zip, "visits", await Visits(me, ct), ct);
            await Write(zip, "certificates", await db.HostCertificates.AsNoTracking().Where(c => db.OrdersOf(me).Any(o => o.Parts.Any(p => p.Lines.Any(l => l.Id == c.LineId)))).OrderBy(c => c.Id)
                .Select(c => new { c.Number, c.Host.Name, c.GivenBy, c.GivenOn, c.ValidUntil, c.TakenBackAt }).ToListAsync(ct), ct);
            await Write(zip, "rewards", await db.Coupons.AsNoTracking().Where(c => c.UserId == me.Id).OrderBy(c => c.Id)
                .Select(c => new { c.Code, c.Name, c.AmountFen, c.Percent, c.MinimumFen, c.From, c.Until, c.Used, Card = db.Set<StampReward>().Where(r => r.CouponId == c.Id).Select(r => r.Card).FirstOrDefault() }).ToListAsync(ct), ct);
            await Write(zip, "offers", await offers.Run(me, ct), ct);
            await Write(zip, "livestreams", await Livestreams(me, ct), ct);
            await Write(zip, "mails", await db.OutgoingMails.AsNoTracking().Where(m => m.To == me.Email).OrderBy(m => m.Id).Select(m => new { m.To, m.Subject, Text = m.Plain, m.CreatedAt, m.SentAt }).ToListAsync(ct), ct);
        }
        return file.ToArray();
    }

    private async Task<object> Visits(AppUser me, CancellationToken ct)
    {
        var orders = db.OrdersOf(me).Select(o => o.Id);
        return new
        {
            Stamps = await db.TrailStamps.AsNoTracking().Where(s => orders.Contains(s.OrderId)).OrderBy(s => s.Id)
                .Select(s => new { Order = db.Orders.Where(o => o.Id == s.OrderId).Select(o => o.Number).First(), Trail = s.Station.Experience.Product.Name, Station = s.Station.Name, s.At }).ToListAsync(ct),
            Answers = await db.SessionAnswers.AsNoTracking().Where(a => orders.Contains(a.OrderId)).OrderBy(a => a.Id)
                .Select(a => new { Order = db.Orders.Where(o => o.Id == a.OrderId).Select(o => o.Number).First(), Visit = a.Change.Session.Experience.Product.Name, Change = a.Change.Kind, a.Change.FromStart, a.Change.ToStart, a.ToldAt, a.AnswerBy, a.Kind, a.AnsweredAt }).ToListAsync(ct),
            Coupons = await db.TicketCoupons.AsNoTracking().Where(t => orders.Contains(t.OrderId)).OrderBy(t => t.Id)
                .Select(t => new { Order = db.Orders.Where(o => o.Id == t.OrderId).Select(o => o.Number).First(), t.Coupon.Code, t.Coupon.AmountFen, t.Coupon.From, t.Coupon.Until, t.Coupon.Used, t.GivenAt }).ToListAsync(ct),
        };
    }

    private async Task<object> Livestreams(AppUser me, CancellationToken ct) => new
    {
        Said = await (from m in db.LiveMessages.AsNoTracking()
                      join l in db.Livestreams on m.LivestreamId equals l.Id
                      where m.UserId == me.Id
                      orderby m.Id
                      select new { Livestream = l.Slug, m.Name, m.Text, m.At, m.IsQuestion, m.DeletedAt }).ToListAsync(ct),
        Taken = await db.LivePurchases.AsNoTracking().Where(p => p.UserId == me.Id).OrderBy(p => p.Id).Select(p => new { Livestream = p.Offer.Livestream.Slug, p.Offer.Variant.Sku, p.Offer.PriceFen, p.Quantity, p.State, p.At }).ToListAsync(ct),
        Waited = await db.LiveWaiters.AsNoTracking().Where(w => w.UserId == me.Id).OrderBy(w => w.Id).Select(w => new { Offer = db.LiveOffers.Where(o => o.Id == w.OfferId).Select(o => o.Variant.Sku).First(), w.At, w.ToldAt }).ToListAsync(ct),
        Shares = await db.LiveShares.AsNoTracking().Where(s => s.UserId == me.Id).Select(s => new { Offer = db.LiveOffers.Where(o => o.Id == s.OfferId).Select(o => o.Variant.Sku).First(), s.Taken, s.Most }).ToListAsync(ct),
        Muted = await db.LiveMutes.AsNoTracking().Where(m => m.UserId == me.Id).Select(m => m.At).ToListAsync(ct),
    };

    // An address that was never confirmed may be somebody else's.
    private async Task<object> Applications(AppUser me, CancellationToken ct) => await db.CooperativeApplications.AsNoTracking().Where(a => me.EmailConfirmed && a.Email == me.Email)
        .Select(a => new { a.Number, a.Name, a.Place, a.Makes, a.Contact, a.Phone, a.Email, a.Culture, a.State, a.Reason, a.AppliedAt, a.ClosedAt, Papers = a.Papers.Select(p => new { p.Kind, p.Extension, p.At }).ToList(), Said = a.Events.Where(e => e.By == "applicant").Select(e => new { e.At, e.Detail }).ToList() })
        .AsSplitQuery().ToListAsync(ct);

    private async Task<object> Orders(AppUser me, CancellationToken ct)
    {
        var orders = await db.OrdersOf(me).AsNoTracking().OrderBy(o => o.PlacedAt)
            .Include(o => o.Parts).ThenInclude(p => p.Lines).ThenInclude(l => l.Participants)
            .Include(o => o.Parts).ThenInclude(p => p.Shipments)
            .Include(o => o.Parts).ThenInclude(p => p.Invoice)
            .Include(o => o.Events).Include(o => o.Payments).Include(o => o.Refunds).AsSplitQuery().ToListAsync(ct);
        return orders.ConvertAll(o => new
        {
            o.Number,
            o.PlacedAt,
            o.State,
            o.Payment,
            o.PaidAt,
            o.Address,
            o.Email,
            o.Note,
            o.Culture,
            o.Currency,
            o.CouponCode,
            o.GoodsFen,
            o.DeliveryFen,
            o.TotalFen,
            Parts = o.Parts.Select(p => new
            {
                Seller = p.SellerName,
                p.State,
                p.GoodsFen,
                p.DeliveryFen,
                p.CollectedFen,
                p.CollectedAt,
                Lines = p.Lines.Select(l => new { l.Sku, l.Name, Choice = l.VariantName, l.PriceFen, l.Quantity, l.DiscountFen, l.TotalFen, l.AtDoorFen, l.ReleasedFen, l.TaxRatePermille, l.Sent, l.Returned, l.Refunded, l.RefundedFen, Participants = l.Participants.OrderBy(x => x.Seat).Select(x => new { x.Name, x.Age }) }),
                Shipments = p.Shipments.Select(s => new { s.Carrier, s.TrackingNumber, s.SentAt, s.DeliveredAt }),
                Invoice = p.Invoice is { } i ? new { i.TitleKind, i.Title, i.TaxNumber, i.Email, i.State, i.Number } : null,
            }),
            Events = o.Events.OrderBy(e => e.Id).Select(e => new { e.Kind, e.At, e.Detail }),
            Payments = o.Payments.Select(p => new { p.AmountFen, p.Currency, p.State, p.CreatedAt, p.PaidAt }),
            Refunds = o.Refunds.Select(r => new { r.AmountFen, r.State, r.Reason, r.RequestedAt, r.SettledAt }),
        });
    }

    // What operators remarked among themselves is told as well: it is about the person.
    private async Task<object> Tickets(AppUser me, CancellationToken ct)
    {
        var tickets = await db.TicketsOf(me).AsNoTracking().OrderBy(t => t.AskedAt).Include(t => t.Messages.OrderBy(m => m.Id)).Include(t => t.Events.OrderBy(e => e.Id)).AsSplitQuery().ToListAsync(ct);
        return tickets.ConvertAll(t => new
        {
            t.Number,
            t.Topic,
            t.State,
            t.Name,
            t.Email,
            t.Phone,
            t.Culture,
            t.AskedAt,
            t.DueAt,
            t.ClosedAt,
            Messages = t.Messages.Select(m => new { m.From, m.At, m.Words, Photo = m.PhotoHash is null ? null : $"/desk/{t.Number}/photos/{m.Id}" }),
            Events = t.Events.Select(e => new { e.Kind, e.At }),
        });
    }

    private async Task Returns(ZipArchive zip, AppUser me, CancellationToken ct)
    {
        var orders = db.OrdersOf(me).Select(o => o.Id);
        var returns = await db.Returns.AsNoTracking().Where(r => orders.Contains(r.Part.OrderId)).OrderBy(r => r.Id).Include(r => r.Part).ThenInclude(p => p.Order)
            .Include(r => r.Lines).ThenInclude(l => l.Line).Include(r => r.Photos).Include(r => r.Events).AsSplitQuery().ToListAsync(ct);
        await Write(zip, "returns", returns.ConvertAll(r => new
        {
            r.Number,
            Order = r.Part.Order.Number,
            Seller = r.Part.SellerName,
            r.Reason,
            r.Words,
            r.State,
            r.AskedAt,
            r.AnswerBy,
            r.Answer,
            r.Objection,
            r.IsKept,
            r.WithDelivery,
            r.SendTo,
            r.Carrier,
            r.TrackingNumber,
            r.RefundedAt,
            Lines = r.Lines.Select(l => new { l.Line.Sku, l.Quantity }),
            Photos = r.Photos.Select(p => $"returns/{p.Hash}.webp"),
            Events = r.Events.OrderBy(e => e.Id).Select(e => new { e.State, e.At, e.Detail }),
        }), ct);
        foreach (var hash in returns.SelectMany(r => r.Photos).Select(p => p.Hash).Distinct())
        {
            if (await photos.Find(hash, ct) is not { } kept)
            {
                continue;
            }
            await using var entry = await zip.CreateEntry($"returns/{hash}.webp").OpenAsync(ct);
            await using var file = File.OpenRead(kept);
            await file.CopyToAsync(entry, ct);
        }
    }

    private async Task Reviews(ZipArchive zip, AppUser me, CancellationToken ct)
    {
        var orders = db.OrdersOf(me).Select(o => o.Id);
        var reviews = await db.Reviews.AsNoTracking().Where(r => orders.Contains(r.Line.Part.OrderId)).OrderBy(r => r.Id).Include(r => r.Line).ThenInclude(l => l.Part).ThenInclude(p => p.Order)
            .Include(r => r.Versions.OrderBy(v => v.Number)).Include(r => r.Photos.OrderBy(p => p.Position)).ThenInclude(p => p.Picture).ToListAsync(ct);
        await Write(zip, "reviews", reviews.ConvertAll(r => new
        {
            Order = r.Line.Part.Order.Number,
            r.Line.Sku,
            r.Stars,
            r.Words,
            r.Name,
            r.Culture,
            r.WrittenAt,
            r.ChangedAt,
            r.Day,
            r.Answer,
            r.AnsweredAt,
            r.HiddenAt,
            r.HiddenAs,
            r.HiddenReason,
            Versions = r.Versions.Select(v => new { v.Number, v.Stars, v.Words, v.Name, v.At }),
            Photos = r.Photos.Select(p => $"reviews/{p.Picture.Hash}.{p.Picture.Extension}"),
        }), ct);
        foreach (var picture in reviews.SelectMany(r => r.Photos).Select(p => p.Picture).DistinctBy(p => p.Hash))
        {
            if (await pictures.Original(picture.Hash, picture.Extension, ct) is not { } kept)
            {
                continue;
            }
            await using var entry = await zip.CreateEntry($"reviews/{picture.Hash}.{picture.Extension}").OpenAsync(ct);
            await using var file = File.OpenRead(kept);
            await file.CopyToAsync(entry, ct);
        }
    }

    private static async Task Write<T>(ZipArchive zip, string name, T content, CancellationToken ct)
    {
        await using var entry = await zip.CreateEntry($"{name}.json").OpenAsync(ct);
        await JsonSerializer.SerializeAsync(entry, content, Json, ct);
    }
}
