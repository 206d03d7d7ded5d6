namespace Shop.Tests.StripeStandIn;

/// <summary>Stripe's description and fixtures lie outside the repo: in <c>$SHOP_SHARED/data/stripe</c>, or in <c>shared</c> beside the repo.</summary>
public static class SharedData
{
    public static string WhyMissing => "Stripe's description isn't here: set SHOP_SHARED to the folder that has data/stripe, or put it in shared/ beside the repo";

    public static string? Find(string name, string folder = "stripe")
    {
        var shared = Environment.GetEnvironmentVariable("SHOP_SHARED") is { Length: > 0 } set ? set : BesideRepo();
        return shared is not null && Path.Combine(shared, "data", folder, name) is var file && File.Exists(file) ? file : null;
    }

    private static string? BesideRepo()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Shop.sln"))) return folder.Parent is { } parent ? Path.Combine(parent.FullName, "shared") : null;
        return null;
    }
}
