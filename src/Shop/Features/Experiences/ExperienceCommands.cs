using System.Globalization;
using System.Text.Json;

namespace Shop.Features.Experiences;

/// <summary>What can be booked and who comes, for scripts and for whoever looks after the machine. Nobody's name is printed.</summary>
public static class ExperienceCommands
{
    private const string SessionsUsage = "experiences sessions [--from DATE] [--to DATE] [--experience SLUG] [--json]";

    public static void AddExperienceCommands(this IServiceCollection services)
    {
        services.AddSingleton(new Command("experiences list", "every experience with its sessions and places ahead", List));
        services.AddSingleton(new Command("experiences sessions", "sessions of a window of days with places, bookings and who came", Sessions));
        services.AddSingleton(new Command("experiences make", "makes the sessions that rules name, two months ahead, and ends those that are over", Make));
    }

    private static async Task<int> List(IServiceProvider scope, string[] args)
    {
        if (Arguments.Read(args, [], ["--json"]) is not { Alone.Count: 0 } read)
        {
            return await Wrong("experiences list [--json]");
        }
        var (db, now) = (scope.GetRequiredService<ShopDb>(), scope.GetRequiredService<ShopClock>().Now);
        var rows = await db.Experiences.AsNoTracking().OrderBy(e => e.Product.Position).ThenBy(e => e.ProductId).Select(e => new
        {
            experience = e.Product.Slug,
            name = e.Product.Name.Zh,
            brand = e.Product.Brand.Slug,
            cooperative = e.Product.Cooperative.Slug,
            by_night = e.IsByNight,
            withdrawn = e.Product.WithdrawnAt != null,
            rules = e.Rules.Count,
            sessions = e.Sessions.Count(s => s.StartsAt > now && s.State != SessionState.Cancelled),
            places = e.Sessions.Where(s => s.StartsAt > now && s.State != SessionState.Cancelled).Sum(s => s.Places),
            free = e.Sessions.Where(s => s.StartsAt > now && s.State != SessionState.Cancelled).Sum(s => s.StockItem.Available),
        }).ToListAsync();
        Print(read, rows, r => $"{r.experience,-22} {r.cooperative,-16} {r.sessions,4} sessions {r.free,5} of {r.places} places free{(r.withdrawn ? " (withdrawn)" : "")}  {r.name}");
        return 0;
    }

    private static async Task<int> Sessions(IServiceProvider scope, string[] args)
    {
        var (db, clock) = (scope.GetRequiredService<ShopDb>(), scope.GetRequiredService<ShopClock>());
        if (Arguments.Read(args, ["--from", "--to", "--experience"], ["--json"]) is not { Alone.Count: 0 } read
            || Day(read["--from"], clock.Today) is not { } from || Day(read["--to"], from.AddDays(MakeSessions.DaysAhead)) is not { } to || to < from)
        {
            return await Wrong(SessionsUsage);
        }
        var slug = read["--experience"];
        if (slug is not null && !await db.Products.AnyAsync(p => p.Kind == ProductKind.Experience && p.Slug == slug))
        {
            await Console.Error.WriteLineAsync($"There is no experience '{slug}'.");
            return 1;
        }
        var (start, end) = (clock.StartOf(from), clock.StartOf(to));
        var rows = await db.Sessions.AsNoTracking().Where(s => s.StartsAt >= start && s.StartsAt < end && (slug == null || s.Experience.Product.Slug == slug)).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => new
        {
            experience = s.Experience.Product.Slug,
            session = s.Key,
            starts_at = s.StartsAt,
            ends_at = s.EndsAt,
            state = s.State.ToString(),
            places = s.Places,
            free = s.StockItem.Available,
            reserved = s.StockItem.Reserved,
            booked = s.StockItem.Sold,
            bookings_came = db.OrderLines.Count(l => l.SessionId == s.Id && l.CameAt != null && l.Quantity > l.Withdrawn),
            waiting = db.SessionWaiters.Count(w => w.SessionId == s.Id && (w.State == WaiterState.Waiting || w.State == WaiterState.Offered)),
        }).ToListAsync();
        Print(read, rows, r => $"{clock.Local(r.starts_at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} {r.experience,-22} {r.session,-22} {r.booked,4} booked {r.free,4} of {r.places} free{(r.waiting > 0 ? $", {r.waiting} wait" : "")}{(r.state == nameof(SessionState.Planned) ? "" : $" ({r.state})")}");
        return 0;
    }

    private static async Task<int> Make(IServiceProvider scope, string[] args)
    {
        if (Arguments.Read(args, [], ["--json"]) is not { Alone.Count: 0 } read)
        {
            return await Wrong("experiences make [--json]");
        }
        var made = await scope.GetRequiredService<MakeSessions>().Run();
        var fulfilled = await scope.GetRequiredService<EndSessions>().Run();
        Console.WriteLine(read.Has("--json") ? JsonSerializer.Serialize(new { made, fulfilled }) : $"{made} sessions are new, {fulfilled} bookings are fulfilled");
        return 0;
    }

    private static void Print<T>(Arguments read, List<T> rows, Func<T, string> line)
    {
        if (read.Has("--json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(rows));
            return;
        }
        rows.ForEach(r => Console.WriteLine(line(r)));
    }

    private static DateOnly? Day(string? typed, DateOnly otherwise) =>
        typed is null ? otherwise : DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static async Task<int> Wrong(string usage)
    {
        await Console.Error.WriteLineAsync(usage);
        return 2;
    }
}
