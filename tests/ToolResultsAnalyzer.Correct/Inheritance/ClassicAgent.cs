using System.ClientModel;
using OpenAI.Chat;

namespace Correct.Inheritance;

/// <summary>C# as it was written ten years ago.</summary>
public class ClassicAgent
{
    private readonly ChatClient client;
    private readonly IDictionary<string, Func<string, string>> tools;
    private readonly object sync = new object();
    private IList<ChatMessage> messages = new List<ChatMessage>();

    public ClassicAgent(ChatClient client, IDictionary<string, Func<string, string>> tools)
    {
        if (client == null)
        {
            throw new ArgumentNullException("client");
        }

        this.client = client;
        this.tools = tools;
    }

    public event EventHandler<string>? ToolCalled;

    public string Ask(string question)
    {
        lock (this.sync)
        {
            this.messages.Add(new UserChatMessage(question));
            ChatCompletion completion = this.Send();
            while (completion.ToolCalls.Count > 0)
            {
                this.messages.Add(new AssistantChatMessage(completion));
                for (int index = 0; index < completion.ToolCalls.Count; index++)
                {
                    this.messages.Add(new ToolChatMessage(completion.ToolCalls[index].Id, this.Execute(completion.ToolCalls[index])));
                }

                completion = this.Send();
            }

            this.messages.Add(new AssistantChatMessage(completion));
            return completion.Content[0].Text;
        }
    }

    public Task<string> AskLaterAsync(string question)
    {
        return Task.Run(() => this.Ask(question));
    }

    public void Forget()
    {
        lock (this.sync)
        {
            this.messages = new List<ChatMessage>();
        }
    }

    private ChatCompletion Send()
    {
        ClientResult<ChatCompletion> result = this.client.CompleteChat(this.messages);
        return result.Value;
    }

    private string Execute(ChatToolCall call)
    {
        try
        {
            EventHandler<string>? handler = this.ToolCalled;
            if (handler != null)
            {
                handler(this, call.FunctionName);
            }

            Func<string, string>? tool;
            if (!this.tools.TryGetValue(call.FunctionName, out tool))
            {
                return string.Format("Unknown tool {0}", call.FunctionName);
            }

            return tool(call.FunctionArguments.ToString());
        }
        catch (Exception e)
        {
            return e.Message;
        }
    }
}
