namespace Shop.Model;

/// <summary>
/// 体验: what makes a product one that is come for and not sent. Its sessions are what is sold: each has places, which are stock, and a variant for each kind of price.
/// </summary>
public class Experience
{
    /// <summary>The category that all of them are in.</summary>
    public const string CategorySlug = "experiences";

    public int ProductId { get; set; }
    public Product Product { get; set; } = null!;
    /// <summary>How its SKUs begin: "WJF-SAUCE".</summary>
    public required string Code { get; set; }
    /// <summary>The workshop that it is in; null: elsewhere.</summary>
    public int? WorkshopId { get; set; }
    public Workshop? Workshop { get; set; }
    public required Text Place { get; set; }
    /// <summary>For whom it is, in words.</summary>
    public Text Ages { get; set; } = Text.Empty;
    /// <summary>What to bring and wear.</summary>
    public Text Bring { get; set; } = Text.Empty;
    /// <summary>In which languages it is held, in words.</summary>
    public Text Languages { get; set; } = Text.Empty;
    /// <summary>How long a session lasts; of nights, from arrival to departure.</summary>
    public int Minutes { get; set; }
    /// <summary>A homestay: a session is one night of one kind of room, and a stay is several in a row.</summary>
    public bool IsByNight { get; set; }
    /// <summary>A stay has at least so many nights; 1 where it isn't by night.</summary>
    public int LeastNights { get; set; } = 1;
    /// <summary>Until so many hours before it begins everything paid goes back.</summary>
    public int FreeUntilHours { get; set; }
    /// <summary>Until so many hours before it begins half of it does; after that nothing. At most <see cref="FreeUntilHours"/>.</summary>
    public int HalfUntilHours { get; set; }
    /// <summary>The deposit of who pays online: tenths of a percent of the price, or fen for each place. One of them is 0; both: there is none, all is paid.</summary>
    public int DepositPermille { get; set; }
    public long DepositFen { get; set; }
    /// <summary>Names of all who come, or ages of its children, are asked; nowhere else are they.</summary>
    public bool AsksNames { get; set; }
    public bool AsksAges { get; set; }
    /// <summary>What they are needed for, for those who are asked.</summary>
    public Text WhyAsked { get; set; } = Text.Empty;
    /// <summary>So many days after the session what was answered is erased; 0 where nothing is asked.</summary>
    public int KeepDays { get; set; }
    /// <summary>A course for hosts: who came and passed gets the certificate that livestreams ask for.</summary>
    public bool Certifies { get; set; }
    public List<SessionRule> Rules { get; } = [];
    public List<Session> Sessions { get; } = [];
    /// <summary>What is seen being made in it.</summary>
    public List<ExperienceGood> Goods { get; } = [];
    /// <summary>What its tickets give for the shop in front; null: nothing.</summary>
    public TicketGift? Gift { get; set; }

    public bool AsksWho => AsksNames || AsksAges;
    public DepositTerms Deposit => new(DepositPermille, DepositFen);
}

/// <summary>When sessions are, and what they cost: "Saturdays at 10:00, April to October".</summary>
public class SessionRule
{
    public int Id { get; set; }
    public int ProductId { get; set; }
    public Experience Experience { get; set; } = null!;
    /// <summary>Names it within the experience: "sat-10", "cloud-room".</summary>
    public required string Key { get; set; }
    /// <summary>What is told apart by it, a kind of room; may be empty.</summary>
    public Text Name { get; set; } = Text.Empty;
    /// <summary>As iCalendar writes it: "FREQ=WEEKLY;BYDAY=SA;BYMONTH=4,5,6".</summary>
    public required string Rule { get; set; }
    public DateOnly From { get; set; }
    /// <summary>The last day; null: no end yet.</summary>
    public DateOnly? Until { get; set; }
    /// <summary>Minutes after midnight in the shop's zone.</summary>
    public int AtMinutes { get; set; }
    public int Places { get; set; }
    public List<SessionPrice> Prices { get; } = [];
    public List<SessionGap> Gaps { get; } = [];
}

/// <summary>A kind of price.</summary>
public class SessionPrice
{
    public int Id { get; set; }
    public int RuleId { get; set; }
    public int Position { get; set; }
    public PriceKind Kind { get; set; }
    public required Text Name { get; set; }
    public long AmountFen { get; set; }
    /// <summary>On Fridays and Saturdays; null: the same.</summary>
    public long? WeekendFen { get; set; }
    /// <summary>How many places one of it takes.</summary>
    public int Takes { get; set; } = 1;
}

/// <summary>What a price is for: a person, a whole group, or a room for a night.</summary>
public enum PriceKind { Adult, Child, Group, Room }

/// <summary>A day that a rule names and on which there is none.</summary>
public class SessionGap
{
    public int RuleId { get; set; }
    public DateOnly Day { get; set; }
}

/// <summary>
/// 场次: once, or one night of one kind of room. Its places are a stock item with one lot of its own, so they move as goods do; its variants are the kinds of its price.
/// </summary>
public class Session
{
    public int Id { get; set; }
    public int ProductId { get; set; }
    public Experience Experience { get; set; } = null!;
    public int? RuleId { get; set; }
    public SessionRule? Rule { get; set; }
    /// <summary>When the rule has it, UTC; null for a single one.</summary>
    public DateTime? OccursAt { get; set; }
    /// <summary>Names it in addresses, for good: "20261205-1000", "20261205-cloud-room".</summary>
    public required string Key { get; set; }
    /// <summary>UTC.</summary>
    public DateTime StartsAt { get; set; }
    public DateTime EndsAt { get; set; }
    /// <summary>As many as there are in all; what is left of them the stock item knows.</summary>
    public int Places { get; set; }
    public int StockItemId { get; set; }
    public StockItem StockItem { get; set; } = null!;
    /// <summary>Who leads it, for the cooperative.</summary>
    public string Staff { get; set; } = "";
    /// <summary>What visitors should know of the weather.</summary>
    public Text Weather { get; set; } = Text.Empty;
    public SessionState State { get; set; }
    /// <summary>Why it was moved or cancelled, for visitors.</summary>
    public Text Reason { get; set; } = Text.Empty;
    /// <summary>Where it stood before it was last moved, UTC.</summary>
    public DateTime? MovedFrom { get; set; }
    /// <summary>Counts what people change of it, so that one of two learns of the other.</summary>
    public int Version { get; set; }
    /// <summary>Rises with each change that calendars show.</summary>
    public int Sequence { get; set; }
    /// <summary>The last such change, UTC.</summary>
    public DateTime ChangedAt { get; set; }
    public List<Variant> Variants { get; } = [];

    /// <summary>It can still be booked.</summary>
    public bool IsOpen(DateTime now) => State != SessionState.Cancelled && StartsAt > now;
}

public enum SessionState { Planned, Moved, Cancelled }

/// <summary>取消条款: how much goes back to whom calls off when, as it was agreed when the order was placed.</summary>
/// <param name="FreeUntilHours">Until so many hours before, everything.</param>
/// <param name="HalfUntilHours">Until so many hours before, half; then nothing.</param>
public readonly record struct CancellationTerms(int FreeUntilHours, int HalfUntilHours)
{
    /// <summary>How many thousandths of the price go back.</summary>
    /// <param name="startsAt">UTC.</param>
    /// <param name="now">UTC.</param>
    public int BackPermille(DateTime startsAt, DateTime now) =>
        startsAt - now >= TimeSpan.FromHours(FreeUntilHours) ? 1000 : startsAt - now >= TimeSpan.FromHours(HalfUntilHours) && startsAt > now ? 500 : 0;

    /// <summary>That much of a sum, in fen, rounded down to the fen.</summary>
    public long BackFen(long paidFen, DateTime startsAt, DateTime now) => paidFen * BackPermille(startsAt, now) / 1000;
}

/// <summary>定金: what who pays online pays of a booking; the rest is paid at the door.</summary>
/// <param name="Permille">Tenths of a percent of the price; 0 where it is by place.</param>
/// <param name="PlaceFen">Fen for each place; 0 where it is a share.</param>
public readonly record struct DepositTerms(int Permille, long PlaceFen)
{
    public bool IsAsked => Permille > 0 || PlaceFen > 0;

    /// <summary>What is left for the door of a sum in fen. The deposit is rounded up to the fen and is never more than the sum.</summary>
    public long AtDoorFen(long totalFen, long places) => !IsAsked ? 0 : Permille > 0 ? totalFen * (1000 - Permille) / 1000 : Math.Max(0, totalFen - (PlaceFen * places));
}

/// <summary>Somebody who comes, where an experience has to know it. Erased after the days that were stated when it was asked.</summary>
public class Participant
{
    public const int LongestName = 40;

    public long Id { get; set; }
    public long LineId { get; set; }
    public OrderLine Line { get; set; } = null!;
    /// <summary>Counts those of a line, from 1.</summary>
    public int Seat { get; set; }
    /// <summary>Empty where only the age is asked.</summary>
    public string Name { get; set; } = "";
    public int? Age { get; set; }
    /// <summary>So many days after the session it is erased, as was stated.</summary>
    public int KeptDays { get; set; }
}
