using System.Globalization;
using MailKit.Net.Smtp;
using MimeKit;

namespace Shop.Platform;

/// <summary>Sends what waits in the outbox: by SMTP, or as .eml files where no host is set.</summary>
public sealed class SendMail(ShopDb db, ShopClock clock, MailOptions options, Folders folders, PublicAddress address, IEnumerable<ILeaveMails> leave, IEnumerable<HoldMails> hold, ILogger<SendMail> log)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);
    /// <summary>About four days.</summary>
    public const int MostTries = 24;

    /// <summary>Sends what is due, at most 50.</summary>
    /// <returns>How many left.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var now = clock.Now;
        var due = await db.OutgoingMails.AsNoTracking().Where(m => m.SentAt == null && m.NextTryAt <= now && m.Tries < MostTries)
            .OrderBy(m => m.NextTryAt).ThenBy(m => m.Id).Take(50).ToListAsync(ct);
        var sent = 0;
        foreach (var mail in due)
        {
            sent += await Try(mail, ct) ? 1 : 0;
        }
        return sent;
    }

    private async Task<bool> Try(OutgoingMail mail, CancellationToken ct)
    {
        if (hold.Select(h => h.Until(mail.Occasion, clock.Now)).FirstOrDefault(u => u is not null) is { } later)
        {
            await db.OutgoingMails.Where(m => m.Id == mail.Id && m.Tries == mail.Tries && m.SentAt == null).ExecuteUpdateAsync(s => s.SetProperty(m => m.NextTryAt, later), ct);
            return false;
        }
        var pause = FirstPause * Math.Pow(2, Math.Min(mail.Tries, 12));
        var next = clock.Now + (pause < LongestPause ? pause : LongestPause);
        // Moving the next try is what makes this attempt ours: another node that saw the same row finds it moved.
        var ours = await db.OutgoingMails.Where(m => m.Id == mail.Id && m.Tries == mail.Tries && m.SentAt == null)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Tries, mail.Tries + 1).SetProperty(m => m.NextTryAt, next), ct);
        if (ours == 0)
        {
            return false;
        }
        try
        {
            await Deliver(Compose(mail), mail, ct);
        }
        // Whatever it is, the others go on.
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            log.LogWarning("Mail {Id} ({Occasion}) didn't leave, try {Try}: {Reason}", mail.Id, mail.Occasion, mail.Tries + 1, Why(e));
            return false;
        }
        await db.OutgoingMails.Where(m => m.Id == mail.Id).ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, clock.Now), ct);
        return true;
    }

    private MimeMessage Compose(OutgoingMail mail)
    {
        var message = new MimeMessage { Subject = mail.Subject, Date = new DateTimeOffset(mail.CreatedAt, TimeSpan.Zero) };
        message.From.Add(MailboxAddress.Parse(options.From));
        message.To.Add(MailboxAddress.Parse(mail.To));
        // The same on each try, so that a mailbox that got it twice can tell.
        message.MessageId = string.Create(CultureInfo.InvariantCulture, $"{mail.Id}.{mail.CreatedAt.Ticks}@{address.Root.Host}");
        message.Headers.Add(HeaderId.AutoSubmitted, "auto-generated");
        if (leave.Select(l => l.AddressOf(mail.Occasion)).FirstOrDefault(a => a is not null) is { } end)
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{end}>");
            // Only a whole https address may be posted to without a question.
            if (end.StartsWith("https:", StringComparison.Ordinal))
            {
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
        }
        message.Body = new BodyBuilder { TextBody = mail.Plain, HtmlBody = mail.Html }.ToMessageBody();
        // Says in each part how its letters are written, which a file's reader must know as a server does.
        message.Prepare(EncodingConstraint.SevenBit);
        return message;
    }

    // Never in a server's own words, which may repeat whom it was to.
    private static string Why(Exception e) => e switch
    {
        SmtpCommandException refused => $"the server answered {(int)refused.StatusCode}",
        System.Net.Sockets.SocketException silent => silent.SocketErrorCode.ToString(),
        _ => e.GetType().Name,
    };

    private async Task Deliver(MimeMessage message, OutgoingMail mail, CancellationToken ct)
    {
        if (options.Host is null)
        {
            Directory.CreateDirectory(folders.Mail);
            var name = string.Concat(mail.Occasion.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
            var file = Path.Combine(folders.Mail, string.Create(CultureInfo.InvariantCulture, $"{mail.Id:D6}-{name}.eml"));
            // Whole or not at all: who watches the folder never reads half a mail.
            await message.WriteToAsync(file + ".part", ct);
            File.Move(file + ".part", file, overwrite: true);
            return;
        }
        using var smtp = new SmtpClient { Timeout = 30_000 };
        await smtp.ConnectAsync(options.Host, options.Port, cancellationToken: ct);
        if (options.User is { Length: > 0 })
        {
            await smtp.AuthenticateAsync(options.User, options.Password ?? "", ct);
        }
        await smtp.SendAsync(message, ct);
        await smtp.DisconnectAsync(true, ct);
    }
}
