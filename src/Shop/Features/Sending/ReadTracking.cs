using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Localization;

namespace Shop.Features.Sending;

/// <summary>Carriers and numbers by sheet: what is to be filled in, and what a filled-in sheet would do.</summary>
public sealed partial class ReadTracking(ShopDb db, IStringLocalizer<Texts> texts)
{
    /// <summary>How many parcels one sheet holds and sends.</summary>
    public const int Most = 500;

    private static readonly string[] Columns = ["SheetOrder", "SheetName", "SheetGoods", "SheetCarrier", "SheetTracking", "SheetQuantities"];

    /// <summary>The sheet to fill in: a row a parcel, without telephone numbers; in a fixed number of queries.</summary>
    public async Task<byte[]> ToFillIn(int cooperativeId, CancellationToken ct)
    {
        var parts = await ToSend(cooperativeId).OrderBy(p => p.SendBy ?? p.Order.PlacedAt).ThenBy(p => p.Id).Take(Most).Include(p => p.Order).Include(p => p.Lines).AsSplitQuery().ToListAsync(ct);
        return WriteSheet.Xlsx(texts["SheetTitle"], [.. Columns.Select(c => texts[c].Value)],
            parts.Select(p => (IReadOnlyList<object?>)[p.Order.Number, p.Order.Address.Name, Goods(p, p.Lines.ToDictionary(l => l.Id, l => l.Unsent)), "", "", ""]));
    }

    public async Task<TrackingSheet> Run(SheetRead read, int cooperativeId, CancellationToken ct)
    {
        if (read.Fault != SheetFault.None)
        {
            return new(texts[$"Sheet{read.Fault}"], [], 0);
        }
        if (Find(read.Rows[0]) is not { } at)
        {
            return new(texts["SheetColumnsMissing"], [], 0);
        }
        var filled = read.Rows.Skip(1).Where(r => r[at.Carrier].Length + r[at.Tracking].Length > 0).ToList();
        if (filled.Count == 0 || filled.Count > Most)
        {
            return new(filled.Count == 0 ? texts["SheetNothing"] : texts["SheetTooLong", Most], [], read.Rows.Count - 1 - filled.Count);
        }
        var rows = filled.ConvertAll(r => new TrackingRow(r.Number, OrderNumber.Read(r[at.Order]) ?? r[at.Order], r[at.Carrier], r[at.Tracking], r[at.Quantities], null));
        return new(null, await Check(rows, cooperativeId, ct), read.Rows.Count - 1 - filled.Count) { Again = Text(read.Rows[0], filled) };
    }

    private async Task<IReadOnlyList<TrackingRow>> Check(List<TrackingRow> rows, int cooperativeId, CancellationToken ct)
    {
        var numbers = rows.Select(r => r.Number).Distinct().ToList();
        var parts = (await db.OrderParts.AsNoTracking().Parcels().Where(p => p.CooperativeId == cooperativeId && p.Order.Origin == OrderOrigin.Shop && numbers.Contains(p.Order.Number))
            .Include(p => p.Order).Include(p => p.Lines).ThenInclude(l => l.Lots).ThenInclude(l => l.Lot).AsSplitQuery().ToListAsync(ct)).ToDictionary(p => p.Order.Number);
        var left = parts.Values.SelectMany(p => p.Lines).ToDictionary(l => l.Id, l => l.Unsent);
        var often = rows.GroupBy(r => r.Number).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet();
        return rows.ConvertAll(row =>
        {
            var part = parts.GetValueOrDefault(row.Number);
            var (fault, units) = Judge(row, part, often.Contains(row.Number), left);
            var going = units ?? part?.Lines.ToDictionary(l => l.Id, l => l.Unsent);
            return row with { Fault = fault, OrderId = part?.OrderId ?? 0, PartId = part?.Id ?? 0, Units = units, Goods = part is null || fault is not null ? "" : Goods(part, going!) };
        });
    }

    private (string? Fault, Dictionary<long, int>? Units) Judge(TrackingRow row, OrderPart? part, bool comesAgain, Dictionary<long, int> left)
    {
        string? fault = part is null ? OrderNumber.Read(row.Number) is null ? "RowNumberWrong" : "RowUnknown"
            : part.State != PartState.ToSend ? "RowNotToSend"
            : row.Carrier.Length is 0 or > 60 || row.Carrier.Any(char.IsControl) ? "RowCarrierWrong"
            : !Tracking().IsMatch(row.Tracking) ? "RowTrackingWrong"
            : comesAgain && row.Quantities.Length == 0 ? "RowTwice"
            : HasRecalled(part) ? "RowRecalled" : null;
        if (fault is not null || row.Quantities.Length == 0)
        {
            return (fault is null ? null : texts[fault].Value, null);
        }
        var units = Quantities(row.Quantities, part!);
        if (units is null)
        {
            return (texts["RowQuantitiesWrong"], null);
        }
        // What several rows send of one line is together no more than is left.
        if (units.Any(u => u.Value > left[u.Key]))
        {
            return (texts["RowTooMany"], null);
        }
        foreach (var (line, n) in units)
        {
            left[line] -= n;
        }
        return (null, units);
    }

    /// <summary>"WJF-CLS-MILD × 2; WJF-CHI-100 × 1", the separators as people write them; null when it can't be read.</summary>
    private static Dictionary<long, int>? Quantities(string typed, OrderPart part)
    {
        var units = new Dictionary<long, int>();
        foreach (var piece in typed.Split([';', '；', ',', '，', '、', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (Quantity().Match(piece) is not { Success: true } found || part.Lines.Find(l => l.Sku.Equals(found.Groups[1].Value, StringComparison.OrdinalIgnoreCase)) is not { } line
                || !int.TryParse(found.Groups[2].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n == 0 || !units.TryAdd(line.Id, n))
            {
                return null;
            }
        }
        return units.Count == 0 ? null : units;
    }

    private static bool HasRecalled(OrderPart part) => part.Lines.Exists(l => l.Lots.GroupBy(x => x.ReservationId).Any(r => r.Any(x => x.Lot.RecalledAt is not null && x.UnsentIn([.. r], l) > 0)));

    private static string Goods(OrderPart part, Dictionary<long, int> units) =>
        string.Join("；", part.Lines.OrderBy(l => l.Id).Where(l => units.GetValueOrDefault(l.Id) > 0).Select(l => $"{l.Sku} {l.Name.Here} {l.VariantName.Here} × {units[l.Id]}"));

    // Headings in either language, in any order; the quantities may be missing.
    private (int Order, int Carrier, int Tracking, int Quantities)? Find(SheetRow headings)
    {
        int At(string key)
        {
            var names = Culture.All.Select(c =>
            {
                using var _ = Culture.Of(c);
                return texts[key].Value;
            }).ToList();
            return headings.Cells.ToList().FindIndex(h => names.Any(n => n.Equals(h, StringComparison.OrdinalIgnoreCase)));
        }
        var (order, carrier, tracking) = (At("SheetOrder"), At("SheetCarrier"), At("SheetTracking"));
        return order < 0 || carrier < 0 || tracking < 0 ? null : (order, carrier, tracking, At("SheetQuantities"));
    }

    private static string Text(SheetRow headings, List<SheetRow> filled)
    {
        var rows = new IReadOnlyList<object?>[filled[^1].Number - headings.Number];
        Array.Fill(rows, []);
        filled.ForEach(r => rows[r.Number - headings.Number - 1] = [.. r.Cells]);
        return new UTF8Encoding(false).GetString(WriteSheet.Csv(headings.Cells, rows)).TrimStart('\uFEFF');
    }

    private IQueryable<OrderPart> ToSend(int cooperativeId) => db.OrderParts.AsNoTracking().Parcels().Where(p => p.CooperativeId == cooperativeId && p.Order.Origin == OrderOrigin.Shop && p.State == PartState.ToSend);

    [GeneratedRegex("^[0-9A-Za-z -]{4,60}$")]
    private static partial Regex Tracking();

    [GeneratedRegex(@"^(\S+?)\s*[x×X*=＝:：]\s*(\d{1,6})$")]
    private static partial Regex Quantity();
}
