using System.IO.Compression;
using System.Text;

namespace Shop.Tests.Platform;

public class SheetTests
{
    private static readonly string[] Header = ["订单号", "名字", "数"];
    private static readonly object?[][] Rows = [["4821-0937-5568", "辣酱，\"特辣\"\n三罐", 3], ["007", "", -1.5m], ["x", null, new DateOnly(2026, 11, 24)]];
    private static readonly string[][] Texts = [Header, ["4821-0937-5568", "辣酱，\"特辣\"\n三罐", "3"], ["007", "", "-1.5"], ["x", "", "2026-11-24"]];

    [Fact]
    public void What_was_written_is_read_again_from_both_kinds_of_file()
    {
        foreach (var file in new[] { WriteSheet.Xlsx("单", Header, Rows), WriteSheet.Csv(Header, Rows) })
        {
            var read = ReadSheet.Run(file);
            Assert.Equal(SheetFault.None, read.Fault);
            Assert.Equal(Texts, read.Rows.Select(r => r.Cells.ToArray()));
            Assert.Equal([1, 2, 3, 4], read.Rows.Select(r => r.Number));
            Assert.Equal("", read.Rows[0][17]);
        }
        Assert.Equal(Header, ReadSheet.Run(WriteSheet.Xlsx("空", Header, [])).Rows.Single().Cells);
    }

    [Theory]
    [InlineData("utf-8 with its mark")]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public void Chinese_is_read_in_every_encoding_that_spreadsheets_write(string name)
    {
        const string text = "订单号,快递\r\n4821-0937-5568,顺丰速运\r\n\r\n1,𠮷野\r\n";
        byte[] file = name switch
        {
            "utf-8" => Encoding.UTF8.GetBytes(text),
            "GB18030" => CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(text),
            "utf-16" => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(text)],
            _ => [.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(text)],
        };
        var rows = ReadSheet.Run(file).Rows;
        Assert.Equal([["订单号", "快递"], ["4821-0937-5568", "顺丰速运"], ["1", "𠮷野"]], rows.Select(r => r.Cells.ToArray()));
        Assert.Equal([1, 2, 4], rows.Select(r => r.Number));
    }

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("+8613800138000")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("'=1")]
    [InlineData("'quoted'")]
    [InlineData("$=A1")]
    public void A_text_that_looks_like_a_formula_stays_a_text_both_ways(string text)
    {
        var (xlsx, csv) = (WriteSheet.Xlsx("单", ["a"], [[text]]), WriteSheet.Csv(["a"], [[text]]));
        Assert.Equal(text, ReadSheet.Run(xlsx).Rows[1][0]);
        Assert.Equal(text, ReadSheet.Run(csv).Rows[1][0]);
        using var zip = new ZipArchive(new MemoryStream(xlsx));
        using var sheet = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        Assert.DoesNotMatch("<(x:)?f[ >]", sheet.ReadToEnd());
        Assert.DoesNotMatch("(?m)^\"?[=+@-]", Encoding.UTF8.GetString(csv));
    }

    [Theory]
    [InlineData("a;b\n1;2", "1", "2")]
    [InlineData("a\tb\n1\t2", "1", "2")]
    [InlineData("a,b\n\"1\",\"2\"", "1", "2")]
    public void A_file_with_another_separator_is_read(string text, string first, string second)
    {
        var row = ReadSheet.Run(Encoding.UTF8.GetBytes(text)).Rows[1];
        Assert.Equal((first, second), (row[0], row[1]));
    }

    [Fact]
    public void A_number_that_a_spreadsheet_has_rounded_does_not_look_like_a_true_one()
    {
        var cells = ReadSheet.Run(WriteSheet.Xlsx("单", ["a", "b", "c"], [[773012345678901234.0, 482109375568.0, 39.9]])).Rows[1].Cells;
        Assert.Contains("E+", cells[0], StringComparison.Ordinal);
        Assert.Equal(["482109375568", "39.9"], cells.Skip(1));
    }

    [Fact]
    public void What_is_no_sheet_is_refused_with_its_reason()
    {
        var xlsx = WriteSheet.Xlsx("单", Header, Rows);
        var broken = xlsx[..(xlsx.Length / 2)];
        using var other = new MemoryStream();
        using (var zip = new ZipArchive(other, ZipArchiveMode.Create, leaveOpen: true))
        {
            zip.CreateEntry("picture.png");
        }
        (SheetFault, byte[])[] files =
        [
            (SheetFault.Empty, []),
            (SheetFault.Empty, Encoding.UTF8.GetBytes(" \r\n,,\r\n")),
            (SheetFault.Empty, WriteSheet.Xlsx("单", [""], [[null]])),
            (SheetFault.TooLarge, new byte[ReadSheet.LargestBytes + 1]),
            (SheetFault.OldExcel, [0xD0, 0xCF, 0x11, 0xE0, 0xA1]),
            (SheetFault.NotASheet, [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, 0, 0, 0, 13]),
            (SheetFault.NotASheet, other.ToArray()),
            (SheetFault.Broken, broken),
            (SheetFault.Broken, Encoding.UTF8.GetBytes("a,b\n1,\"2\"3\n")),
            (SheetFault.TooManyColumns, Encoding.UTF8.GetBytes(string.Join(',', Enumerable.Range(0, 201)))),
            (SheetFault.TooManyRows, Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", ReadSheet.MostRows + 1)))),
        ];
        Assert.All(files, f => Assert.Equal((f.Item1, 0), (ReadSheet.Run(f.Item2).Fault, ReadSheet.Run(f.Item2).Rows.Count)));
        Assert.Equal(ReadSheet.MostRows, ReadSheet.Run(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("1,2\n", ReadSheet.MostRows)))).Rows.Count);
    }
}
