namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>What goes back over the wire.</summary>
public sealed record WireResponse(int Status, string ContentType, byte[] Body);
