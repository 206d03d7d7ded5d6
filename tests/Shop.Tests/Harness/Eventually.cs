using System.Diagnostics;

namespace Shop.Tests;

/// <summary>For what comes by itself after a while: asked again for up to half a minute.</summary>
internal static class Eventually
{
    public static async Task True(Func<Task<bool>> holds, string what)
    {
        for (var began = Stopwatch.StartNew(); !await holds(); await Task.Delay(200))
        {
            Assert.True(began.Elapsed < TimeSpan.FromSeconds(30), $"Never came: {what}");
        }
    }
}
