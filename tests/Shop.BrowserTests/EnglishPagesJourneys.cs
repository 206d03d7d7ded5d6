namespace Shop.BrowserTests;

/// <summary>The same pages in English: classes run side by side.</summary>
public sealed class EnglishPagesJourneys(Chromium chromium)
{
    [Fact]
    public Task Axe_on_a_phone_the_HTML_checker_the_console_and_narrow_windows_find_no_fault_in_English() => PagesJourneys.FindNoFault(chromium, "en", axeAt: 390);
}
