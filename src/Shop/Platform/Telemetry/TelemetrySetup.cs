using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Shop.Platform;

/// <summary>Traces, measures and logs by OTLP, when an address is set by OpenTelemetry's own setting; else none of it is there.</summary>
public static class TelemetrySetup
{
    /// <summary>Its other settings, OTEL_EXPORTER_OTLP_PROTOCOL and OTEL_EXPORTER_OTLP_HEADERS among them, are read by the exporter.</summary>
    private const string Address = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration[Address]))
        {
            return;
        }
        if (!Uri.TryCreate(builder.Configuration[Address], UriKind.Absolute, out _))
        {
            throw new WrongSettingException(Address, "it isn't an address such as http://localhost:4317");
        }
        builder.Services.AddScoped<IInterceptor, MeasureChanges>();
        builder.Services.AddHostedService<MeasureQueues>();
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(r => r.AddService("shop", serviceInstanceId: $"{Environment.MachineName}-{Environment.ProcessId}"))
            .WithTracing(t => t
                // Keys stand in queries, which the instrumentation leaves out of addresses by itself.
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation()
                // With the text of a statement, never its values.
                .AddNpgsql())
            .WithMetrics(m => m.AddMeter(Measures.Meter).AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddRuntimeInstrumentation().AddNpgsqlInstrumentation())
            .WithLogging(null, o => o.IncludeFormattedMessage = true)
            .UseOtlpExporter();
    }
}
