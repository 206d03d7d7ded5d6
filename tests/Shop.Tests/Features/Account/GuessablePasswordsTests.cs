using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Shop.Features.Account;

namespace Shop.Tests.Features.Account;

public class GuessablePasswordsTests
{
    [Fact]
    public async Task What_is_tried_first_is_refused_and_sentences_are_not()
    {
        // Of the leaked passwords that would be long enough otherwise.
        Assert.InRange(GuessablePasswords.Known(8), 3000, 100_000);
        await using var shop = await ShopApp.Start(DatabaseProvider.Sqlite);
        var somebody = new AppUser { Email = "wang.xiaojiao@example.com", DisplayName = "王小椒" };
        string[] refused =
        [
            "password", "Passw0rd", "P@ssw0rd2026!", "iloveyou", "5201314520", "trustno1!!", "butterfly99", "20261129sunshine", "1qaz2wsx", "q1w2e3r4", "administrator", "qwertyuiop",
            "weijiangfang", "WeiJiangFang2026", "Xianqi!!2026", "威酱坊威酱坊2019", "jinyun20261129", "Jiang-XiaoGe1", "weiping-sauce", "qiandaohulajiang88",
            "wang.xiaojiao", "WangXiaojiao1!", "wang.xiaojiao@example.com", "王小椒王小椒666",
        ];
        string[] taken = ["a long enough sentence", "another long sentence", "correct horse battery staple", "butterfly and bees", "Front-Shop-2019", "weiping has three pots on fire", "辣酱要熬三个钟头才香", "x7#kQ2-mZ9w"];
        await shop.Do<UserManager<AppUser>>(async users =>
        {
            var rule = users.PasswordValidators.OfType<GuessablePasswords>().Single();
            var passed = new List<string>();
            foreach (var password in refused.Concat(taken))
            {
                if ((await rule.ValidateAsync(users, somebody, password)).Succeeded)
                {
                    passed.Add(password);
                }
            }
            Assert.Equal(taken, passed);
        });
    }

    [Fact]
    public async Task Passwords_are_hashed_with_as_many_rounds_as_OWASP_asks_for()
    {
        // As it is, without what tests exchange.
        var folder = Directory.CreateTempSubdirectory("shop_rounds_");
        await using var program = ShopProgram.Build([$"--Shop:DataFolder={folder.FullName}"]);
        var options = program.Services.GetRequiredService<IOptions<PasswordHasherOptions>>().Value;
        Assert.Equal((210_000, PasswordHasherCompatibilityMode.IdentityV3), (options.IterationCount, options.CompatibilityMode));
        folder.Delete(recursive: true);
    }
}
