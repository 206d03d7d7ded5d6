namespace Shop.Platform;

public static class FilesSetup
{
    public static void AddFiles(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        if (builder.Settings<BucketOptions>("Files:S3").IsSet)
        {
            services.AddSingleton<BucketFiles>();
            services.AddSingleton<SharedFiles>(provider => provider.GetRequiredService<BucketFiles>());
            services.AddHostedService<BucketWorker>();
        }
        else
        {
            services.AddSingleton<SharedFiles, FolderFiles>();
        }
        services.AddSingleton(new Command("files copy", "copies the files that lie in the data folder into the bucket of Files__S3; those that are there already stay", async (provider, args) =>
        {
            if (args.Length > 0 || provider.GetRequiredService<SharedFiles>() is not BucketFiles bucket)
            {
                await Console.Error.WriteLineAsync("Set Files__S3__Endpoint, Bucket, AccessKey and SecretKey first.");
                return 2;
            }
            var copied = 0;
            var folder = new FolderFiles(provider.GetRequiredService<Folders>());
            foreach (var kind in SharedFiles.Kinds)
            {
                var there = await bucket.List(kind).Select(f => f.Name).ToHashSetAsync();
                await foreach (var file in folder.List(kind))
                {
                    if (!there.Contains(file.Name) && await folder.Read(file.Name) is { } content)
                    {
                        await bucket.Put(file.Name, content);
                        copied++;
                    }
                }
            }
            Console.WriteLine($"{copied} files copied");
            return 0;
        })
        { IsAudited = false });
    }
}
