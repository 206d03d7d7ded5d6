using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using YamlDotNet.RepresentationModel;

namespace Shop.Tests.StripeStandIn;

/// <summary>Something said to Stripe or by it that its description doesn't have. <c>At</c> has <c>[]</c> for every index.</summary>
public sealed record Difference(string Where, string At, string What)
{
    public override string ToString() => $"{Where} · {At} · {What}";
}

/// <summary>Stripe's published OpenAPI description (API 2023-08-16), read strictly: a field that it doesn't name is a difference, in answers too.</summary>
public sealed class OpenApiDescription
{
    public const string FileName = "openapi-2023-08-16.yaml.gz";
    private static readonly Lazy<OpenApiDescription?> Loaded = new(() => SharedData.Find(FileName) is { } file ? new OpenApiDescription(file) : null);

    private readonly YamlMappingNode paths;
    private readonly OpenApiSchemas schemas;

    private OpenApiDescription(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var yaml = new YamlStream();
        yaml.Load(reader);
        var root = (YamlMappingNode)yaml.Documents[0].RootNode;
        paths = (YamlMappingNode)root["paths"];
        schemas = new OpenApiSchemas((YamlMappingNode)root["components"]["schemas"]);
    }

    /// <summary>Null when the file isn't on this machine; <see cref="SharedData.WhyMissing"/> says where it was looked for.</summary>
    public static OpenApiDescription? Instance => Loaded.Value;

    public List<Difference> OfRequest(string method, string path, string query, string body)
    {
        var where = $"{method} {Template(path) ?? path}";
        if (Operation(method, path) is not { } operation) return [new Difference(where, "", "unknown operation")];
        var differences = new List<Difference>();
        var asked = OpenApiForm.Parse(query.TrimStart('?'));
        foreach (var parameter in operation.Child("parameters").Items().Where(p => p.Text("in") == "query"))
        {
            var name = parameter.Text("name")!;
            if (asked.Remove(name, out var value)) schemas.Check(parameter["schema"], value, where, name, differences, isForm: true);
            else if (parameter.Text("required") == "true") differences.Add(new Difference(where, name, "missing"));
        }
        differences.AddRange(asked.Select(p => new Difference(where, p.Key, "unknown field")));
        var form = operation.Child("requestBody").Child("content").Child("application/x-www-form-urlencoded").Child("schema");
        if (form is not null) schemas.Check(form, OpenApiForm.Parse(body), where, "", differences, isForm: true);
        return differences;
    }

    public List<Difference> OfAnswer(string method, string path, int status, string answer)
    {
        var where = $"{method} {Template(path) ?? path} → {(status == 200 ? 200 : "error")}";
        if (Operation(method, path) is not { } operation) return [];
        var schema = operation["responses"][status == 200 ? "200" : "default"]["content"]["application/json"]["schema"];
        var differences = new List<Difference>();
        schemas.Check(schema, JsonNode.Parse(answer), where, "", differences, isForm: false);
        return differences;
    }

    public List<Difference> OfEvent(string payload)
    {
        var json = JsonNode.Parse(payload)!;
        var about = json["data"]!["object"]!;
        var kind = (string)about["object"]!;
        var differences = new List<Difference>();
        schemas.Check(schemas["event"], json, "event", "", differences, isForm: false);
        schemas.Check(schemas[kind], about, $"event of {kind}", "", differences, isForm: false);
        return differences;
    }

    private YamlNode? Operation(string method, string path) =>
        Template(path) is { } template ? paths.Child(template).Child(method.ToLower(CultureInfo.InvariantCulture)) : null;

    /// <summary>The description's name of a path; one with fewer braces goes first.</summary>
    private string? Template(string path) => paths.Children.Keys.Select(k => k.ToString())
        .Where(t => t.Split('/') is var wanted && path.Split('/') is var given && wanted.Length == given.Length
            && wanted.Zip(given).All(p => p.First == p.Second || p.First.StartsWith('{')))
        .MinBy(t => t.Count(c => c == '{'));
}

/// <summary>A form as a tree: <c>a[b][0]=c</c> is an object with an object; indices stay names.</summary>
public static class OpenApiForm
{
    public static JsonObject Parse(string encoded)
    {
        var root = new JsonObject();
        foreach (var (name, values) in QueryHelpers.ParseQuery(encoded))
        {
            var steps = name.Replace("]", "", StringComparison.Ordinal).Split('[');
            var at = root;
            foreach (var step in steps[..^1]) at = (at[step] ??= new JsonObject()).AsObject();
            at[steps[^1]] = values[^1];
        }
        return root;
    }
}

/// <summary>Walking a YAML tree in which anything may be missing.</summary>
public static class YamlTree
{
    public static YamlNode? Child(this YamlNode? node, string name) =>
        node is YamlMappingNode map && map.Children.TryGetValue(new YamlScalarNode(name), out var child) ? child : null;

    public static string? Text(this YamlNode? node, string name) => (node.Child(name) as YamlScalarNode)?.Value;

    public static IEnumerable<YamlNode> Items(this YamlNode? node) => (node as YamlSequenceNode)?.Children ?? [];
}
