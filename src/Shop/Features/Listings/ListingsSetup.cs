namespace Shop.Features.Listings;

public static class ListingsSetup
{
    public static void AddListings(this WebApplicationBuilder builder)
    {
        builder.Settings<ListingOptions>("Listing");
        builder.Services.AddScoped<ReadListing>();
        builder.Services.AddScoped<ReadListings>();
        builder.Services.AddScoped<DraftListing>();
        builder.Services.AddScoped<ChangePrice>();
        builder.Services.AddScoped<ChangeStock>();
        builder.Services.AddScoped<NewSlug>();
        builder.Services.AddScoped<ApplyListing>();
        builder.Services.AddScoped<DecideListing>();
        builder.Services.AddScoped<ReviewListing>();
        builder.Services.AddScoped<BringListingPictures>();
        builder.Services.AddScoped<NewSku>();
        builder.Services.AddScoped<SuggestLabel>();
    }
}
