namespace Shop.Platform;

/// <summary>The style class of a state word: good, to be waited for, bad, over. The words themselves are OrderState_… of SharedTexts.</summary>
public static class StateWords
{
    public static string Class(this OrderState state) => state switch
    {
        OrderState.Delivered or OrderState.Sent or OrderState.Paid or OrderState.Confirmed => "state state-good",
        OrderState.AwaitingPayment or OrderState.Placed => "state state-wait",
        _ => "state state-over",
    };

    public static string Class(this PartState state) => state switch
    {
        PartState.Delivered or PartState.Sent => "state state-good",
        PartState.Cancelled or PartState.Refused => "state state-over",
        _ => "state state-wait",
    };

    public static string Class(this RefundState state) => state switch
    {
        RefundState.Succeeded or RefundState.ByHand => "state state-good",
        RefundState.Failed => "state state-bad",
        _ => "state state-wait",
    };
}
