using System.Globalization;
using Shop.Features.Listings;

namespace Shop.Features.LivestreamPlans;

/// <summary>Writes down what a cooperative plans, as a draft first; and changes it until it is handed in, or again once it is announced.</summary>
public sealed class SavePlan(ShopDb db, FindClashes clashes, PageCache pages, ShopClock clock)
{
    public const int MostHours = 12;

    /// <summary>A draft, or something announced: what waits for the shop's answer isn't changed under its eyes.</summary>
    public static bool MayBeWritten(Livestream l) => l.State is LivestreamState.Draft or LivestreamState.Announced;

    /// <param name="slug">Null: a new one.</param>
    /// <param name="form">Valid by itself.</param>
    /// <param name="coverId">A picture that the shop took; null: it stays as it is.</param>
    /// <param name="by">A user's id.</param>
    public async Task<PlanAnswer> Run(int cooperativeId, string? slug, PlanForm form, int? coverId, string by, CancellationToken ct = default)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var livestream = slug is null ? New(cooperativeId, by) : await Held(cooperativeId, slug, ct);
        if (livestream is null)
        {
            return PlanAnswer.Unknown;
        }
        if (slug is not null && (!MayBeWritten(livestream) || livestream.Version - 1 != form.Version))
        {
            return PlanAnswer.Refused(new PlanFault("", MayBeWritten(livestream) ? PlanFault.Overtaken : "NotNow"));
        }
        var choice = await Choose(cooperativeId, form, ct);
        // Once it is announced, its time changes by moving it, with a reason.
        var (starts, ends) = livestream.WasAnnounced ? (livestream.StartsAt, livestream.EndsAt) : (clock.Utc(form.StartsAt!.Value), clock.Utc(form.EndsAt!.Value));
        await clashes.HoldHosts(form.ChosenHosts, ct);
        List<PlanFault> faults =
        [
            .. livestream.WasAnnounced ? [] : Times(starts, ends, clock),
            .. choice.Faults, .. Gone(livestream, choice),
            .. Uncertified(choice.Hosts, clock.DayOf(starts)),
            .. (await clashes.Run(livestream.Id, starts, ends, form.ChosenHosts, choice.Workshop?.Id, choice.Place, ct)).Where(c => c.Host is not null || !form.AnyPlace).Select(c => PlanFault.Clash(c, clock, nameof(PlanForm.Place))),
        ];
        if (faults.Count > 0)
        {
            return PlanAnswer.Refused(faults);
        }
        Write(livestream, form, choice, coverId, by);
        if (!livestream.WasAnnounced && livestream.SeriesId is null)
        {
            (livestream.StartsAt, livestream.EndsAt, livestream.KeepUntil) = (starts, ends, clock.DayOf(ends).AddYears(Livestream.KeptYears));
            livestream.Slug = await Slug(livestream, ct);
        }
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        await Evict(livestream, pages, ct);
        return new PlanAnswer(livestream, []);
    }

    /// <summary>What a time has to be.</summary>
    internal static IEnumerable<PlanFault> Times(DateTime starts, DateTime ends, ShopClock clock)
    {
        if (starts <= clock.Now || starts > clock.Now.AddYears(1))
        {
            yield return new(nameof(PlanForm.StartsAt), "StartsWrong");
        }
        if (ends <= starts || ends > starts.AddHours(MostHours))
        {
            yield return new(nameof(PlanForm.EndsAt), "EndsWrong", MostHours);
        }
    }

    internal static IEnumerable<PlanFault> Uncertified(IEnumerable<LiveHost> hosts, DateOnly day) =>
        hosts.Where(h => !h.IsCertifiedOn(day)).Select(h => new PlanFault(nameof(PlanForm.Hosts), "HostNotCertified", h.Name.Here, day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));

    internal static async Task Evict(Livestream l, PageCache pages, CancellationToken ct)
    {
        if (l.WasAnnounced)
        {
            await pages.Evict(PageTags.Livestream(l.Id), ct);
            await pages.Evict(PageTags.Livestreams, ct);
        }
    }

    private Livestream New(int cooperativeId, string by)
    {
        var made = new Livestream { Slug = "", Uid = $"{Guid.CreateVersion7():n}@livestreams", Title = Text.Empty, CooperativeId = cooperativeId, State = LivestreamState.Draft, CreatedAt = clock.Now, ChangedAt = clock.Now };
        made.Record(LivestreamEventKind.Planned, clock.Now, by);
        db.Livestreams.Add(made);
        return made;
    }

    private async Task<Livestream?> Held(int cooperativeId, string slug, CancellationToken ct) =>
        await db.Livestreams.Where(l => l.Slug == slug && l.CooperativeId == cooperativeId).Select(l => (int?)l.Id).SingleOrDefaultAsync(ct) is { } id ? await db.HoldLivestream(id, ct) : null;

    private sealed record Choice(IReadOnlyList<LiveHost> Hosts, IReadOnlyList<int> Brands, IReadOnlyList<int> Cooperatives, Workshop? Workshop, string Place, IReadOnlyList<PlanFault> Faults);

    private async Task<Choice> Choose(int cooperativeId, PlanForm form, CancellationToken ct)
    {
        var (wanted, brandSlugs, cooperativeSlugs) = (form.ChosenHosts, form.Brands, form.Cooperatives);
        var hosts = await db.LiveHosts.AsNoTracking().Include(h => h.Certificates).Where(h => EF.Parameter(wanted).Contains(h.Id) && (h.CooperativeId == null || h.CooperativeId == cooperativeId)).ToListAsync(ct);
        var brands = await db.Brands.Where(b => EF.Parameter(brandSlugs).Contains(b.Slug)).Select(b => b.Id).ToListAsync(ct);
        var cooperatives = await db.Cooperatives.Where(c => c.Id != cooperativeId && EF.Parameter(cooperativeSlugs).Contains(c.Slug)).Select(c => c.Id).ToListAsync(ct);
        var workshop = string.IsNullOrEmpty(form.Workshop) ? null : await db.Workshops.AsNoTracking().SingleOrDefaultAsync(w => w.Slug == form.Workshop && w.CooperativeId == cooperativeId, ct);
        var faults = new List<PlanFault>();
        if (hosts.Count != wanted.Count)
        {
            faults.Add(new(nameof(PlanForm.Hosts), "HostWrong"));
        }
        if (workshop is null && !string.IsNullOrEmpty(form.Workshop))
        {
            faults.Add(new(nameof(PlanForm.Workshop), "WorkshopWrong"));
        }
        if (brands.Count == 0)
        {
            faults.Add(new(nameof(PlanForm.Brands), "BrandMissing"));
        }
        return new Choice([.. hosts.OrderBy(h => wanted.ToList().IndexOf(h.Id))], brands, [cooperativeId, .. cooperatives], workshop, workshop is null ? form.Place?.Trim() ?? "" : "", faults);
    }

    // Who shows something in the rundown takes part.
    private IEnumerable<PlanFault> Gone(Livestream l, Choice choice)
    {
        var products = l.Rundown.Select(r => r.ProductId).ToList();
        return products.Count > 0 && db.Products.Any(p => products.Contains(p.Id) && !choice.Cooperatives.Contains(p.CooperativeId)) ? [new PlanFault(nameof(PlanForm.Cooperatives), "CooperativeHasItems")] : [];
    }

    private void Write(Livestream l, PlanForm form, Choice choice, int? coverId, string by)
    {
        var before = (l.Title, l.Summary, l.WorkshopId, l.Place);
        (l.Title, l.Summary) = (Both(form.Title, form.TitleEn), Both(form.Summary, form.SummaryEn));
        (l.WorkshopId, l.Place) = (choice.Workshop?.Id, choice.Place);
        (l.Video, l.VideoAddress) = (form.Video, form.NeedsAddress ? form.VideoAddress!.Trim() : "");
        l.StreamKeyHash = form.Video == VideoKind.Own ? l.StreamKeyHash : null;
        l.CoverId = coverId ?? l.CoverId;
        l.Brands.RemoveAll(b => !choice.Brands.Contains(b.BrandId));
        l.Brands.AddRange(choice.Brands.Except(l.Brands.Select(b => b.BrandId)).Select(b => new LivestreamBrand { BrandId = b }).ToList());
        l.Cooperatives.RemoveAll(c => !choice.Cooperatives.Contains(c.CooperativeId));
        l.Cooperatives.AddRange(choice.Cooperatives.Except(l.Cooperatives.Select(c => c.CooperativeId)).Select(c => new LivestreamCooperative { CooperativeId = c }).ToList());
        l.Hosts.RemoveAll(h => choice.Hosts.All(x => x.Id != h.HostId));
        foreach (var (i, host) in choice.Hosts.Index())
        {
            if (l.Hosts.Find(h => h.HostId == host.Id) is { } there)
            {
                there.Position = i + 1;
            }
            else
            {
                l.Hosts.Add(new LivestreamHost { HostId = host.Id, Position = i + 1 });
            }
        }
        if (l.WasAnnounced && before != (l.Title, l.Summary, l.WorkshopId, l.Place))
        {
            l.Changed(clock.Now, by);
        }
    }

    // "jiang-ye-shi-20261203": title and day name it, until it is announced.
    private async Task<string> Slug(Livestream l, CancellationToken ct)
    {
        var wanted = string.Create(CultureInfo.InvariantCulture, $"{NewSlug.Of(l.Title)}-{clock.Local(l.StartsAt):yyyyMMdd}");
        var slug = wanted;
        for (var n = 2; await db.Livestreams.AnyAsync(x => x.Slug == slug && x.Id != l.Id, ct); n++)
        {
            slug = string.Create(CultureInfo.InvariantCulture, $"{wanted}-{n}");
        }
        return slug;
    }

    internal static Text Both(string? zh, string? en) => new(zh?.Trim() ?? "", string.IsNullOrWhiteSpace(en) ? null : en.Trim());
}
