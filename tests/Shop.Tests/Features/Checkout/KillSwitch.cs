using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Shop.Tests.Features.Checkout;

/// <summary>
/// Stands before and after each SQL statement, commit and call to Stripe. Armed, it ends everything at the first of these points
/// at which it hasn't yet, and from then on, as after a kill, nothing of the request reaches the database or Stripe until it is
/// disarmed. What an earlier request set off for later (pages thrown away) isn't counted: it comes when it likes.
/// </summary>
internal sealed class KillSwitch : DbCommandInterceptor, IDbTransactionInterceptor, IStartupFilter
{
    private static readonly AsyncLocal<Request?> Now = new();
    private readonly Lock gate = new();
    private bool armed;
    private readonly HashSet<string> done = [];
    private readonly Dictionary<string, int> passed = [];

    /// <summary>True when the end came.</summary>
    public bool Struck { get; private set; }

    /// <summary>What happened at the point where the end came, and which of that name it was.</summary>
    public string Where { get; private set; } = "";

    public void Arm()
    {
        lock (gate)
        {
            (armed, Struck, Where) = (true, false, "");
            passed.Clear();
        }
    }

    public void Disarm()
    {
        lock (gate)
        {
            armed = false;
        }
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, further) =>
        {
            var request = Now.Value = new Request();
            try
            {
                await further(context);
            }
            finally
            {
                request.IsOver = true;
            }
        });
        next(app);
    };

    public void Pass(string what)
    {
        lock (gate)
        {
            if (!armed || Now.Value is not { IsOver: false })
            {
                return;
            }
            if (!Struck)
            {
                var nth = passed[what] = passed.GetValueOrDefault(what) + 1;
                if (!done.Add($"{what} #{nth}"))
                {
                    return;
                }
                (Struck, Where) = (true, $"{what} #{nth}");
            }
        }
        throw new KilledException();
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Pass("before " + command.CommandText);
        return new(result);
    }

    public override async ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
    {
        await PassOr(command, result.DisposeAsync);
        return result;
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Pass("before " + command.CommandText);
        return result;
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Pass("before " + command.CommandText);
        return new(result);
    }

    public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        Pass("after " + command.CommandText);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<object> result, CancellationToken cancellationToken = default)
    {
        Pass("before " + command.CommandText);
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
    {
        Pass("before COMMIT");
        return new(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Pass("after COMMIT");
        return Task.CompletedTask;
    }

    private sealed class Request
    {
        public bool IsOver { get; set; }
    }

    private async Task PassOr(DbCommand command, Func<ValueTask> close)
    {
        try
        {
            Pass("after " + command.CommandText);
        }
        catch (KilledException)
        {
            await close();
            throw;
        }
    }
}

internal sealed class KilledException() : Exception("Killed by the test.");
