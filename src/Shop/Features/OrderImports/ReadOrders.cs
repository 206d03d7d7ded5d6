using System.Globalization;
using System.Text;
using System.Xml;
using CsvHelper;

namespace Shop.Features.OrderImports;

/// <summary>Reads a file of orders as a profile says. Every row that can't be read is told with its line and reason; what is wrong with the file is a result, never an exception.</summary>
public sealed class ReadOrders(ShopClock clock)
{
    public OrderFile Run(byte[] file, ImportProfile profile)
    {
        try
        {
            return new Reading(profile, clock).Run(ReadTable.Run(file, Encoding(profile), profile.Separator switch { null => null, "blanks" => ' ', var s => s[0] }));
        }
        // What a library says to a broken archive, broken XML or broken quotation marks differs by where it breaks.
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or IOException or NotSupportedException)
        {
            return new OrderFile(OrderFileFault.NotATable);
        }
    }

    /// <summary>What stands in the first row, each once; none where it is no table.</summary>
    public static IReadOnlyList<string> Headings(byte[] file, ImportProfile profile)
    {
        try
        {
            return [.. ReadTable.Run(file, Encoding(profile)).Take(1).SelectMany(r => r.Cells).Where(c => c.Length is > 0 and <= 100).Distinct(StringComparer.OrdinalIgnoreCase).Take(100)];
        }
        catch (Exception e) when (e is CsvFormatException or InvalidDataException or XmlException or FormatException or ArgumentException or InvalidOperationException or NullReferenceException or KeyNotFoundException or IndexOutOfRangeException or IOException or NotSupportedException)
        {
            return [];
        }
    }

    private static Encoding? Encoding(ImportProfile profile) => profile.Encoding?.ToLowerInvariant() switch
    {
        null => null,
        "gb18030" => ReadSheet.Chinese(),
        _ => System.Text.Encoding.UTF8,
    };

    private sealed class Reading(ImportProfile profile, ShopClock clock)
    {
        // ISO 8601, and as people's spreadsheets write it.
        private static readonly string[] Iso = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK", "yyyy-MM-dd HH:mmK", "yyyy-MM-dd"];
        private static readonly DateTime Earliest = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);

        private readonly Dictionary<string, ImportedOrder> orders = new(StringComparer.Ordinal);
        private readonly Dictionary<string, string?> phones = new(StringComparer.Ordinal);
        private readonly List<BadRow> bad = [];
        private readonly Dictionary<string, PastLineState> words = profile.Statuses.SelectMany(s => s.Value.Select(w => (w, s.Key))).ToDictionary(w => w.w, w => w.Key, StringComparer.OrdinalIgnoreCase);
        private readonly DateTime tomorrow = clock.Now.AddDays(1);
        private Dictionary<ImportField, int> places = [];
        private int lines;

        public OrderFile Run(IEnumerable<SheetRow> rows)
        {
            var isFirst = true;
            foreach (var row in rows)
            {
                if (isFirst)
                {
                    places = Places(row);
                    if (Missing() is { } missing)
                    {
                        return new OrderFile(OrderFileFault.MissingColumn, missing);
                    }
                    isFirst = false;
                    if (profile.Header == HeaderKind.Yes || Time(Cell(row, ImportField.PlacedAt)) is null)
                    {
                        continue;
                    }
                }
                lines++;
                if (Read(row) is { } wrong)
                {
                    bad.Add(wrong);
                }
            }
            return orders.Count + bad.Count == 0 ? new OrderFile(OrderFileFault.Empty) : new OrderFile(OrderFileFault.None, [.. orders.Values], bad, lines);
        }

        private Dictionary<ImportField, int> Places(SheetRow first)
        {
            var found = new Dictionary<ImportField, int>();
            var headings = first.Cells.Select((h, i) => (h, i)).GroupBy(h => h.h, StringComparer.OrdinalIgnoreCase).ToDictionary(g => g.Key, g => g.First().i, StringComparer.OrdinalIgnoreCase);
            foreach (var (field, names) in profile.Columns)
            {
                foreach (var name in names)
                {
                    if (profile.Header == HeaderKind.Maybe && int.TryParse(name, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var place))
                    {
                        found[field] = place;
                        break;
                    }
                    if (headings.TryGetValue(name, out var index))
                    {
                        found[field] = index;
                        break;
                    }
                }
            }
            return found;
        }

        private ImportField? Missing()
        {
            ImportField[] needed = [profile.OneOrderADay ? ImportField.Customer : ImportField.Order, ImportField.PlacedAt, ImportField.Units];
            return Array.Exists(needed, f => !places.ContainsKey(f)) ? Array.Find(needed, f => !places.ContainsKey(f))
                : places.ContainsKey(ImportField.Amount) || places.ContainsKey(ImportField.UnitPrice) ? null : ImportField.Amount;
        }

        private BadRow? Read(SheetRow row)
        {
            if (Time(Cell(row, ImportField.PlacedAt)) is not { } at)
            {
                return Wrong(row, ImportField.PlacedAt, Cell(row, ImportField.PlacedAt).Length == 0 ? BadRowReason.Missing : BadRowReason.NotATime);
            }
            if (at > tomorrow || at < Earliest)
            {
                return Wrong(row, ImportField.PlacedAt, at > tomorrow ? BadRowReason.InTheFuture : BadRowReason.NotATime);
            }
            var customer = Cell(row, ImportField.Customer);
            var number = profile.OneOrderADay ? customer.Length == 0 ? "" : $"{customer}-{clock.DayOf(at):yyyyMMdd}" : Cell(row, ImportField.Order);
            if (number.Length is 0 or > PastOrder.LongestNumber)
            {
                return Wrong(row, profile.OneOrderADay ? ImportField.Customer : ImportField.Order, number.Length == 0 ? BadRowReason.Missing : BadRowReason.TooLong);
            }
            if (State(row, number) is not { } state)
            {
                return Wrong(row, ImportField.Status, BadRowReason.UnknownStatus);
            }
            var currency = Cell(row, ImportField.Currency) is { Length: > 0 } said ? said.ToUpperInvariant() : profile.Currency;
            if (currency.Length != 3 || !currency.All(char.IsAsciiLetterUpper))
            {
                return Wrong(row, ImportField.Currency, BadRowReason.NotACurrency);
            }
            if (!int.TryParse(Cell(row, ImportField.Units), NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var units))
            {
                return Wrong(row, ImportField.Units, BadRowReason.NotANumber);
            }
            if (Amount(row, units, currency, out var amount) is { } wrong)
            {
                return wrong;
            }
            if (!orders.TryGetValue(number, out var order))
            {
                orders[number] = order = new ImportedOrder(number, currency);
            }
            if (order.Currency != currency)
            {
                return Wrong(row, ImportField.Currency, BadRowReason.OtherCurrency);
            }
            order.Lines.Add(new ImportedLine(at, state, Short(Cell(row, ImportField.Sku), PastLine.LongestSku), Short(Cell(row, ImportField.Title), PastLine.LongestTitle), units, amount));
            order.PlacedAt = at < order.PlacedAt ? at : order.PlacedAt;
            Know(order, row, customer);
            return null;
        }

        private PastLineState? State(SheetRow row, string number)
        {
            if (Array.Find(profile.Numbers, n => number.StartsWith(n.StartsWith, StringComparison.Ordinal)) is { } rule)
            {
                return rule.Status;
            }
            return words.Count == 0 || !places.ContainsKey(ImportField.Status) ? PastLineState.Paid : words.TryGetValue(Cell(row, ImportField.Status), out var state) ? state : null;
        }

        private BadRow? Amount(SheetRow row, int units, string currency, out long amount)
        {
            amount = 0;
            var field = places.ContainsKey(ImportField.Amount) ? ImportField.Amount : ImportField.UnitPrice;
            if (!decimal.TryParse(Cell(row, field).TrimStart('¥', '￥'), NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            {
                return Wrong(row, field, BadRowReason.NotANumber);
            }
            var whole = Math.Round(Math.Clamp(value, -1e15m, 1e15m) * (field == ImportField.UnitPrice ? units : 1) * Money.SmallestPerUnit(currency), MidpointRounding.AwayFromZero);
            if (Math.Abs(whole) > 1e13m)
            {
                return Wrong(row, field, BadRowReason.TooLarge);
            }
            amount = (long)whole;
            return null;
        }

        // A phone or an e-mail that can't be one identifies nobody; the row is taken all the same.
        private void Know(ImportedOrder order, SheetRow row, string customer)
        {
            if (customer is { Length: > 0 and <= 200 })
            {
                Add(order, IdentifierKind.Buyer, customer);
            }
            var phone = Cell(row, ImportField.Phone);
            if (phone.Length > 0)
            {
                if (!phones.TryGetValue(phone, out var e164))
                {
                    phones[phone] = e164 = Telephone.Read(phone);
                }
                if (e164 is not null)
                {
                    Add(order, IdentifierKind.Phone, e164);
                }
            }
            if (Cell(row, ImportField.Email).ToLowerInvariant() is { Length: > 2 and <= 254 } email && email.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && at < email.Length - 1)
            {
                Add(order, IdentifierKind.Email, email);
            }
        }

        private static void Add(ImportedOrder order, IdentifierKind kind, string value)
        {
            if (!order.Known.Contains((kind, value)))
            {
                order.Known.Add((kind, value));
            }
        }

        /// <summary>UTC.</summary>
        private DateTime? Time(string text) =>
            DateTime.TryParseExact(text, profile.Times.Length == 0 ? Iso : profile.Times, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces | DateTimeStyles.AdjustToUniversal, out var time)
                ? time.Kind == DateTimeKind.Utc ? time : clock.Utc(time) : null;

        // Platforms write long numbers as ="123", so that a spreadsheet leaves them alone.
        private string Cell(SheetRow row, ImportField field)
        {
            if (!places.TryGetValue(field, out var place))
            {
                return "";
            }
            var text = row[place < 0 ? row.Cells.Count + place : place];
            return text.StartsWith("=\"", StringComparison.Ordinal) && text.EndsWith('"') ? text[2..^1].Trim() : text;
        }

        private BadRow Wrong(SheetRow row, ImportField field, BadRowReason reason) =>
            new(row.Number, field, reason, field is ImportField.Customer or ImportField.Phone or ImportField.Email ? "" : Short(Cell(row, field), 60));

        private static string Short(string text, int most) => text.Length <= most ? text : text[..(char.IsHighSurrogate(text[most - 1]) ? most - 1 : most)];
    }
}
