using System.Diagnostics;

namespace Shop.Tests;

/// <summary>Reads QR codes as a telephone would, with Debian's zbarimg.</summary>
public static class QrReader
{
    public static string? WhyNot { get; } = Tool.WhyNot("zbarimg", "zbar-tools");

    /// <summary>What the one code on a picture says.</summary>
    public static async Task<string> Read(byte[] picture)
    {
        var said = await Tool.Run(picture, file => ("zbarimg", ["--quiet", "--nodbus", "--raw", "-Sdisable", "-Sqrcode.enable", file]));
        return Assert.Single(System.Text.Encoding.UTF8.GetString(said).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}

/// <summary>Shows a PDF's first page as a printer would, with Poppler.</summary>
public static class PdfPicture
{
    public static string? WhyNot { get; } = Tool.WhyNot("pdftoppm", "poppler-utils");

    public static Task<byte[]> Of(byte[] pdf, int dpi) => Tool.Run(pdf, file => ("pdftoppm", ["-png", "-singlefile", "-r", $"{dpi}", file]));
}

/// <summary>A program of the machine that reads one file and writes to its output.</summary>
internal static class Tool
{
    public static string? WhyNot(string program, string package) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))) ? null : $"{program} isn't installed: apt-get install {package}";

    public static async Task<byte[]> Run(byte[] content, Func<string, (string Program, string[] Arguments)> command)
    {
        var file = Path.Combine(Path.GetTempPath(), $"shop_tool_{Guid.NewGuid():N}");
        await File.WriteAllBytesAsync(file, content);
        try
        {
            var (name, arguments) = command(file);
            using var program = Process.Start(new ProcessStartInfo(name, arguments) { RedirectStandardOutput = true })!;
            using var said = new MemoryStream();
            await program.StandardOutput.BaseStream.CopyToAsync(said);
            await program.WaitForExitAsync();
            return said.ToArray();
        }
        finally
        {
            File.Delete(file);
        }
    }
}
