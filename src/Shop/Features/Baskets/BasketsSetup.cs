namespace Shop.Features.Baskets;

public static class BasketsSetup
{
    public static void AddBaskets(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<CurrentBasket>();
        builder.Services.AddScoped<MergeBaskets>();
        builder.Services.AddScoped<ReadBasket>();
        builder.Services.AddScoped<ChangeBasket>();
        builder.Services.AddScoped<TypeCoupon>();
        builder.Services.AddSingleton<CouponTries>();
    }
}
