namespace Shop.Features.Members;

public static class MembersSetup
{
    public static void AddMembers(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Invitations>();
        builder.Services.AddScoped<InviteMember>();
        builder.Services.AddScoped<JoinCooperative>();
        builder.Services.AddScoped<LeaveCooperative>();
    }
}
