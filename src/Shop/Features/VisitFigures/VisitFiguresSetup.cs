namespace Shop.Features.VisitFigures;

public static class VisitFiguresSetup
{
    public static void AddVisitFigures(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadVisitFigures>();
        builder.Services.AddScoped<ReadVisitors>();
    }
}
