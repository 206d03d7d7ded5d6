using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Shop.Tests;

/// <summary>Runs a test once on SQLite and once on PostgreSQL; the test's only parameter is a <see cref="DatabaseProvider"/>.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OnBothDatabasesAttribute : DataAttribute
{
    public override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) => new(
    [
        new TheoryDataRow(DatabaseProvider.Sqlite),
        new TheoryDataRow(DatabaseProvider.Postgres) { Skip = TestDatabase.WhyNoPostgres },
    ]);

    public override bool SupportsDiscoveryEnumeration() => true;
}
