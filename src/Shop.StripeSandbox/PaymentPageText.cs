namespace Shop.Sandbox;

/// <summary>The payment page's words in one language; a word that one language lacks doesn't compile.</summary>
internal sealed record PaymentPageText(
    string Language, string Title, string StandIn, string NoMoney, string Order, string Total, string Methods, string Card, string Alipay, string WechatPay,
    string Pay, string OtherEndings, string Decline, string DeclineHint, string Late, string LateHint, string Twice, string TwiceHint, string Cancel,
    string Declined, string Unclear, string Complete, string Expired, string Unknown, string ToShop)
{
    public static readonly PaymentPageText Chinese = new("zh-CN", "付款（本机演练）", "这是 Stripe 的本机替身", "只在开发和测试时出现。不连银行，不扣一分钱。",
        "这一单", "合计", "付款方式", "银行卡", "支付宝", "微信支付", "付款", "也可以演练别的结局",
        "付款被拒", "退回本页，单子还在", "过期后才到账", "先发过期通知，再发到账通知", "到账通知发两遍", "同一条通知，商店只该认一次", "不付了，回商店",
        "付款被拒绝，没有扣款。可以换一种方式再试。", "没看懂这个选择，请再选一次。", "这一单已经付过了。", "这张付款单已经过期。", "没有这张付款单。", "回到商店");

    public static readonly PaymentPageText English = new("en", "Payment (local rehearsal)", "This is a local stand-in for Stripe", "It exists in development and tests only. No bank is asked, no money moves.",
        "Your order", "Total", "Payment method", "Card", "Alipay", "WeChat Pay", "Pay", "Or rehearse another ending",
        "Decline", "Back to this page, the order stays open", "Pay after expiry", "Tells of the expiry first, then of the payment", "Notify twice", "The same event two times; the shop should count one", "Cancel, back to the shop",
        "The payment was declined and nothing was taken. Try again or choose another method.", "That choice was not understood. Please choose again.", "This order has been paid.", "This payment has expired.", "There is no such payment.", "Back to the shop");

    public string Method(string method) => method switch { "card" => Card, "alipay" => Alipay, _ => WechatPay };

    /// <param name="locale">The session's; without one (or <c>auto</c>) the browser decides, and Chinese if that says nothing.</param>
    public static PaymentPageText For(string? locale, string acceptLanguage)
    {
        var wanted = locale is null or "auto" ? acceptLanguage : locale;
        return wanted.Length == 0 || wanted.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
    }
}
