using System.Text.Json.Nodes;

namespace Shop.Sandbox;

/// <summary>Stripe says no: an HTTP status and the error object that goes with it.</summary>
internal sealed class Refusal(string message, string? code = null, string? param = null, int status = 400, string type = "invalid_request_error")
    : Exception(message)
{
    public int Status => status;

    /// <summary>Stripe keeps no answer under an idempotency key when the parameters themselves were wrong.</summary>
    public bool IsRemembered => param is null && status == 400 && type != "idempotency_error";

    public JsonObject ToJson()
    {
        var error = new JsonObject { ["type"] = type, ["message"] = Message };
        if (code is not null) error["code"] = code;
        if (param is not null) error["param"] = param;
        return new JsonObject { ["error"] = error };
    }

    public static Refusal Missing(string kind, string id, string param, int status) =>
        new($"No such {kind}: '{id}'", "resource_missing", param, status);
}
