namespace Shop.Features.Operator;

public static class OperatorSetup
{
    public static void AddOperator(this WebApplicationBuilder builder) => builder.Services.AddScoped<ReadOrders>();
}
