namespace Shop.Features.Repurchase;

public static class RepurchaseSetup
{
    public static void AddRepurchase(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ForgetCustomer>();
    }
}
