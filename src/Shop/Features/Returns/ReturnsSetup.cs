namespace Shop.Features.Returns;

public static class ReturnsSetup
{
    public static void AddReturns(this WebApplicationBuilder builder)
    {
        builder.Settings<ReturnsOptions>("Returns");
        builder.Services.AddScoped<TakeBack>();
        builder.Services.AddSingleton<ReturnRules>();
        builder.Services.AddScoped<ReturnPhotos>();
        builder.Services.AddScoped<ReturnMails>();
        builder.Services.AddScoped<ChangeReturn>();
        builder.Services.AddScoped<AskReturn>();
        builder.Services.AddScoped<AnswerReturn>();
        builder.Services.AddScoped<SendBack>();
        builder.Services.AddScoped<ReceiveReturn>();
        builder.Services.AddScoped<RefundReturn>();
        builder.Services.AddScoped<ReadReturns>();
    }
}
