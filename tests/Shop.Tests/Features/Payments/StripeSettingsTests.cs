using Microsoft.Extensions.DependencyInjection;
using Shop.Features.Payments;

namespace Shop.Tests.Features.Payments;

/// <summary>A shop that means money never starts with the stand-in, nor with half of its settings.</summary>
public sealed class StripeSettingsTests
{
    [Theory]
    [InlineData("Stripe:WebhookSecret", "Production", "--Stripe:SecretKey=sk_live_1")]
    [InlineData("Stripe:WebhookSecret", "Development", "--Stripe:SecretKey=sk_test_1")]
    [InlineData("Stripe:SecretKey", "Production", "--Stripe:WebhookSecret=whsec_1")]
    [InlineData("Stripe:SecretKey", "Production", "--Stripe:SecretKey=sk_test_sandbox123", "--Stripe:WebhookSecret=whsec_1")]
    [InlineData("Stripe:ApiBase", "Production", "--Stripe:SecretKey=sk_test_1", "--Stripe:WebhookSecret=whsec_1", "--Stripe:ApiBase=http://127.0.0.1:12111")]
    [InlineData("Stripe:ApiBase", "Production", "--Stripe:SecretKey=sk_test_1", "--Stripe:WebhookSecret=whsec_1", "--Stripe:ApiBase=nonsense")]
    public void A_wrong_setting_stops_the_start_with_its_name(string named, string environment, params string[] settings)
    {
        using var folder = new Folder();
        var e = Assert.Throws<WrongSettingException>(() => ShopProgram.Build([$"--environment={environment}", $"--Shop:DataFolder={folder.Path}", .. settings]));
        Assert.StartsWith(named, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_Production_without_a_key_only_cash_on_delivery_is_offered()
    {
        using var folder = new Folder();
        await using var app = ShopProgram.Build(["--environment=Production", $"--Shop:DataFolder={folder.Path}"]);
        Assert.False(app.Services.GetRequiredService<StripeAccount>().IsOffered);
        Assert.Contains(app.Services.GetServices<StartLine>(), l => l.Text.Contains("Stripe__SecretKey", StringComparison.Ordinal));
        Assert.DoesNotContain(app.Services.GetServices<BeforeStart>(), b => b.Run.Method.Name.Contains("Sandbox", StringComparison.Ordinal));
    }

    [Fact]
    public async Task With_a_key_the_real_Stripe_is_asked_and_its_page_may_be_led_to()
    {
        using var folder = new Folder();
        await using var app = ShopProgram.Build(["--environment=Production", $"--Shop:DataFolder={folder.Path}", "--Stripe:SecretKey=sk_live_1", "--Stripe:WebhookSecret=whsec_1"]);
        var account = app.Services.GetRequiredService<StripeAccount>();
        Assert.Equal((true, true, true), (account.IsOffered, account.IsLive, account.Sandbox is null));
        foreach (var prepare in app.Services.GetServices<BeforeStart>().Where(b => b.Run.Method.DeclaringType!.FullName!.Contains("Payments", StringComparison.Ordinal)))
        {
            await prepare.Run(app);
        }
        Assert.Contains("https://checkout.stripe.com", app.Services.GetRequiredService<FormTargets>().Origins);
    }

    private sealed class Folder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("shop_settings_").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
