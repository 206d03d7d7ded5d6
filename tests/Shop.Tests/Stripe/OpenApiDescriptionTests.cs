namespace Shop.Tests.StripeStandIn;

/// <summary>A validator that lets everything pass would look just as green.</summary>
public sealed class OpenApiDescriptionTests
{
    private const string Line = "line_items[0][quantity]=1&line_items[0][price_data][currency]=cny";

    [Theory]
    [InlineData("success_url=https://shop.test/&mode=payment&" + Line, "")]
    [InlineData("mode=payment", "success_url missing")]
    [InlineData("success_url=https://shop.test/&mode=gift", "mode not in enum: gift")]
    [InlineData("success_url=https://shop.test/&expires_at=soon", "expires_at not integer")]
    [InlineData("success_url=https://shop.test/&coupon=1", "coupon unknown field")]
    [InlineData("success_url=https://shop.test/&line_items=1", "line_items not array")]
    [InlineData("success_url=https://shop.test/&line_items[0][price_data][unit_amount]=3900", "line_items[].price_data.currency missing")]
    [InlineData("success_url=https://shop.test/&" + Line + "&line_items[0][gift]=1", "line_items[].gift unknown field")]
    [InlineData("success_url=https://shop.test/&metadata[order]=A1&automatic_tax[enabled]=maybe", "automatic_tax.enabled not boolean")]
    public void A_wrong_request_is_found_out(string body, string expected) =>
        Assert.Equal(expected, Said(Description.OfRequest("POST", "/v1/checkout/sessions", "", body)));

    [Theory]
    [InlineData("payment_intent=pi_1&limit=3", "")]
    [InlineData("payment_intent=pi_1&limit=three", "limit not integer")]
    [InlineData("order=A1", "order unknown field")]
    public void A_wrong_query_is_found_out(string query, string expected) =>
        Assert.Equal(expected, Said(Description.OfRequest("GET", "/v1/refunds", query, "")));

    [Theory]
    [InlineData("""{"id":"re_1","object":"refund","amount":1,"created":1,"currency":"cny","charge":null}""", "")]
    [InlineData("""{"id":"re_1","object":"refund","amount":1,"created":1}""", "currency missing")]
    [InlineData("""{"id":"re_1","object":"refund","amount":"1","created":1,"currency":"cny"}""", "amount not integer")]
    [InlineData("""{"id":null,"object":"refund","amount":1,"created":1,"currency":"cny"}""", "id null")]
    [InlineData("""{"id":"re_1","object":"refund","amount":1,"created":1,"currency":"cny","reason":"because"}""", "reason not in enum: because")]
    [InlineData("""{"id":"re_1","object":"refund","amount":1,"created":1,"currency":"cny","gift":true}""", "gift unknown field")]
    [InlineData("""{"id":"re_1","object":"refund","amount":1,"created":1,"currency":"cny","charge":7}""", "charge not string")]
    public void A_wrong_answer_is_found_out(string answer, string expected) =>
        Assert.Equal(expected, Said(Description.OfAnswer("GET", "/v1/refunds/re_1", 200, answer)));

    [Fact]
    public void An_address_that_stripe_does_not_have_is_found_out() =>
        Assert.Equal(" unknown operation", Said(Description.OfRequest("POST", "/v1/orders", "", "")));

    private static OpenApiDescription Description
    {
        get
        {
            Assert.SkipWhen(OpenApiDescription.Instance is null, SharedData.WhyMissing);
            return OpenApiDescription.Instance;
        }
    }

    private static string Said(List<Difference> differences) => string.Join("; ", differences.Select(d => $"{d.At} {d.What}"));
}
