namespace Shop.Features.Returns;

/// <summary>A return on the cooperative's or the operator's desk.</summary>
public sealed record DeskReturn(Return Found, bool ForOperator, AcceptForm Accept, DeclineForm Decline, ReceiptForm Receipt)
{
    public string Address(string below = "") => $"/{(ForOperator ? "operator" : "cooperative")}/returns/{Found.Number}{below}";

    public bool IsTheirTurn(DateTime now) => ForOperator ? Found.IsWithOperator(now) : Found.State == ReturnState.Asked && !Found.IsWithOperator(now);

    public bool CanBeReceived => !ForOperator && ReceiveReturn.IsPossible(Found);

    public IReadOnlyList<LotUnits> Units => LotUnits.Of(Found.Part, Found.Lines.ToDictionary(l => l.LineId, l => l.Quantity));

    public long OwedFen => ReturnRules.OwedFen(Found.Part, Found);

    public bool IsCash => Found.Part.Order.Payment == PaymentMethod.CashOnDelivery;

    /// <summary>The seller's own address; the fee for delivery where the shop's side is to blame.</summary>
    public static AcceptForm Suggested(Return found) => new()
    {
        SendTo = found.Part.Cooperative.SenderAddress,
        WithDelivery = found.Reason is ReturnReason.Damaged or ReturnReason.WrongGoods,
    };
}
