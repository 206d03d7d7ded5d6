namespace Shop.Tests.House;

public static class Repository
{
    /// <summary>The folder that holds Shop.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var d = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(d.FullName, "Shop.sln")))
        {
            d = d.Parent ?? throw new InvalidOperationException("The tests run within the repository.");
        }
        return d.FullName;
    }
}
