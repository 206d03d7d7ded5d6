namespace Shop.Features.Visits;

public static class VisitsSetup
{
    public static void AddVisits(this WebApplicationBuilder builder)
    {
        builder.Settings<VisitOptions>("Visits");
        builder.Services.AddScoped<VisitMails>();
        builder.Services.AddScoped<TellVisitors>();
        builder.Services.AddScoped<ReadVisit>();
        builder.Services.AddScoped<CallOff>();
        builder.Services.AddScoped<Stays>();
        builder.Services.AddScoped<ChangeDate>();
        builder.Services.AddScoped<SettleAnswers>();
        builder.Services.AddHostedService<VisitWorker>();
    }
}
