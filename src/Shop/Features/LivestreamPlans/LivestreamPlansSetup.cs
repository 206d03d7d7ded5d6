namespace Shop.Features.LivestreamPlans;

public static class LivestreamPlansSetup
{
    public static void AddLivestreamPlans(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddScoped<ReadPlans>();
        services.AddScoped<SavePlan>();
        services.AddScoped<FindClashes>();
        services.AddScoped<CheckRundown>();
        services.AddScoped<CheckPlan>();
        services.AddScoped<KeepRundown>();
        services.AddScoped<SetOffer>();
        services.AddScoped<PlanStep>();
        services.AddScoped<ChangePlan>();
        services.AddScoped<MakeSeries>();
        services.AddScoped<ChangeSeries>();
        services.AddScoped<ReadSeries>();
    }
}
