using Microsoft.EntityFrameworkCore.Migrations;

namespace Shop.Data.Migrations;

/// <summary>Makes rows of the names of characters that products held as one string. The seeder writes the rest of a character at the next start.</summary>
internal static class NamedCharacters
{
    private static readonly (string Slug, string Zh, string En)[] Known = [("jiang-xiaoge", "酱小哥", "Jiang Xiaoge"), ("little-emperor", "小黄帝", "The little Emperor"), ("late-crane", "迟到的鹤", "The late crane"), ("cloud-beast", "云兽", "The cloud beast")];

    public static void CharactersOfProducts(this MigrationBuilder migration)
    {
        foreach (var (slug, zh, en) in Known)
        {
            migration.Sql($"""
                INSERT INTO "Characters" ("Slug", "BrandId", "CooperativeId", "Portrait", "Position", "Name_Zh", "Name_En", "Story_Zh", "Tagline_Zh", "Terms_Zh")
                SELECT '{slug}', MIN(p."BrandId"), MIN(p."CooperativeId"), '', 0, '{zh}', '{en}', '', '', '' FROM "Products" p WHERE p."Characters" LIKE '% {slug} %' HAVING COUNT(*) > 0
                """);
            migration.Sql($"""
                INSERT INTO "ProductCharacters" ("ProductId", "CharacterId", "Position")
                SELECT p."Id", c."Id", 0 FROM "Products" p JOIN "Characters" c ON c."Slug" = '{slug}' WHERE p."Characters" LIKE '% {slug} %'
                """);
        }
    }
}
