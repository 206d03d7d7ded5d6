using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Shop.Data;

/// <summary>
/// Writes the audit beside whatever a member, an operator or a command saves, in the same transaction. It looks at the rows themselves, so no feature can forget it. Where nobody of
/// them acts, it looks at nothing.
/// </summary>
public sealed class RecordAudit(Actor actor, ShopClock clock) : SaveChangesInterceptor
{
    /// <summary>What stands instead of a text that may be a person's.</summary>
    public const string Hidden = "…";

    private const int Longest = 300;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<Seen> seen = [];
    // What is tracked while references are looked up: a save of thousands of rows looks once, not once a row.
    private readonly Dictionary<(IEntityType, object), EntityEntry> known = [];
    private readonly List<EntityEntry> brought = [];
    private IDbContextTransaction? own;
    private bool isWriting;

    private sealed record Seen(EntityEntry Entry, AuditRule Rule, AuditAction Action, Dictionary<string, string?[]> Changes, string Key, string Reference);

    public override InterceptionResult<int> SavingChanges(DbContextEventData eventData, InterceptionResult<int> result) =>
        actor.By is null ? result : throw new InvalidOperationException("What is audited is saved asynchronously.");

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        if (actor.By is null || isWriting || eventData.Context is not ShopDb db)
        {
            return result;
        }
        seen.Clear();
        Know(db);
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted && !e.Metadata.IsOwned()).ToList())
        {
            if (AuditRules.Of(entry.Metadata.ClrType) is { } rule && Look(entry, rule) is { } change)
            {
                // A row that goes can't be asked afterwards whose it was.
                seen.Add(change.Action == AuditAction.Removed ? change with { Key = Key(entry), Reference = await Reference(db, entry, cancellationToken) } : change);
            }
        }
        Forget();
        if (seen.Count > 0 && db.Database.CurrentTransaction is null)
        {
            own = await db.Database.BeginTransactionAsync(cancellationToken);
        }
        return result;
    }

    public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (isWriting || seen.Count == 0 || eventData.Context is not ShopDb db)
        {
            return result;
        }
        isWriting = true;
        try
        {
            var entries = new List<AuditEntry>();
            Know(db);
            foreach (var change in seen)
            {
                entries.Add(await Entry(db, change, cancellationToken));
            }
            Forget();
            db.AddRange(entries);
            await db.SaveChangesAsync(cancellationToken);
            entries.ForEach(e => db.Entry(e).State = EntityState.Detached);
            await (own?.CommitAsync(cancellationToken) ?? Task.CompletedTask);
        }
        finally
        {
            isWriting = false;
            await End();
        }
        return result;
    }

    public override async Task SaveChangesFailedAsync(DbContextErrorEventData eventData, CancellationToken cancellationToken = default) => await (isWriting ? Task.CompletedTask : End());

    public override async Task SaveChangesCanceledAsync(DbContextEventData eventData, CancellationToken cancellationToken = default) => await (isWriting ? Task.CompletedTask : End());

    // What wasn't committed by then is undone.
    private async Task End()
    {
        seen.Clear();
        var transaction = own;
        own = null;
        if (transaction is not null)
        {
            await transaction.DisposeAsync();
        }
    }

    private async Task<AuditEntry> Entry(ShopDb db, Seen change, CancellationToken ct)
    {
        var isGone = change.Action == AuditAction.Removed;
        var reference = isGone ? change.Reference : await Reference(db, change.Entry, ct);
        return new AuditEntry
        {
            At = clock.Now,
            By = actor.By!,
            Role = actor.Role,
            CooperativeId = actor.CooperativeId,
            Door = Cut(actor.Door, 200),
            Kind = AuditRules.NameOf(change.Entry.Metadata.ClrType),
            Key = Cut(isGone ? change.Key : Key(change.Entry), 200),
            Reference = Cut(reference, 120),
            Action = change.Action,
            Changes = JsonSerializer.Serialize(change.Changes, Readable),
        };
    }

    private static Seen? Look(EntityEntry entry, AuditRule rule)
    {
        var action = entry.State switch { EntityState.Added => AuditAction.Added, EntityState.Deleted => AuditAction.Removed, _ => AuditAction.Changed };
        var changes = new Dictionary<string, string?[]>();
        foreach (var (path, column) in Columns(entry))
        {
            if (column.Metadata.IsPrimaryKey() || AuditRules.IsSilent(column.Metadata.Name) || (action == AuditAction.Changed && (!column.IsModified || Equals(column.OriginalValue, column.CurrentValue))))
            {
                continue;
            }
            var (from, to) = (action == AuditAction.Added ? null : column.OriginalValue, action == AuditAction.Removed || column.IsTemporary ? null : column.CurrentValue);
            var isShown = IsShown(column.Metadata, rule, path);
            if (action == AuditAction.Changed || (isShown && (Show(from) ?? Show(to)) is not null))
            {
                changes[path] = isShown ? [Show(from), Show(to)] : [Hidden, Hidden];
            }
        }
        return action == AuditAction.Changed && changes.Count == 0 ? null : new Seen(entry, rule, action, changes, "", "");
    }

    private static bool IsShown(IProperty column, AuditRule rule, string path)
    {
        var type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType;
        return type == typeof(string) ? rule.Shows(path) : type.IsPrimitive || type.IsEnum || type == typeof(decimal) || type == typeof(DateTime) || type == typeof(DateOnly) || type == typeof(DateTimeOffset);
    }

    // Columns of what is part of the row, such as the two languages of a name, stand under its name.
    private static IEnumerable<(string Path, PropertyEntry Column)> Columns(EntityEntry entry) =>
        entry.Properties.Select(p => (p.Metadata.Name, p)).Concat(entry.ComplexProperties.SelectMany(c => Columns(c, c.Metadata.Name)));

    private static IEnumerable<(string Path, PropertyEntry Column)> Columns(ComplexPropertyEntry part, string path) =>
        part.Properties.Select(p => ($"{path}.{p.Metadata.Name}", p)).Concat(part.ComplexProperties.SelectMany(c => Columns(c, $"{path}.{c.Metadata.Name}")));

    private static string Key(EntityEntry entry) => string.Join(',', entry.Metadata.FindPrimaryKey()!.Properties.Select(p => Show(entry.Property(p).CurrentValue)));

    /// <summary>What people call the row, or what it is part of.</summary>
    private async Task<string> Reference(ShopDb db, EntityEntry entry, CancellationToken ct)
    {
        var name = "";
        for (EntityEntry? at = entry; at is not null && name.Length == 0;)
        {
            var rule = AuditRules.Of(at.Metadata.ClrType);
            name = rule is { Name.Length: > 0 } ? Show(at.Property(rule.Name).CurrentValue) ?? "" : "";
            at = rule is null || name.Length > 0 ? null : await Whole(db, at, rule, ct);
        }
        return name;
    }

    private void Know(ShopDb db)
    {
        known.Clear();
        foreach (var entry in db.ChangeTracker.Entries())
        {
            if (entry.Metadata.FindPrimaryKey() is { Properties: [var key] } && entry.Property(key).CurrentValue is { } value)
            {
                known[(entry.Metadata, value)] = entry;
            }
        }
    }

    private void Forget()
    {
        brought.ForEach(b => b.State = EntityState.Detached);
        brought.Clear();
        known.Clear();
    }

    private async Task<EntityEntry?> Whole(ShopDb db, EntityEntry part, AuditRule rule, CancellationToken ct)
    {
        foreach (var column in rule.PartOf)
        {
            var key = part.Metadata.GetForeignKeys().FirstOrDefault(k => k.Properties is [var p] && p.Name == column);
            if (key is null || part.Property(column).CurrentValue is not { } value)
            {
                continue;
            }
            if (!known.TryGetValue((key.PrincipalEntityType, value), out var whole) && await db.FindAsync(key.PrincipalEntityType.ClrType, [value], ct) is { } found)
            {
                whole = known[(key.PrincipalEntityType, value)] = db.Entry(found);
                brought.Add(whole);
            }
            if (whole is not null)
            {
                return whole;
            }
        }
        return null;
    }

    private static string? Show(object? value) => value switch
    {
        null or "" => null,
        string text => Cut(text, Longest),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };

    private static string Cut(string text, int length) => text.Length <= length ? text : text[..(length - 1)] + "…";
}
