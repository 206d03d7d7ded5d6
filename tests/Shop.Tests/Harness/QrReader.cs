using System.Diagnostics;

namespace Shop.Tests;

/// <summary>Reads QR codes as a telephone would, with Debian's zbarimg.</summary>
public static class QrReader
{
    private static readonly bool IsThere = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "zbarimg")));

    public static string? WhyNot => IsThere ? null : "zbarimg isn't installed: apt-get install zbar-tools";

    /// <summary>What the one code on a picture says.</summary>
    public static async Task<string> Read(byte[] picture)
    {
        var file = Path.Combine(Path.GetTempPath(), $"shop_qr_{Guid.NewGuid():N}.png");
        await File.WriteAllBytesAsync(file, picture);
        try
        {
            var start = new ProcessStartInfo("zbarimg") { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in new[] { "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", file })
            {
                start.ArgumentList.Add(argument);
            }
            using var program = Process.Start(start)!;
            var said = await program.StandardOutput.ReadToEndAsync();
            await program.WaitForExitAsync();
            return Assert.Single(said.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        }
        finally
        {
            File.Delete(file);
        }
    }
}
