namespace Shop.Features.Checkout;

public static class CheckoutSetup
{
    public static void AddCheckout(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SellOrder>();
        builder.Services.AddScoped<ReleaseOrder>();
        builder.Services.AddScoped<IdentifyCustomer>();
    }
}
