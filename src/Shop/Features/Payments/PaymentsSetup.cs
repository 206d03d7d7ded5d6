using Shop.Sandbox;

namespace Shop.Features.Payments;

public static class PaymentsSetup
{
    public static void AddPayments(this WebApplicationBuilder builder)
    {
        var options = builder.Settings<StripeOptions>("Stripe");
        options.Check(builder.Environment.IsDevelopment());
        var services = builder.Services;
        services.AddSingleton<StripeAccount>();
        services.AddScoped<CheckoutSessions>();
        services.AddScoped<StartPayment>();
        services.AddScoped<CardTries>();
        services.AddSingleton<BegunPayments>();
        services.AddScoped<SettlePayment>();
        services.AddScoped<ReceiveEvent>();
        services.AddScoped<ApplySession>();
        services.AddScoped<RefundOrder>();
        services.AddScoped<WithdrawUnits>();
        services.AddScoped<SendRefund>();
        services.AddScoped<ApplyRefund>();
        services.AddHostedService<RetryPayments>();
        if (options.HasKey)
        {
            services.AddSingleton(new BeforeStart(app =>
            {
                app.Services.GetRequiredService<FormTargets>().Allow(new Uri("https://checkout.stripe.com"));
                return Task.CompletedTask;
            }));
        }
        else if (builder.Environment.IsDevelopment())
        {
            services.AddSingleton(new BeforeStart(StartSandbox));
        }
        services.AddSingleton(s => new StartLine(Told(s.GetRequiredService<StripeAccount>())));
    }

    private static async Task StartSandbox(WebApplication app)
    {
        var services = app.Services;
        var sandbox = await StripeSandbox.StartAsync(Path.Combine(services.GetRequiredService<Folders>().Data, "stripe"), new StripeSandboxOptions
        {
            Clock = services.GetRequiredService<TimeProvider>(),
            Log = services.GetRequiredService<ILogger<StripeSandbox>>(),
        });
        services.GetRequiredService<StripeAccount>().Use(sandbox);
        services.GetRequiredService<FormTargets>().Allow(sandbox.ApiBase);
        // Our own port is known once we listen; until then events wait in the sandbox.
        app.Lifetime.ApplicationStarted.Register(() =>
            sandbox.DeliverTo(new Uri(services.GetRequiredService<PublicAddress>().Local, "/stripe/webhook")));
    }

    private static string Told(StripeAccount account) => account switch
    {
        { Sandbox: { } sandbox } => $"Stripe's stand-in, no money moves: {sandbox.ApiBase}",
        { IsOffered: true } => account.IsLive ? "Stripe: real money" : "Stripe: test mode",
        _ => "Stripe isn't set up (Stripe__SecretKey): cash on delivery only",
    };
}
