using Shop.Features.Ledger;
using Shop.Features.Repurchase;

namespace Shop.Features.Backups;

public static class BackupsSetup
{
    public static void AddBackups(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<TakeBackup>();
        builder.Services.AddScoped<RestoreBackup>();
        builder.Services.AddSingleton(new Command("backup", "FOLDER: writes the database, as it is at one moment, and all files into a new folder while the shop runs", async (services, args) =>
            await Do(args, async folder =>
            {
                var kept = await services.GetRequiredService<TakeBackup>().Run(folder);
                return ($"Everything until {kept.TakenAt:yyyy-MM-dd HH:mm:ss} UTC is in {folder}: the database and {kept.Files} files. What comes later isn't.", true);
            }))
        { IsAudited = false });
        builder.Services.AddSingleton(new Command("restore", "FOLDER: fills an empty shop from a backup, and checks its stock, its money and its purchase history", async (services, args) =>
            await Do(args, async folder =>
            {
                var kept = await services.GetRequiredService<RestoreBackup>().Run(folder);
                if (await services.GetRequiredService<ShopDb>().Age() == TablesAge.Older)
                {
                    return ($"The shop of {kept.TakenAt:yyyy-MM-dd HH:mm:ss} UTC is here. Its database is older than this program: run the command 'migrate', then 'stock reconcile', 'ledger check' and 'repurchase recount'", true);
                }
                List<string> found = [.. await services.GetRequiredService<ReconcileStock>().Run(), .. await services.GetRequiredService<CheckLedger>().Run(), .. await services.GetRequiredService<RecountHistory>().Run()];
                return ($"The shop of {kept.TakenAt:yyyy-MM-dd HH:mm:ss} UTC is here. " + (found.Count == 0 ? "Stock, money and purchase history agree" : string.Join('\n', found.Prepend("These differ:"))), found.Count == 0);
            }))
        { IsAudited = false });
    }

    private static async Task<int> Do(string[] args, Func<string, Task<(string Said, bool IsGood)>> act)
    {
        if (args is not [{ Length: > 0 } folder] || folder.StartsWith("--", StringComparison.Ordinal))
        {
            await Console.Error.WriteLineAsync("Name a folder.");
            return 2;
        }
        try
        {
            var (said, isGood) = await act(Path.GetFullPath(folder));
            Console.WriteLine(said);
            return isGood ? 0 : 1;
        }
        catch (Exception e) when (e is BackupRefusedException or FilesAwayException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }
}

/// <summary>It can't be done here; the message says why and what to do. Nothing was changed.</summary>
public sealed class BackupRefusedException(string message) : Exception(message);
