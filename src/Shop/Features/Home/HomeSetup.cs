namespace Shop.Features.Home;

public static class HomeSetup
{
    public static void AddHome(this WebApplicationBuilder builder)
    {
    }
}
