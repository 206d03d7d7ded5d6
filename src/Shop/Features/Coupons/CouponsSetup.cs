namespace Shop.Features.Coupons;

public static class CouponsSetup
{
    public static void AddCoupons(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<ReadCoupons>();
        builder.Services.AddScoped<MakeCoupon>();
        builder.Services.AddScoped<ChangeCoupon>();
        builder.Services.AddScoped<HoldCoupon>();
        builder.Services.AddScoped<GiveBackCoupon>();
        builder.Services.AddScoped<CheckCoupons>();
    }
}
