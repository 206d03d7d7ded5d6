using Shop.Features.Experiences;

namespace Shop.Features.Sessions;

/// <summary>A cooperative says when there are sessions: one more, by rule, not on some day, or no more from some day on.</summary>
public sealed class AddSessions(ShopDb db, MakeSessions make, PageCache pages, ShopClock clock)
{
    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    /// <returns>Text keys by field; empty: it is there.</returns>
    public async Task<IReadOnlyDictionary<string, string>> One(Experience experience, SingleForm form, CancellationToken ct = default)
    {
        var faults = new Faults();
        faults.Check(nameof(form.Day), form.On is not null, "DayMissing");
        faults.Check(nameof(form.Time), form.At is not null, "TimeMissing");
        faults.Check(nameof(form.Places), form.Many is >= 1 and <= ChangeSession.MostPlaces, "PlacesWrong");
        faults.Check(nameof(form.Staff), form.Staff is not { Length: > 100 }, "TooLong");
        var like = experience.Rules.Find(r => r.Key == form.Like);
        faults.Check(nameof(form.Like), like is not null && !experience.IsByNight, "ChooseOne");
        if (faults.Count > 0)
        {
            return faults;
        }
        var at = clock.Utc(form.On!.Value.ToDateTime(form.At!.Value));
        if (at <= clock.Now || at > clock.Now.AddYears(1))
        {
            return faults.With(nameof(form.Day), "NotAhead");
        }
        return await make.One(like!, at, form.Many!.Value, form.Staff?.Trim() ?? "", ct) ? faults : faults.With(nameof(form.Time), "ThereIsOne");
    }

    /// <inheritdoc cref="One"/>
    public async Task<IReadOnlyDictionary<string, string>> ByRule(Experience experience, RuleForm form, CancellationToken ct = default)
    {
        var faults = Check(form);
        faults.Check("Days", !experience.IsByNight, "NightsByUs");
        var prices = Prices(experience, form);
        faults.Check(nameof(form.Adult), prices.Count > 0, "PriceMissing");
        if (faults.Count > 0)
        {
            return faults;
        }
        var rule = $"FREQ=WEEKLY;BYDAY={string.Join(',', form.Days.Distinct().Order().Select(d => DayNames[(int)d]))}"
            + (form.Months.Count is > 0 and < 12 ? $";BYMONTH={string.Join(',', form.Months.Distinct().Order())}" : "");
        foreach (var time in form.At.OfType<TimeOnly>().Distinct())
        {
            var made = new SessionRule { ProductId = experience.ProductId, Key = $"r{Guid.NewGuid().ToString("n")[..10]}", Rule = rule, From = form.First!.Value, Until = form.Last, AtMinutes = (time.Hour * 60) + time.Minute, Places = form.Many!.Value };
            made.Prices.AddRange(prices.Select((p, i) => new SessionPrice { Position = i, Kind = p.Kind, Name = p.Name, AmountFen = p.Fen, Takes = p.Takes }));
            made.Gaps.AddRange(form.NotOn.OfType<DateOnly>().Distinct().Select(d => new SessionGap { Day = d }));
            db.SessionRules.Add(made);
        }
        await db.SaveChangesAsync(ct);
        await Made(ct);
        return faults;
    }

    /// <summary>A rule leaves a day out. A session that is there already is cancelled on its own page, with a reason.</summary>
    /// <inheritdoc cref="One"/>
    public async Task<IReadOnlyDictionary<string, string>> LeaveOut(Experience experience, GapForm form, CancellationToken ct = default)
    {
        var (faults, rule) = (new Faults(), experience.Rules.Find(r => r.Key == form.GapRule));
        faults.Check(nameof(form.GapRule), rule is not null, "ChooseOne");
        faults.Check(nameof(form.GapDay), form.On >= clock.Today, "DayAhead");
        if (faults.Count > 0)
        {
            return faults;
        }
        var (from, until) = (clock.StartOf(form.On!.Value), clock.StartOf(form.On.Value.AddDays(1)));
        if (await db.Sessions.AnyAsync(s => s.RuleId == rule!.Id && s.OccursAt >= from && s.OccursAt < until && s.State != SessionState.Cancelled, ct))
        {
            return faults.With(nameof(form.GapDay), "MadeAlready");
        }
        if (rule!.Gaps.TrueForAll(g => g.Day != form.On))
        {
            db.Add(new SessionGap { RuleId = rule.Id, Day = form.On.Value });
            await db.SaveChangesAsync(ct);
        }
        return faults;
    }

    /// <summary>A rule has a last day. Sessions after it that are there already stay until they are cancelled.</summary>
    /// <inheritdoc cref="One"/>
    public async Task<IReadOnlyDictionary<string, string>> End(Experience experience, EndForm form, CancellationToken ct = default)
    {
        var (faults, rule) = (new Faults(), experience.Rules.Find(r => r.Key == form.EndRule));
        faults.Check(nameof(form.EndRule), rule is not null, "ChooseOne");
        faults.Check(nameof(form.EndDay), form.On >= clock.Today, "DayAhead");
        if (faults.Count == 0)
        {
            (await db.SessionRules.SingleAsync(r => r.Id == rule!.Id, ct)).Until = form.On;
            await db.SaveChangesAsync(ct);
            await Made(ct);
        }
        return faults;
    }

    private async Task Made(CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await make.Run(ct);
        await pages.Evict(PageTags.Experiences, ct);
    }

    private Faults Check(RuleForm form)
    {
        var faults = new Faults();
        faults.Check(nameof(form.Days), form.Days.Count > 0 && form.Days.TrueForAll(Enum.IsDefined), "DaysMissing");
        faults.Check(nameof(form.Times), form.At is { Count: > 0 and <= RuleForm.MostTimes } && form.At.All(t => t is not null), "TimesWrong");
        faults.Check(nameof(form.Months), form.Months.TrueForAll(m => m is >= 1 and <= 12), "ChooseOne");
        faults.Check(nameof(form.From), form.First >= clock.Today && form.First <= clock.Today.AddYears(1), "DayAhead");
        faults.Check(nameof(form.Until), string.IsNullOrWhiteSpace(form.Until) || form.Last >= (form.First ?? clock.Today), "UntilWrong");
        faults.Check(nameof(form.Not), form.NotOn.Count <= 60 && form.NotOn.All(d => d is not null), "NotWrong");
        faults.Check(nameof(form.RulePlaces), form.Many is >= 1 and <= ChangeSession.MostPlaces, "PlacesWrong");
        foreach (var (field, typed) in new[] { (nameof(form.Adult), form.Adult), (nameof(form.Child), form.Child), (nameof(form.Group), form.Group) })
        {
            faults.Check(field, RuleForm.IsSum(typed), "PriceWrong");
        }
        faults.Check(nameof(form.GroupOf), RuleForm.Sum(form.Group) is null || form.GroupPlaces is >= 2 && form.GroupPlaces <= (form.Many ?? ChangeSession.MostPlaces), "GroupWrong");
        return faults;
    }

    private static List<(PriceKind Kind, Text Name, long Fen, int Takes)> Prices(Experience experience, RuleForm form)
    {
        Text Name(PriceKind kind, Text otherwise) => experience.Rules.SelectMany(r => r.Prices).FirstOrDefault(p => p.Kind == kind && (kind != PriceKind.Group || p.Takes == form.GroupPlaces))?.Name ?? otherwise;
        List<(PriceKind, Text, long?, int)> all =
        [
            (PriceKind.Adult, Name(PriceKind.Adult, new("成人", "Adult")), RuleForm.Sum(form.Adult), 1),
            (PriceKind.Child, Name(PriceKind.Child, new("儿童", "Child")), RuleForm.Sum(form.Child), 1),
            (PriceKind.Group, Name(PriceKind.Group, new($"小组（{form.GroupPlaces} 人）", $"Group of {form.GroupPlaces}")), RuleForm.Sum(form.Group), form.GroupPlaces ?? 1),
        ];
        return [.. all.Where(p => p.Item3 is not null).Select(p => (p.Item1, p.Item2, p.Item3!.Value, p.Item4))];
    }

    private sealed class Faults : Dictionary<string, string>
    {
        public void Check(string field, bool isRight, string text)
        {
            if (!isRight)
            {
                TryAdd(field, text);
            }
        }

        public Faults With(string field, string text)
        {
            this[field] = text;
            return this;
        }
    }
}
