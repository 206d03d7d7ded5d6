using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Shop.Features.Account;

public static class AccountSetup
{
    public static void AddAccount(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddIdentity<AppUser, IdentityRole>(Rules)
            .AddEntityFrameworkStores<ShopDb>().AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>()
            .AddPasswordValidator<GuessablePasswords>();
        services.ConfigureApplicationCookie(Session);
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.TwoFactorUserIdScheme, o => Harden(o.Cookie, "account-step"));
        services.Configure<CookieAuthenticationOptions>(IdentityConstants.ExternalScheme, o => Harden(o.Cookie, "account-external"));
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

    private static void Session(CookieAuthenticationOptions o)
    {
        Harden(o.Cookie, "account");
        o.LoginPath = "/account/sign-in";
        o.ExpireTimeSpan = TimeSpan.FromDays(30);
        o.Events.OnValidatePrincipal = Sessions.Check;
        o.Events.OnRedirectToAccessDenied = context =>
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        };
    }

    private static void Harden(CookieBuilder cookie, string name)
    {
        cookie.Name = name;
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
    }
}
