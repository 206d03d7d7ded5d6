using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

public static class AccountSetup
{
    public static void AddAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var sessions = builder.Settings<SessionSpans>("Sessions");
        services.AddIdentity<AppUser, IdentityRole>(Rules)
            .AddEntityFrameworkStores<ShopDb>().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddPasswordValidator<GuessablePasswords>();
        services.ConfigureApplicationCookie(o => Session(o, sessions));
        foreach (var (scheme, name) in new[] { (IdentityConstants.ApplicationScheme, "account"), (IdentityConstants.TwoFactorUserIdScheme, "account-step"), (IdentityConstants.ExternalScheme, "account-external") })
        {
            services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<CookieNames>((o, names) => Harden(o.Cookie, names.Of(name)));
        }
        // As OWASP asks of PBKDF2 with SHA-512. A hash with fewer rounds is renewed when its owner signs in.
        services.Configure<PasswordHasherOptions>(o => o.IterationCount = 210_000);
        services.Configure<IdentityPasskeyOptions>(o =>
        {
            o.ResidentKeyRequirement = "required";
            o.UserVerificationRequirement = "required";
            o.ServerDomain = builder.Settings<ShopOptions>("Shop").PublicUrl is { } url ? new Uri(url).Host : null;
        });
        services.AddScoped<SignInWithPassword>();
        services.AddScoped<RegisterShopper>();
        services.AddScoped<AccountMails>();
        services.AddScoped<ExportMyData>();
        services.AddScoped<EraseMe>();
        services.AddScoped<ForgetGuest>();
        services.AddScoped<ForgetOrders>();
        services.AddScoped<AddOperator>();
        services.AddSingleton(new Command("operators add", "EMAIL: makes an operator and prints a link with which to set a password",
            (provider, args) => provider.GetRequiredService<AddOperator>().Run(args)));
        services.AddSingleton(new OnceSeeded(services => ShopRoles.Ensure(services.GetRequiredService<ShopDb>())));
        if (builder.Environment.IsDevelopment())
        {
            services.AddSingleton(new OnceSeeded(DemoAccounts.Make));
            services.AddSingleton(new StartLine($"demo accounts, password {DemoAccounts.Password}: {string.Join("  ", DemoAccounts.Shown)}"));
        }
    }

    private static void Rules(IdentityOptions o)
    {
        o.User.RequireUniqueEmail = true;
        // An e-mail address is the name, whatever characters it has.
        o.User.AllowedUserNameCharacters = "";
        o.SignIn.RequireConfirmedEmail = true;
        // Length is what counts (NIST SP 800-63B): no rules on kinds of characters.
        o.Password = new PasswordOptions
        {
            RequiredLength = 8,
            RequiredUniqueChars = 5,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        };
    }

    private static void Session(CookieAuthenticationOptions o, SessionSpans sessions)
    {
        o.LoginPath = "/account/sign-in";
        // How long a session lasts, its row says; no cookie has to outlive it.
        o.ExpireTimeSpan = TimeSpan.FromDays(sessions.IdleDays);
        o.Events.OnSigningIn = Sessions.Begin;
        o.Events.OnValidatePrincipal = Sessions.Check;
        o.Events.OnSigningOut = Sessions.End;
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.Path = "/";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
