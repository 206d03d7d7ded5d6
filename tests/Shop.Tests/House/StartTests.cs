using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Shop.Tests.House;

/// <summary>The program as a person starts it: one line that says what to do when it can't, and the exit code.</summary>
public class StartTests
{
    [Fact]
    public async Task A_port_in_use_is_told_in_one_line()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await Fails($"--urls=http://127.0.0.1:{((IPEndPoint)taken.LocalEndpoint).Port}", "ASPNETCORE_URLS");
    }

    [Fact]
    public Task A_data_folder_that_cannot_be_written_is_told_in_one_line() => Fails("--Shop:DataFolder=/proc/shop", "Shop__DataFolder");

    [Fact]
    public Task A_wrong_setting_is_told_by_its_name() => Fails("--Database:Provider=Oracle", "Database:Provider");

    [Fact]
    public Task A_number_that_is_none_is_told_by_its_name() => Fails("--Limits:SignIn=many", "Limits:SignIn");

    [Fact]
    public Task A_database_that_does_not_answer_is_told_in_one_line() =>
        Fails("--ConnectionStrings:Shop=Host=127.0.0.1;Port=1;Username=x", "ConnectionStrings__Shop", "--Database:Provider=Postgres");

    [Fact]
    public Task A_missing_connection_string_is_told_by_its_name() => Fails("--Database:Provider=Postgres", "ConnectionStrings:Shop");

    [Fact]
    public async Task An_unknown_command_is_wrong_usage_and_help_is_not()
    {
        Assert.Equal(2, (await Run("dance")).Code);
        var help = await Run("--help");
        Assert.Equal(0, help.Code);
        Assert.All(["migrate", "seed", "stock reconcile"], command => Assert.Contains(command, help.Out, StringComparison.Ordinal));
    }

    private static async Task Fails(string setting, string named, params string[] more)
    {
        var (code, said, error) = await Run([setting, .. more]);
        Assert.Equal(1, code);
        Assert.DoesNotContain("fail:", said, StringComparison.Ordinal);
        var line = Assert.Single(error.Split('\n', StringSplitOptions.RemoveEmptyEntries), l => !l.StartsWith("warn", StringComparison.Ordinal));
        Assert.Contains(named, line, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Out, string Error)> Run(params string[] args)
    {
        var folder = Directory.CreateTempSubdirectory("shop_start_").FullName;
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var a in args.Prepend(typeof(ShopProgram).Assembly.Location))
        {
            start.ArgumentList.Add(a);
        }
        start.Environment["Shop__DataFolder"] = folder;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment.Remove("ASPNETCORE_URLS");
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var (output, error) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
        await process.WaitForExitAsync(limit.Token);
        Directory.Delete(folder, recursive: true);
        return (process.ExitCode, await output, await error);
    }
}
