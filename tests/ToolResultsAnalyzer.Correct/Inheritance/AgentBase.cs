using OpenAI.Chat;

namespace Correct.Inheritance;

/// <summary>The loop is here, the tools are below.</summary>
public abstract class AgentBase<TContext>
{
    protected AgentBase(ChatClient client) => Client = client;

    protected ChatClient Client { get; }

    protected IList<ChatMessage> Messages { get; } = new List<ChatMessage>();

    protected abstract ChatCompletionOptions Options { get; }

    public async Task<string> AskAsync(string question, TContext context)
    {
        Messages.Add(new UserChatMessage(question));
        while (true)
        {
            ChatCompletion completion = await Client.CompleteChatAsync(Messages, Options);
            Messages.Add(new AssistantChatMessage(completion));
            if (completion.ToolCalls.Count == 0)
                return completion.Content[0].Text;

            foreach (var call in completion.ToolCalls)
                Messages.Add(new ToolChatMessage(call.Id, await GuardAsync(call, context)));
        }
    }

    protected abstract Task<string> ExecuteAsync(ChatToolCall call, TContext context);

    protected virtual string OnFailure(ChatToolCall call, Exception exception) => $"{call.FunctionName} failed.";

    private async Task<string> GuardAsync(ChatToolCall call, TContext context)
    {
        try
        {
            return await ExecuteAsync(call, context);
        }
        catch (Exception exception)
        {
            return OnFailure(call, exception);
        }
    }
}

public sealed class ClockAgent(ChatClient client) : AgentBase<TimeZoneInfo>(client)
{
    protected override ChatCompletionOptions Options { get; } = new() { Tools = { ChatTool.CreateFunctionTool("now"), ChatTool.CreateFunctionTool("zone") } };

    protected override Task<string> ExecuteAsync(ChatToolCall call, TimeZoneInfo context) => Task.FromResult(call.FunctionName switch
    {
        "now" => TimeZoneInfo.ConvertTime(DateTimeOffset.Now, context).ToString("t"),
        "zone" => context.DisplayName,
        _ => throw new NotSupportedException(call.FunctionName),
    });
}

/// <summary>The steps may be replaced; these keep the contract.</summary>
public class TemplateAgent
{
    private readonly ChatClient _client;

    public TemplateAgent(ChatClient client)
    {
        _client = client;
    }

    public virtual async Task<ChatCompletion> RunAsync(List<ChatMessage> messages, ChatCompletionOptions options)
    {
        for (; ; )
        {
            ChatCompletion completion = await _client.CompleteChatAsync(messages, options);
            OnReply(messages, completion);
            if (completion.ToolCalls.Count == 0)
                return completion;

            foreach (var call in completion.ToolCalls)
                OnCall(messages, call);
        }
    }

    protected virtual void OnReply(List<ChatMessage> messages, ChatCompletion completion) => messages.Add(new AssistantChatMessage(completion));

    protected virtual void OnCall(List<ChatMessage> messages, ChatToolCall call) => messages.Add(new ToolChatMessage(call.Id, "Not implemented."));
}

public class EchoAgent : TemplateAgent
{
    public EchoAgent(ChatClient client)
        : base(client)
    {
    }

    protected override void OnCall(List<ChatMessage> messages, ChatToolCall call)
    {
        if (call.FunctionName == "echo")
            messages.Add(new ToolChatMessage(call.Id, call.FunctionArguments.ToString()));
        else
            base.OnCall(messages, call);
    }
}
