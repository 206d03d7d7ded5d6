namespace Shop.Platform;

/// <summary>Who acts in this scope, where that is kept in the audit: a cooperative's member or an operator at a page, or a command. Nobody: a visitor, a shopper, a worker.</summary>
public sealed class Actor
{
    public const string CommandName = "command";

    /// <summary>A user's id, or <see cref="CommandName"/>; null: what is done here isn't audited.</summary>
    public string? By { get; private set; }
    public string Role { get; private set; } = "";
    public int? CooperativeId { get; private set; }
    /// <summary>The address without its values, with the method; or the command's name.</summary>
    public string Door { get; private set; } = "";

    /// <summary>Looks who came in; runs once the visitor is known.</summary>
    public static Task Note(HttpContext context, RequestDelegate next)
    {
        var role = context.User.IsInRole(Roles.Operator) ? Roles.Operator : context.User.IsInRole(Roles.Cooperative) ? Roles.Cooperative : null;
        if (role is not null && context.User.UserId() is { } id)
        {
            var door = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
            context.RequestServices.GetRequiredService<Actor>().Is(id, role, role == Roles.Operator ? null : context.User.CooperativeId(), $"{context.Request.Method} /{door.TrimStart('/')}");
        }
        return next(context);
    }

    /// <summary>Somebody acts on a member's word: who takes an invitation.</summary>
    public void IsMember(string by, int cooperativeId, string door) => Is(by, Roles.Cooperative, cooperativeId, door);

    public void IsCommand(string name) => Is(CommandName, CommandName, null, name);

    private void Is(string by, string role, int? cooperativeId, string door) => (By, Role, CooperativeId, Door) = (by, role, cooperativeId, door);
}
