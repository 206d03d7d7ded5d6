namespace Shop.Features.Livestreams;

public static class LivestreamsSetup
{
    public static void AddLivestreams(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<MakeOccurrences>();
        builder.Services.AddHostedService<OccurrenceWorker>();
        builder.Services.AddSingleton<CalendarFeed>();
        builder.Services.AddScoped<ReadFeed>();
        builder.Services.AddScoped<ReadSchedule>();
        builder.Services.AddScoped<AskReminder>();
        builder.Services.AddScoped<ReminderMails>();
        builder.Services.AddScoped<ILeaveMails, LeaveReminders>();
        builder.Services.AddScoped<SendReminders>();
        builder.Services.AddScoped<ForgetReminders>();
        builder.Services.AddHostedService<ReminderWorker>();
        builder.Services.AddSingleton<LivestreamJsonLd>();
    }
}
