using System.Net;
using NetVips;
using Shop.Features.Listings;
using Shop.Tests.Features.Sending;

namespace Shop.Tests.Features.Listings;

/// <summary>What members and operators do with drafts, in a word.</summary>
internal static class Drafting
{
    public const string Weiping = "weiping@shop.test";
    public const string Operator = "operator@shop.test";

    /// <summary>What a member types of a label; the rest comes from the cooperative's other foods.</summary>
    public static readonly (string, string?)[] Label =
        [("Ingredients", "白萝卜、黄豆酱、食用盐"), ("NetContent", "250 克"), ("Standard", "Q/WJF 0011S"), ("ShelfLifeDays", "180"), ("Allergens", "含大豆"), ("Energy", "210"), ("Protein", "1.8"), ("Fat", "0.4"), ("Carbohydrate", "9"), ("Sodium", "1900")];

    public static byte[] Photo(int width = 60) => Image.Black(width, 75, bands: 3).PngsaveBuffer();

    /// <summary>The first step of a food of weiping-sauce, with a photo unless it is null.</summary>
    /// <returns>The draft's address.</returns>
    public static async Task<string> Began(this Browser member, string name, byte[]? photo, string category = "sauces", string price = "19.9", string stock = "60")
    {
        (string, string)[] fields = [("Name", name), ("Price", price), ("Stock", stock), ("Category", category), ("Brand", "weijiangfang")];
        var answer = await member.Upload("/cooperative/products", photo is null ? "Nothing" : "Photo", photo ?? [], "photo.png", fields);
        Assert.Equal(HttpStatusCode.Redirect, answer.Status);
        return answer.Location!.AbsolutePath;
    }

    /// <summary>Fills in the label and hands the draft in.</summary>
    public static async Task HandIn(this ShopApp shop, Browser member, string draft)
    {
        await member.Submit(await member.Get($"{draft}/label"), $"form[action='{draft}/label']", [.. Label, ("MadeOn", ListingValue.Day(shop.Service<ShopClock>().Today))]);
        var handed = await member.Submit(await member.Get(draft), "form[action$='/submission']", follow: false);
        Assert.Equal(HttpStatusCode.Redirect, handed.Status);
    }

    /// <summary>What the operator sees of a draft, by its address at the cooperative.</summary>
    public static string Review(string draft) => $"/operator/listings/{draft.Split('/')[^1]}";

    public static async Task Approve(this Browser boss, string draft)
    {
        var answer = await boss.Submit(await boss.Get(Review(draft)), "form[action$='/approval']", follow: false);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.Text);
    }

    public static Task<ListingDraft> DraftAt(this ShopApp shop, string address)
    {
        var id = int.Parse(address.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture);
        return shop.Query(db => db.ListingDrafts.AsNoTracking().Include(d => d.Product).Include(d => d.Events).SingleAsync(d => d.Id == id));
    }
}
