namespace Shop.Features.Experiences;

public static class ExperiencesSetup
{
    public static void AddExperiences(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadExperiences>();
        builder.Services.AddScoped<BookSession>();
        builder.Services.AddScoped<ReadFeed>();
        builder.Services.AddScoped<ReadTickets>();
        builder.Services.AddScoped<GiveTicketCoupons>();
        builder.Services.AddScoped<ForgetVisits>();
        builder.Services.AddSingleton<DrawTicket>();
        builder.Services.AddScoped<ReadBookings>();
        builder.Services.AddScoped<CheckIn>();
        builder.Services.AddSingleton<ExperienceJsonLd>();
        builder.Services.AddScoped<MakeSessions>();
        builder.Services.AddScoped<EndSessions>();
        builder.Services.AddHostedService<SessionWorker>();
        builder.Services.AddExperienceCommands();
        // A new shop shows what can be booked from its first page on; later starts leave that to the worker.
        builder.Services.AddSingleton(new OnceSeeded(async services =>
        {
            var db = services.GetRequiredService<ShopDb>();
            if (!await db.Sessions.AnyAsync() && await db.SessionRules.AnyAsync())
            {
                await services.GetRequiredService<MakeSessions>().Run();
            }
        }));
    }
}
