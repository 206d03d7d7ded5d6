using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.Repurchase;

public static class FigureFiles
{
    /// <param name="name">Of the file, without its kind.</param>
    /// <param name="kind">"csv" or "xlsx"; another isn't found.</param>
    /// <param name="title">The sheet's name.</param>
    public static IActionResult FigureFile(this ControllerBase controller, FigureSheet sheet, string name, string kind, string title) => kind switch
    {
        "csv" => controller.File(WriteSheet.Csv(sheet.Header, sheet.Rows), "text/csv; charset=utf-8", $"{name}.csv"),
        "xlsx" => controller.File(WriteSheet.Xlsx(title, sheet.Header, sheet.Rows), WriteSheet.XlsxType, $"{name}.xlsx"),
        _ => controller.NotFound(),
    };
}
