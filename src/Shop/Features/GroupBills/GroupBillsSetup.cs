namespace Shop.Features.GroupBills;

public static class GroupBillsSetup
{
    public static void AddGroupBills(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<AskBill>();
        builder.Services.AddScoped<WriteBill>();
        builder.Services.AddScoped<ReadBills>();
        builder.Services.AddScoped<ServeBill>();
        builder.Services.AddSingleton<DrawBill>();
    }
}
