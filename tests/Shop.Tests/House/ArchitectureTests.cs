using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace Shop.Tests.House;

/// <summary>Nothing goes back up: Model knows no feature, Platform and Data know no feature, no controller is used by anyone.</summary>
public class ArchitectureTests
{
    private static readonly Architecture Program = new ArchLoader().LoadAssemblies(typeof(ShopProgram).Assembly).Build();

    [Theory]
    [InlineData("Shop.Model", "Shop.Features")]
    [InlineData("Shop.Model", "Shop.Platform")]
    [InlineData("Shop.Model", "Shop.Data")]
    [InlineData("Shop.Platform", "Shop.Features")]
    [InlineData("Shop.Data", "Shop.Features")]
    public void Lower_knows_nothing_of_upper(string lower, string upper)
    {
        var rule = Types().That().ResideInNamespaceMatching($"^{lower}(\\.|$)").Should()
            .NotDependOnAny(Types().That().ResideInNamespaceMatching($"^{upper}(\\.|$)"));
        Assert.True(rule.HasNoViolations(Program), string.Join('\n', rule.Evaluate(Program).Where(r => !r.Passed).Select(r => r.Description)));
    }

    [Fact]
    public void No_controller_is_used_by_another_class()
    {
        var controllers = Classes().That().HaveNameEndingWith("Controller");
        var rule = Types().That().DoNotHaveNameEndingWith("Controller").And().DoNotHaveNameStartingWith("<").And().ResideInNamespaceMatching("^Shop\\.").Should().NotDependOnAny(controllers);
        Assert.True(rule.HasNoViolations(Program), string.Join('\n', rule.Evaluate(Program).Where(r => !r.Passed).Select(r => r.Description)));
    }

    [Fact]
    public void There_are_no_folders_for_leftovers()
    {
        var unwanted = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src"), "*", SearchOption.AllDirectories)
            .Where(d => Path.GetFileName(d) is "Services" or "Managers" or "Helpers" or "Utils" or "Repositories");
        Assert.Empty(unwanted);
    }

    [Fact]
    public void No_controller_is_over_200_lines_and_no_file_of_the_shop_over_300()
    {
        var sources = Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}Migrations{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .Select(f => (File: Path.GetRelativePath(Repository.Root, f), Lines: File.ReadLines(f).Count()));
        Assert.DoesNotContain(sources, s => s.Lines > (s.File.EndsWith("Controller.cs", StringComparison.Ordinal) ? 200 : 300));
    }
}
