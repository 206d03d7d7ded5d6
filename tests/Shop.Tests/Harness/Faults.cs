using System.Collections.Concurrent;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Shop.Tests;

/// <summary>Exceptions that a request ended with: no visitor may see one, whatever else a test looks at.</summary>
public sealed class Faults : ILoggerProvider, ILogger
{
    private readonly ConcurrentQueue<Exception> seen = new();

    /// <summary>What happened until now was meant to.</summary>
    public void Forgive() => seen.Clear();

    public void AssertNone() => Assert.Null(seen.FirstOrDefault());

    public ILogger CreateLogger(string categoryName) => categoryName == typeof(ExceptionHandlerMiddleware).FullName ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        // A body that is too large is its sender's fault.
        if (exception is not null and not Microsoft.AspNetCore.Http.BadHttpRequestException)
        {
            seen.Enqueue(exception);
        }
    }

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

    public void Dispose()
    {
    }
}
