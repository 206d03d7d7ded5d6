namespace Shop.Features.House;

public static class HouseSetup
{
    public static void AddHouse(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<SearchHouse>();
        builder.Services.AddScoped<ReadHealth>();
        builder.Services.AddScoped<ReadCooperatives>();
        builder.Services.AddScoped<KeepCooperative>();
    }
}
