using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Shop.Tests.StripeStandIn;

/// <summary>Checks values against the description's schemas: the keywords that it uses, nothing more.</summary>
public sealed class OpenApiSchemas(YamlMappingNode schemas)
{
    public YamlNode this[string name] => schemas[name];

    /// <param name="isForm">Every value is text then: numbers and truth values are read from it, indices are names.</param>
    public void Check(YamlNode schema, JsonNode? value, string where, string at, List<Difference> differences, bool isForm)
    {
        if (schema.Text("$ref") is { } reference)
        {
            Check(schemas[reference["#/components/schemas/".Length..]], value, where, at, differences, isForm);
            return;
        }
        if (value is null)
        {
            if (schema.Text("nullable") != "true") Differ("null");
            return;
        }
        if (schema.Child("anyOf") is { } choices)
        {
            // Of several shapes the one that fits best is taken to be meant.
            var best = choices.Items().Select(choice =>
            {
                var found = new List<Difference>();
                Check(choice, value, where, at, found, isForm);
                return found;
            }).MinBy(found => found.Any(d => d.At == at) ? int.MaxValue : found.Count)!;
            differences.AddRange(best);
            return;
        }
        switch (schema.Text("type"))
        {
            case "object": CheckObject(schema, value, where, at, differences, isForm); break;
            case "array": CheckArray(schema, value, where, at, differences, isForm); break;
            case "string" when Kind() == JsonValueKind.String: CheckText((string)value!); break;
            case "integer" when IsText(out var text) && isForm ? long.TryParse(text, CultureInfo.InvariantCulture, out _) : value is JsonValue v && v.TryGetValue<long>(out _): break;
            case "number" when IsText(out var text) && isForm ? decimal.TryParse(text, CultureInfo.InvariantCulture, out _) : Kind() == JsonValueKind.Number: break;
            case "boolean" when isForm ? IsText(out var text) && text is "true" or "false" : Kind() is JsonValueKind.True or JsonValueKind.False: break;
            case null: break;
            case var type: Differ($"not {type}"); break;
        }

        JsonValueKind Kind() => value.GetValueKind();
        bool IsText(out string text)
        {
            text = Kind() == JsonValueKind.String ? (string)value! : "";
            return text.Length > 0;
        }
        void Differ(string what) => differences.Add(new Difference(where, at, what));
        void CheckText(string text)
        {
            if (schema.Child("enum") is { } words && words.Items().All(w => ((YamlScalarNode)w).Value != text)) Differ($"not in enum: {text}");
            if (schema.Text("maxLength") is { } longest && text.Length > int.Parse(longest, CultureInfo.InvariantCulture)) Differ("too long");
            if (schema.Text("pattern") is { } pattern && !Regex.IsMatch(text, pattern)) Differ("not of the pattern");
            if (schema.Text("format") == "decimal" && !decimal.TryParse(text, CultureInfo.InvariantCulture, out _)) Differ("not decimal");
        }
    }

    private void CheckObject(YamlNode schema, JsonNode value, string where, string at, List<Difference> differences, bool isForm)
    {
        if (value is not JsonObject given)
        {
            differences.Add(new Difference(where, at, "not object"));
            return;
        }
        var properties = schema.Child("properties");
        var others = schema.Child("additionalProperties");
        foreach (var name in schema.Child("required").Items().Select(n => n.ToString()).Where(n => !given.ContainsKey(n)))
            differences.Add(new Difference(where, Under(at, name), "missing"));
        foreach (var (name, item) in given)
        {
            if (properties.Child(name) is { } known) Check(known, item, where, Under(at, name), differences, isForm);
            else if (others is YamlMappingNode) Check(others, item, where, Under(at, "*"), differences, isForm);
            else if (properties is not null || others is YamlScalarNode { Value: "false" }) differences.Add(new Difference(where, Under(at, name), "unknown field"));
        }
    }

    private void CheckArray(YamlNode schema, JsonNode value, string where, string at, List<Difference> differences, bool isForm)
    {
        var items = value switch
        {
            JsonArray array => [.. array],
            JsonObject numbered when isForm && numbered.All(p => int.TryParse(p.Key, CultureInfo.InvariantCulture, out _)) => numbered.Select(p => p.Value).ToList(),
            _ => null,
        };
        if (items is null) differences.Add(new Difference(where, at, "not array"));
        else foreach (var item in items) Check(schema["items"], item, where, at + "[]", differences, isForm);
    }

    private static string Under(string at, string name) => at.Length == 0 ? name : $"{at}.{name}";
}
