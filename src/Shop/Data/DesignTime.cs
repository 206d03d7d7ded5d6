using Microsoft.EntityFrameworkCore.Design;

namespace Shop.Data;

// What `dotnet ef` uses to write migrations; see src/add-migration.sh. No server is asked.

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteShopDb>
{
    public SqliteShopDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteShopDb>();
        options.UseShopSqlite("Data Source=:memory:");
        return new(options.Options);
    }
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresShopDb>
{
    public PostgresShopDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<PostgresShopDb>();
        options.UsePostgres("Host=localhost;Database=design");
        return new(options.Options);
    }
}
