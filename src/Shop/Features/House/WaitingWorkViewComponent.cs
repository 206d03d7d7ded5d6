using Microsoft.AspNetCore.Mvc;

namespace Shop.Features.House;

/// <summary>On the operator's first page: what else waits for an answer or for money, each with the list where it is done. Four queries.</summary>
public sealed class WaitingWorkViewComponent(ShopDb db, ShopClock clock) : ViewComponent
{
    public async Task<IViewComponentResult> InvokeAsync()
    {
        var (now, ct) = (clock.Now, HttpContext.RequestAborted);
        WaitingWork[] work =
        [
            new("WaitDesk", "/operator/desk", await db.Tickets.CountAsync(t => t.State == TicketState.Open && t.DueAt < now, ct)),
            new("WaitApplications", "/operator/applications", await db.CooperativeApplications.CountAsync(a => a.State == ApplicationState.Received, ct)),
            new("WaitLivestreams", "/operator/livestreams?state=Submitted", await db.Livestreams.CountAsync(l => l.State == LivestreamState.Submitted, ct)),
            new("WaitSettlements", "/operator/settlements", await db.Settlements.CountAsync(s => s.State == SettlementState.Agreed && s.NetFen > 0, ct)),
        ];
        return View("/Features/House/_WaitingWork.cshtml", work.Where(w => w.Count > 0).ToList());
    }
}

/// <param name="Text">Key of the words, with the count in them.</param>
/// <param name="Address">The list where it is done.</param>
public sealed record WaitingWork(string Text, string Address, int Count);
