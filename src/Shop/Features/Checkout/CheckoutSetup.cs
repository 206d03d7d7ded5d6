namespace Shop.Features.Checkout;

public static class CheckoutSetup
{
    public static void AddCheckout(this WebApplicationBuilder builder)
    {
        builder.Settings<CheckoutOptions>("Checkout");
        builder.Services.AddScoped<PlaceOrder>();
        builder.Services.AddScoped<ExpireReservations>();
        builder.Services.AddHostedService<ExpiryWorker>();
        builder.Services.AddScoped<SellOrder>();
        builder.Services.AddScoped<ReleaseOrder>();
        builder.Services.AddScoped<IdentifyCustomer>();
    }
}
