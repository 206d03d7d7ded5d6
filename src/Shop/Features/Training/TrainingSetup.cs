namespace Shop.Features.Training;

public static class TrainingSetup
{
    public static void AddTraining(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadRoll>();
        builder.Services.AddScoped<PassCourse>();
    }
}
