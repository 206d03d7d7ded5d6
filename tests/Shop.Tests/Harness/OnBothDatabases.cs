using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Shop.Tests;

/// <summary>
/// Runs a test once on SQLite and once on PostgreSQL; the test's only parameter is a <see cref="DatabaseProvider"/>. Where
/// SHOP_TEST_DATABASE names one of the two, the other has its turn in a run of its own (.ci/run does so).
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    private static readonly DatabaseProvider[] Databases =
        Environment.GetEnvironmentVariable("SHOP_TEST_DATABASE") is { Length: > 0 } name ? [Enum.Parse<DatabaseProvider>(name)] : Enum.GetValues<DatabaseProvider>();

    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. Databases.Select(d => new TheoryDataRow(d) { Skip = d == DatabaseProvider.Postgres ? TestDatabase.WhyNoPostgres : null })]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
