using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Shop.Tests;

/// <summary>
/// Counts what the shop asks of its database for a request, or for what a test does itself, and not what its workers ask meanwhile:
/// <c>ShopApp.Start(provider, change: count.Add)</c>.
/// </summary>
public sealed class QueryCount : DbCommandInterceptor, IStartupFilter
{
    private readonly ConcurrentQueue<string> commands = new();
    private readonly AsyncLocal<bool> isAsked = new();

    public void Add(IServiceCollection services) => services.AddSingleton<IInterceptor>(this).AddSingleton<IStartupFilter>(this);

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((_, rest) =>
        {
            isAsked.Value = true;
            return rest();
        });
        next(app);
    };

    /// <summary>The statements that were sent while something was done.</summary>
    public async Task<IReadOnlyList<string>> During(Func<Task> act)
    {
        isAsked.Value = true;
        commands.Clear();
        await act();
        return [.. commands];
    }

    public override DbDataReader ReaderExecuted(DbCommand command, CommandExecutedEventData eventData, DbDataReader result)
    {
        Note(command);
        return result;
    }

    public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    public override ValueTask<object?> ScalarExecutedAsync(DbCommand command, CommandExecutedEventData eventData, object? result, CancellationToken cancellationToken = default)
    {
        Note(command);
        return new(result);
    }

    private void Note(DbCommand command)
    {
        if (isAsked.Value)
        {
            commands.Enqueue(command.CommandText);
        }
    }
}
