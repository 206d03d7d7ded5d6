using System.Data.Common;

namespace Shop.Data;

/// <summary>What is tried again because somebody else did something at the same moment.</summary>
public static class Race
{
    /// <summary>A row that somebody else wrote first, a deadlock, a busy database. A query that ends so comes wrapped.</summary>
    public static bool Is(Exception e) => e is DbUpdateException or DbException { IsTransient: true } or InvalidOperationException { InnerException: DbException { IsTransient: true } };
}
