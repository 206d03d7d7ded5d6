namespace Shop.Features.Onboarding;

public static class OnboardingSetup
{
    public static void AddOnboarding(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<PaperStore>();
        services.AddScoped<ReadApplications>();
        services.AddScoped<ApplicationMails>();
        services.AddScoped<Apply>();
        services.AddScoped<AnswerQuestion>();
        services.AddScoped<DecideApplication>();
        services.AddScoped<OpenCooperative>();
        services.AddScoped<BindMember>();
        services.AddScoped<ForgetApplications>();
    }
}
