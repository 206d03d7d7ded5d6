using System.ComponentModel.DataAnnotations;
using System.Net;

namespace Shop.Platform;

/// <summary>Settings of the house as a whole, section "Shop".</summary>
public sealed record ShopOptions
{
    /// <summary>Where the database file, pictures (without a bucket) and outgoing mail lie. Default: data/ at the root of the repository, else beside the program.</summary>
    public string? DataFolder { get; init; }

    /// <summary>The address that visitors know, for links in mails, feeds and QR codes.</summary>
    [Url]
    public string? PublicUrl { get; init; }

    /// <summary>The time zone (IANA) in which the shop counts its days.</summary>
    [Required]
    public string TimeZone { get; init; } = "Asia/Shanghai";

    /// <summary>IP addresses, separated by commas, of proxies whose X-Forwarded-For and X-Forwarded-Proto are believed; this machine's always are.</summary>
    public string Proxies { get; init; } = "";

    /// <exception cref="WrongSettingException">One isn't an IP address.</exception>
    public IReadOnlyList<IPAddress> Addresses() => [.. Proxies.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Select(p => IPAddress.TryParse(p, out var address) ? address : throw new WrongSettingException("Shop:Proxies", $"'{p}' is not an IP address"))];

    /// <summary>Folder with seeds/ and assets/. Default: the root of the repository, else beside the program.</summary>
    public string? ContentFolder { get; init; }

    /// <summary>Whether the workers (mail, expiry, renditions) run in this process.</summary>
    public bool Workers { get; init; } = true;

    /// <summary>Whether a start in Development compares seeds/ with what was seeded; tests start from a shop that is.</summary>
    public bool Seeds { get; init; } = true;

    /// <summary>Whether picture renditions are made; tests switch it off.</summary>
    public bool Renditions { get; init; } = true;
}

/// <summary>A setting that stops the start. The message names it and says what to do.</summary>
public sealed class WrongSettingException(string name, string what) : Exception($"{name}: {what}");

public static class SettingsReading
{
    /// <summary>Reads a section into a record, checks its annotations and registers it.</summary>
    /// <exception cref="WrongSettingException">A value is missing or wrong.</exception>
    public static T Settings<T>(this WebApplicationBuilder builder, string section) where T : class, new()
    {
        T options;
        try
        {
            options = builder.Configuration.GetSection(section).Get<T>() ?? new T();
        }
        catch (InvalidOperationException e)
        {
            throw new WrongSettingException(section, e.Message);
        }
        var wrong = new List<ValidationResult>();
        if (!Validator.TryValidateObject(options, new ValidationContext(options), wrong, validateAllProperties: true))
        {
            throw new WrongSettingException($"{section}:{wrong[0].MemberNames.FirstOrDefault()}", wrong[0].ErrorMessage ?? "wrong");
        }
        builder.Services.TryAddSingletonOnce(options);
        return options;
    }

    private static void TryAddSingletonOnce<T>(this IServiceCollection services, T instance) where T : class
    {
        if (services.All(s => s.ServiceType != typeof(T)))
        {
            services.AddSingleton(instance);
        }
    }

    /// <summary>The data folder, made if it isn't there.</summary>
    /// <exception cref="WrongSettingException">It can't be made or written to.</exception>
    public static string DataFolder(this WebApplicationBuilder builder)
    {
        var folder = Path.GetFullPath(builder.Settings<ShopOptions>("Shop").DataFolder ?? Path.Combine(Root(), "data"));
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, $".write-{Environment.ProcessId}");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new WrongSettingException("Shop:DataFolder", $"can't write to {folder}: set Shop__DataFolder to a folder that this user may write to");
        }
        return folder;
    }

    /// <summary>The folder that holds seeds/ and assets/.</summary>
    public static string ContentFolder(this WebApplicationBuilder builder) =>
        Path.GetFullPath(builder.Settings<ShopOptions>("Shop").ContentFolder ?? Root());

    /// <summary>Where settings and wwwroot lie: src/Shop while developing, the program's folder once published.</summary>
    public static string ProgramFolder => Root() is var root && root != AppContext.BaseDirectory ? Path.Combine(root, "src", "Shop") : root;

    /// <summary>The root of the repository while developing; the program's folder once published.</summary>
    private static string Root()
    {
        for (var d = new DirectoryInfo(AppContext.BaseDirectory); d is not null; d = d.Parent)
        {
            if (File.Exists(Path.Combine(d.FullName, "Shop.sln")))
            {
                return d.FullName;
            }
        }
        return AppContext.BaseDirectory;
    }
}

/// <summary>Where things lie; the same for every feature.</summary>
public sealed record Folders(string Data, string Content)
{
    public string Mail => Path.Combine(Data, "mail");
    public string Seeds => Path.Combine(Content, "seeds");
    public string Assets => Path.Combine(Content, "assets");
}
