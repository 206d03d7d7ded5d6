namespace Shop.Features.Orders;

public static class OrdersSetup
{
    public static void AddOrders(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OrderMails>();
        builder.Services.AddScoped<ChangePart>();
        builder.Services.AddScoped<ConfirmPart>();
        builder.Services.AddScoped<SendPart>();
        builder.Services.AddScoped<DeliverPart>();
    }
}
