using System.Collections.ObjectModel;
using System.Globalization;

namespace Shape;

public enum OrderState
{
    Draft,
    Placed,
    Paid,
    Shipped,
    Cancelled,
}

public sealed record Money(decimal Amount, string Currency)
{
    public static Money Zero(string currency) => new(0, currency);

    public static Money operator +(Money left, Money right) =>
        left.Currency == right.Currency
            ? left with { Amount = left.Amount + right.Amount }
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be added.");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:F2} {Currency}");
}

public sealed record OrderLine(string Product, int Quantity, Money Price)
{
    public Money Total => Price with { Amount = Price.Amount * Quantity };
}

public sealed class Order
{
    private readonly List<OrderLine> _lines = new();
    private OrderState _state = OrderState.Draft;

    public Order(Guid id, string currency)
    {
        if (string.IsNullOrWhiteSpace(currency) || currency.Length != 3)
            throw new ArgumentException("A currency has three letters.", nameof(currency));

        Id = id;
        Currency = currency.ToUpperInvariant();
    }

    public event EventHandler<OrderState>? StateChanged;

    public Guid Id { get; }

    public string Currency { get; }

    public ReadOnlyCollection<OrderLine> Lines => _lines.AsReadOnly();

    public Money Total => _lines.Select(line => line.Total).Aggregate(Money.Zero(Currency), (sum, price) => sum + price);

    public OrderState State
    {
        get => _state;
        private set
        {
            if (_state == value)
                return;

            _state = value;
            StateChanged?.Invoke(this, value);
        }
    }

    public bool IsOpen => State is OrderState.Draft or OrderState.Placed;

    public void Change(string product, int quantity, decimal price)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(quantity);
        if (!IsOpen)
            throw new InvalidOperationException($"An order that is {State} cannot be changed.");

        var index = _lines.FindIndex(line => line.Product == product);
        if (index >= 0 && quantity == 0)
            _lines.RemoveAt(index);
        else if (index >= 0)
            _lines[index] = _lines[index] with { Quantity = quantity };
        else if (quantity > 0)
            _lines.Add(new OrderLine(product, quantity, new Money(price, Currency)));
    }

    public void Advance()
    {
        State = State switch
        {
            OrderState.Draft when _lines.Count == 0 => throw new InvalidOperationException("The order is empty."),
            OrderState.Draft => OrderState.Placed,
            OrderState.Placed => OrderState.Paid,
            OrderState.Paid => OrderState.Shipped,
            var other => throw new InvalidOperationException($"Nothing follows {other}."),
        };
    }

    public bool TryCancel(out string? reason)
    {
        (var isCancelled, reason) = State switch
        {
            OrderState.Shipped => (false, "It is on its way."),
            OrderState.Cancelled => (false, "It is cancelled already."),
            _ => (true, (string?)null),
        };
        if (isCancelled)
            State = OrderState.Cancelled;
        return isCancelled;
    }
}

public static class OrderReports
{
    public static IReadOnlyDictionary<string, Money> TotalsByProduct(this IEnumerable<Order> orders, string currency) => orders
        .Where(order => order.Currency == currency && order.State != OrderState.Cancelled)
        .SelectMany(order => order.Lines)
        .GroupBy(line => line.Product, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(lines => lines.Key, lines => lines.Select(line => line.Total).Aggregate(Money.Zero(currency), (sum, price) => sum + price), StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<(string Product, int Quantity)> Top(this IEnumerable<Order> orders, int count) =>
        (from order in orders
         where !order.IsOpen
         from line in order.Lines
         group line.Quantity by line.Product into quantities
         orderby quantities.Sum() descending, quantities.Key
         select (quantities.Key, quantities.Sum())).Take(count);

/*2*/    public static string Describe(this Order order)
/*2*/    {
/*2*/        var text = new StringBuilder();
/*2*/        text.AppendLine($"Order {order.Id:N}, {order.State}");
/*2*/        foreach (var (product, quantity, price) in order.Lines)
/*2*/            text.Append("  ").Append(quantity).Append(" × ").Append(product).Append(" at ").AppendLine(price.ToString());
/*2*/        return text.Append("  ").Append(order.Total).ToString();
/*2*/    }
}
