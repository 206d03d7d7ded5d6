using System.Globalization;
using System.Linq.Expressions;

namespace Shop.Features.Reviews;

/// <summary>A review as everybody sees it.</summary>
/// <param name="Name">"" when nobody is named.</param>
/// <param name="Choice">Which variant it was.</param>
public sealed record ReviewShown(long Id, int Stars, string Words, string Name, string Culture, DateTime WrittenAt, DateTime? ChangedAt, Text Choice, Text Seller, string? Answer, IReadOnlyList<PictureShown> Photos)
{
    /// <summary>For queries.</summary>
    /// <param name="now">UTC: a photo whose licence is over isn't shown.</param>
    public static Expression<Func<Review, ReviewShown>> Of(DateTime now) => r => new ReviewShown(r.Id, r.Stars, r.Words, r.Name, r.Culture, r.WrittenAt, r.ChangedAt, r.Line.VariantName, r.Line.Part.SellerName, r.Answer,
        r.Photos.Where(p => p.Picture.Until == null || p.Picture.Until > now).OrderBy(p => p.Position)
            .Select(p => new PictureShown(p.Picture.Hash, p.Picture.Extension, p.Picture.Width, p.Picture.Height, p.Picture.Alt, p.Picture.RenderedAt != null)).ToList());

    /// <summary>"zh-CN" where there is any Chinese, else "en": what people type needn't be in the page's language.</summary>
    public static string CultureOf(string words) => words.Any(c => c is >= '\u3400' and <= '\u9fff') ? Platform.Culture.Chinese : Platform.Culture.English;
}

/// <summary>How a product's ratings fall. Those hidden for fraud aren't among them, those hidden for their wording are.</summary>
/// <param name="ByStars">How many gave so many stars.</param>
/// <param name="Written">Of all, those that say or show something and are shown.</param>
/// <param name="Hidden">Of all, those not shown because of their wording.</param>
public sealed record RatingFigures(IReadOnlyDictionary<int, int> ByStars, int Written, int Hidden)
{
    public static RatingFigures None { get; } = new(new Dictionary<int, int>(), 0, 0);

    public int All => ByStars.Values.Sum();

    /// <summary>1 to 5; 0 without ratings.</summary>
    public decimal Average => All == 0 ? 0 : (decimal)ByStars.Sum(s => s.Key * s.Value) / All;

    /// <summary>One digit; "5.0" and "1.0" only when all said so.</summary>
    public string AverageShown => Math.Clamp(Math.Round(Average, 1, MidpointRounding.AwayFromZero), Average > 1 ? 1.1m : 1, Average < 5 ? 4.9m : 5).ToString("F1", CultureInfo.InvariantCulture);

    /// <summary>The average in half stars, 2 to 10: as it is drawn.</summary>
    public int Halves => (int)Math.Round(Average * 2, MidpointRounding.AwayFromZero);

    /// <summary>Per cent of all that gave so many stars, to be drawn.</summary>
    public int PercentOf(int stars) => All == 0 ? 0 : (int)Math.Round(100m * ByStars.GetValueOrDefault(stars) / All);
}

/// <summary>What a product's page says of its reviews.</summary>
public sealed record ProductReviews(RatingFigures Figures, IReadOnlyList<ReviewShown> Latest)
{
    public static ProductReviews None { get; } = new(RatingFigures.None, []);
}
