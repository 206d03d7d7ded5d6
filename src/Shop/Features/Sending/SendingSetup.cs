namespace Shop.Features.Sending;

public static class SendingSetup
{
    public static void AddSending(this WebApplicationBuilder builder)
    {
        builder.Settings<SendingOptions>("Sending");
    }
}
