namespace Shop.Features.Reviews;

public static class ReviewsSetup
{
    public static void AddReviews(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReviewRules>();
        builder.Services.AddScoped<ReviewPhotos>();
        builder.Services.AddScoped<WriteReview>();
        builder.Services.AddScoped<ChangeReview>();
        builder.Services.AddScoped<AnswerReview>();
        builder.Services.AddScoped<HideReview>();
        builder.Services.AddScoped<ReadReviews>();
        builder.Services.AddScoped<ShowReviews>();
        builder.Services.AddScoped<ForgetReviews>();
        builder.Services.AddScoped<CountRatings>();
    }
}
