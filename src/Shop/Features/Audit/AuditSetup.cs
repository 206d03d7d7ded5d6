namespace Shop.Features.Audit;

public static class AuditSetup
{
    public static void AddAudit(this WebApplicationBuilder builder) => builder.Services.AddScoped<ReadAudit>();
}
