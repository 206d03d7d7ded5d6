using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption;
using Microsoft.AspNetCore.DataProtection.AuthenticatedEncryption.ConfigurationModel;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Mvc.Razor;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;

namespace Shop.Platform;

/// <summary>What every page stands on.</summary>
public static class PlatformSetup
{
    public static void AddPlatform(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var folders = new Folders(builder.DataFolder(), builder.ContentFolder());
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton(folders);
        services.AddSingleton<ShopClock>();
        services.AddSingleton<Secrets>();
        builder.AddFiles();
        services.AddSingleton<PictureStore>();
        services.AddSingleton<TakePicture>();
        services.AddScoped<Actor>();
        services.AddScoped<TakeRound>();
        services.AddScoped<OneByOne>();
        services.AddSingleton<FormTargets>();
        services.AddSingleton<StyleSheet>();
        services.AddSingleton<PublicAddress>();
        services.AddSingleton<CookieNames>();
        services.AddSingleton<SecurityLog>();
        services.AddSingleton<CalendarSheet>();
        // Keys from before go on reading what was sealed with them.
        services.AddDataProtection().SetApplicationName("Shop").PersistKeysToDbContext<ShopDb>()
            .UseCryptographicAlgorithms(new AuthenticatedEncryptorConfiguration { EncryptionAlgorithm = EncryptionAlgorithm.AES_256_GCM });
        services.AddLocalization();
        services.AddOptions<RequestLocalizationOptions>().Configure<CookieNames>(Culture.Configure);
        // Razor would write every Chinese character as an entity.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddAntiforgery(o =>
        {
            o.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            o.Cookie.SameSite = SameSiteMode.Lax;
            // A name that begins with __Host- holds for the whole host or not at all.
            o.Cookie.Path = "/";
            o.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((o, names) => o.Cookie.Name = names.Of("antiforgery"));
        services.AddControllersWithViews(o =>
        {
            o.Filters.Add(new UnreadableForms());
            // A form that is refused says all that is wrong with it at once, not what its fields know first.
            o.ValidateComplexTypesIfChildValidationFails = true;
            o.ModelBinderProviders.Insert(0, new PlainDecimals());
            o.ModelBindingMessageProvider.SetAttemptedValueIsInvalidAccessor((value, _) => Unreadable(value));
            o.ModelBindingMessageProvider.SetNonPropertyAttemptedValueIsInvalidAccessor(Unreadable);
            o.ModelBindingMessageProvider.SetValueMustNotBeNullAccessor(_ => Unreadable(""));
        })
            .AddDataAnnotationsLocalization(o => o.DataAnnotationLocalizerProvider = TextsBesideForm);
        // It asks for the assembly's attributes, some of each view, once more for every controller, and there is no [ApiController] here: a quarter of the time to start.
        services.Remove(services.Single(s => s.ImplementationType?.Name == "ApiBehaviorApplicationModelProvider"));
        services.Configure<RazorViewEngineOptions>(o => o.ViewLocationExpanders.Add(new FeatureViews()));
        services.AddRouting(o => o.LowercaseUrls = true);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        var proxies = builder.Settings<ShopOptions>("Shop").Addresses();
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in proxies)
            {
                o.KnownProxies.Add(proxy);
            }
        });
        services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            // A drawing is text, and shrinks to a sixth.
            o.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        builder.AddPageCache();
        services.AddHsts(o => (o.MaxAge, o.IncludeSubDomains) = (TimeSpan.FromDays(365), true));
        builder.AddLimits();
        builder.AddMail();
        builder.AddTelemetry();
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            o.Limits.MaxRequestBodySize = 512 * 1024;
        });
    }

    public static void UsePlatform(this WebApplication app)
    {
        app.UseForwardedHeaders();
        app.Use(HeadAsGet.Run);
        if (!app.Environment.IsDevelopment())
        {
            app.UseHsts();
        }
        app.Use(MediaSources.Run);
        app.UseHeaders();
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error",
            // A body that is too large or broken off is the sender's fault, not ours.
            StatusCodeSelector = e => e is BadHttpRequestException bad ? bad.StatusCode : Outage.Is(e) ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError,
        });
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.Use(Culture.Remember);
        app.UseRequestLocalization();
        app.UseRouting();
        app.Use(SecurityLog.NoteRefusals);
        app.UseRateLimiter();
        app.UseMiddleware<Misses>();
        app.Use(DrawnForAll.Run);
        app.UseOutputCache();
        // Inside the cache, so that what is kept is compressed once.
        app.UseResponseCompression();
        app.UseArt();
        app.UseAuthentication();
        app.UseAuthorization();
        app.Use(Actor.Note);
        app.UseMiddleware<SameSitePosts>();
        app.MapControllers();
        app.MapHouse();
        // What isn't there is told to everyone alike.
        app.MapFallback(() => TypedResults.NotFound()).AllowAnonymous();
    }

    // What can't be read as a number or a day is told in the reader's language.
    private static string Unreadable(string value) =>
        string.Format(System.Globalization.CultureInfo.CurrentCulture, SharedWords.GetString("ValueUnreadable", System.Globalization.CultureInfo.CurrentUICulture)!, value);

    private static readonly System.Resources.ResourceManager SharedWords = new(typeof(SharedTexts).FullName!, typeof(SharedTexts).Assembly);

    // Messages of a form's annotations are keys into the Texts of the form's feature.
    private static IStringLocalizer TextsBesideForm(Type form, IStringLocalizerFactory factory) =>
        factory.Create(form.Assembly.GetType($"{form.Namespace}.Texts") ?? typeof(SharedTexts));
}
