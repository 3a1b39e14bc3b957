namespace ToolResultsAnalyzer.StrictEndpoint.Protocol;

/// <summary>What goes back over the wire.</summary>
public sealed record ChatResponse(int Status, string ContentType, byte[] Body);
