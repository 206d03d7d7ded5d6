namespace Shop.Features.OrderImports;

/// <summary>Goes on with imports that an operator began in a browser and whose node is gone, or which broke off. Those of the command wait for whoever has the file.</summary>
public sealed class ResumeImports(ShopDb db, HoldImports held, ImportProfiles profiles, ReadOrders read, ClaimImport claim, OneByOne each)
{
    /// <returns>How many were finished.</returns>
    public async Task<int> Run(CancellationToken ct = default)
    {
        var silent = (await db.OrderImports.AsNoTracking().Where(i => i.VisibleAt == null).ToListAsync(ct)).Where(i => !claim.IsRunning(i)).ToDictionary(i => (long)i.Id);
        return await each.Run(nameof(ResumeImports), [.. silent.Keys.Order()], async id =>
        {
            var import = silent[id];
            if (await held.Read(import.FileHash, ct) is not { } file || file.What.Channel != import.Channel || file.What.Profile != import.Profile || await profiles.Of(import.Profile, ct) is not { } profile)
            {
                return false;
            }
            return await held.Resume(import.FileHash, file.What, file.File, profile, read.Run(file.File, profile), ct);
        }, ct);
    }
}

/// <summary>Looks twice a minute.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, ShopOptions options, ILogger<ImportWorker> log) : Worker(scopes, options, TimeSpan.FromSeconds(30), log)
{
    protected override async Task Work(IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<ResumeImports>().Run(ct);
    }
}
