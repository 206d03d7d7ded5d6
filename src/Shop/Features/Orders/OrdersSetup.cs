namespace Shop.Features.Orders;

public static class OrdersSetup
{
    public static void AddOrders(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<OrderMails>();
        builder.Services.AddScoped<ChangeOrder>();
        builder.Services.AddScoped<ChangePart>();
        builder.Services.AddScoped<ConfirmPart>();
        builder.Services.AddScoped<SendPart>();
        builder.Services.AddScoped<DeliverPart>();
        builder.Services.AddScoped<CancelOrder>();
        builder.Services.AddScoped<OpenOrder>();
        // Query strings of /orders hold keys: what would write whole addresses is never quieter than a warning.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Mvc.Infrastructure.RedirectResultExecutor", LogLevel.Warning);
    }
}
