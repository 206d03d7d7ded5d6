using System.ComponentModel.DataAnnotations;

namespace Shop.Platform;

/// <summary>How mail leaves, section "Mail". Without a host each mail is an .eml file in the data folder.</summary>
public sealed record MailOptions
{
    public string? Host { get; init; }

    [Range(1, 65535)]
    public int Port { get; init; } = 587;

    public string? User { get; init; }
    public string? Password { get; init; }

    /// <summary>The sender, "Front Shop &lt;shop@example.org&gt;" or the address alone.</summary>
    public string From { get; init; } = "前店后坊 Front Shop <shop@shop.test>";

    /// <summary>Days after which a mail or a text that was sent keeps neither address nor words.</summary>
    [Range(1, 3650)]
    public int KeptDays { get; init; } = 90;
}

public static class MailSetup
{
    public static void AddMail(this WebApplicationBuilder builder)
    {
        var options = builder.Settings<MailOptions>("Mail");
        if (!MimeKit.MailboxAddress.TryParse(options.From, out _) || (options.Host is not null && options.From == new MailOptions().From))
        {
            throw new WrongSettingException("Mail:From", "the sender's address is needed, such as shop@example.org");
        }
        builder.Services.AddScoped<Outbox>();
        builder.Services.AddScoped<SendMail>();
        builder.Services.AddHostedService<SendMails>();
        builder.Services.AddScoped<EmptyOldMails>();
        builder.Services.AddHostedService<OldMailsWorker>();
    }
}
