namespace Shop.Features.Repurchase;

public static class RepurchaseSetup
{
    public static void AddRepurchase(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ForgetCustomer>();
        builder.Services.AddScoped<MergeCustomers>();
        builder.Services.AddScoped<DeriveCustomers>();
        builder.Services.AddScoped<JoinCustomers>();
        builder.Services.AddScoped<RecountHistory>();
        builder.Services.AddScoped<CopyOrders>();
        builder.Services.AddHostedService<HistoryWorker>();
        builder.Services.AddHostedService<ReadChanges>();
        builder.Services.AddScoped<ReadHistory>();
        builder.Services.Configure<Microsoft.AspNetCore.Mvc.MvcOptions>(o => o.Filters.Add<ShowReading>());
        builder.Settings<FigureOptions>("Figures");
        builder.Services.AddSingleton<HistoryCache>();
        builder.Services.AddAuthorizationBuilder().AddPolicy(FiguresAccess.Policy, FiguresAccess.Ask);
        builder.Services.AddSingleton<FigureMemory>();
        builder.Services.AddScoped<ReadChoices>();
        builder.Services.AddScoped<ReadProductHistory>();
        builder.Services.AddScoped<ReadFrame>();
        builder.Services.AddScoped<OpenOrders>();
        builder.Services.AddScoped<ReadDue>();
        builder.Services.AddScoped<ReadMonthReport>();
        builder.Services.AddScoped<DrawMonthReport>();
        builder.Services.AddScoped<ReadForecast>();
        builder.Services.AddScoped<ReadAgain>();
        builder.Services.AddScoped<DueSheets>();
        builder.Services.AddScoped<ReadFigures>();
        builder.Services.AddScoped<ReadCharts>();
        builder.Services.AddScoped<OpenFigure>();
        builder.Services.AddScoped<FigureSheets>();
        builder.Services.AddScoped<ShowCustomer>();
        builder.Services.AddSingleton(new Command("repurchase report", "counts orders, returning customers, cohorts of a window of days", RepurchaseCommands.Report) { IsAudited = false });
        builder.Services.AddSingleton(new Command("repurchase recount", "derives the purchase history anew and compares; exit 1 when it differs", RepurchaseCommands.Recount) { IsAudited = false });
        builder.Services.AddSingleton(new Command("repurchase model", "fits BG/NBD and Gamma-Gamma and forecasts who buys again", Models.ModelCommand.Run) { IsAudited = false });
    }
}
