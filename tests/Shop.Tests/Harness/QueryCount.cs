using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests;

/// <summary>Counts what the shop asks of its database: <c>ShopApp.Start(provider, change: count.Add)</c>.</summary>
public sealed class QueryCount : DbCommandInterceptor
{
    private readonly ConcurrentQueue<string> commands = new();

    public void Add(IServiceCollection services) => services.AddSingleton<IInterceptor>(this);

    /// <summary>The statements that were sent while something was done.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> act)
    {
        commands.Clear();
        await act();
        return [.. commands];
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        commands.Enqueue(command.CommandText);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(command.CommandText);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(command.CommandText);
        return new(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        commands.Enqueue(command.CommandText);
        return new(result);
    }
}
