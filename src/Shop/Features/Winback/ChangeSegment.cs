namespace Shop.Features.Winback;

public enum SegmentResult { Done, UnknownProduct, UnknownBrand, NoRule, InUse, Unknown }

/// <summary>An operator makes a segment, changes it, or removes one that no campaign uses.</summary>
public sealed class ChangeSegment(ShopDb db, ShopClock clock)
{
    /// <summary>The segment that a form describes, not saved.</summary>
    /// <param name="form">Found valid.</param>
    /// <param name="segment">Written onto; left alone unless the answer is Done.</param>
    /// <param name="ct">Ends with the request.</param>
    public async Task<SegmentResult> Draw(SegmentForm form, Segment segment, CancellationToken ct = default)
    {
        var product = form.Product is null ? null : await db.Products.Where(p => p.Slug == form.Product).Select(p => (int?)p.Id).SingleOrDefaultAsync(ct);
        var brand = form.Brand is null ? null : await db.Brands.Where(b => b.Slug == form.Brand).Select(b => (int?)b.Id).SingleOrDefaultAsync(ct);
        var drawn = new Segment { Name = Text.Empty };
        form.Onto(drawn, product, brand);
        if ((form.Product is not null && product is null) || (form.Brand is not null && brand is null) || !drawn.HasRule)
        {
            return form.Product is not null && product is null ? SegmentResult.UnknownProduct : form.Brand is not null && brand is null ? SegmentResult.UnknownBrand : SegmentResult.NoRule;
        }
        form.Onto(segment, product, brand);
        return SegmentResult.Done;
    }

    /// <summary>A new one.</summary>
    public async Task<(SegmentResult Result, int Id)> Make(SegmentForm form, CancellationToken ct = default)
    {
        var segment = new Segment { Name = Text.Empty, MadeAt = clock.Now };
        var result = await Draw(form, segment, ct);
        if (result == SegmentResult.Done)
        {
            db.Segments.Add(segment);
            await db.SaveChangesAsync(ct);
        }
        return (result, segment.Id);
    }

    /// <summary>Campaigns that have started keep whom they drew.</summary>
    public async Task<SegmentResult> Change(int id, SegmentForm form, CancellationToken ct = default)
    {
        if (await db.Segments.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } segment)
        {
            return SegmentResult.Unknown;
        }
        var result = await Draw(form, segment, ct);
        if (result == SegmentResult.Done)
        {
            segment.EditedAt = clock.Now;
            await db.SaveChangesAsync(ct);
        }
        return result;
    }

    public async Task<SegmentResult> Remove(int id, CancellationToken ct = default)
    {
        if (await db.Segments.SingleOrDefaultAsync(s => s.Id == id, ct) is not { } segment)
        {
            return SegmentResult.Unknown;
        }
        if (await db.Campaigns.AnyAsync(c => c.SegmentId == id, ct))
        {
            return SegmentResult.InUse;
        }
        db.Segments.Remove(segment);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // A campaign took it, or somebody else removed it, at the same moment.
            db.ChangeTracker.Clear();
            return await db.Segments.AnyAsync(s => s.Id == id, ct) ? SegmentResult.InUse : SegmentResult.Unknown;
        }
        return SegmentResult.Done;
    }
}
