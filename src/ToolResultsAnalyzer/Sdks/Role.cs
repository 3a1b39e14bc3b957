namespace ToolResultsAnalyzer.Sdks;

/// <summary>What a type or a member of an SDK is to the contract.</summary>
internal enum Role
{
    /// <summary>The type all messages of a history share.</summary>
    MessageType,

    /// <summary>
    /// A list of messages, or of parts, of the SDK's own: its members do what those of .NET's lists do. One that cannot be enumerated is known
    /// by the members in the table alone.
    /// </summary>
    HistoryType,

    /// <summary>The type of a message that may carry calls.</summary>
    AssistantType,

    /// <summary>The type of a message that holds one result.</summary>
    ResultType,

    /// <summary>The type of any other message.</summary>
    OtherMessageType,

    /// <summary>The type of what a message holds, where calls and results are parts of messages.</summary>
    PartType,

    /// <summary>The type of what a message is made of: a text or its parts.</summary>
    ContentType,

    /// <summary>The type of a part of a message that is neither a call nor a result.</summary>
    OtherPartType,

    /// <summary>The type of what a reply holds, where that is not what a message holds: calls and others.</summary>
    PartOfReplyType,

    /// <summary>The type of a part of a reply that is no call.</summary>
    OtherPartOfReplyType,

    /// <summary>Gives a part of a reply as a call, if it is one.</summary>
    PicksCall,

    /// <summary>Gives a part of a reply as something else than a call, if it is that.</summary>
    PicksOther,

    /// <summary>What a part of a reply is, as it was sent: a part of a message that is made of it is the same.</summary>
    SourceOfPart,

    /// <summary>The call that a part of a message holds; null where it holds something else.</summary>
    CallOfPart,

    /// <summary>The result that a part of a message holds; null where it holds something else.</summary>
    ResultOfPart,

    /// <summary>What else a part of a message may hold: a text, say.</summary>
    OtherOfPart,

    /// <summary>The parts of a message.</summary>
    PartsOfMessage,

    /// <summary>The role of a message.</summary>
    RoleOfMessage,

    /// <summary>The id of the call that a result answers.</summary>
    IdOfResult,

    /// <summary>The name of the function whose call a result answers, where calls and results are matched by it.</summary>
    NameOfResult,

    /// <summary>The role of messages that hold results.</summary>
    ToolRole,

    /// <summary>The role of messages that the model has written.</summary>
    AssistantRole,

    /// <summary>The role of users, where their messages hold the results as well.</summary>
    ToolOrUserRole,

    /// <summary>Another role.</summary>
    OtherRole,

    /// <summary>Makes a role of the text that names it.</summary>
    CreatesRole,

    /// <summary>The type of a reply of the model.</summary>
    ReplyType,

    /// <summary>What leads from a reply to its message: its choices, the message of a choice. As good as the reply.</summary>
    MessageOfReply,

    /// <summary>A type that holds a reply and is taken for it; <c>Member</c> is the property that unwraps it.</summary>
    ReplyWrapper,

    /// <summary>The type of a call; where it has several rows, all calls are of each of these types.</summary>
    CallType,

    /// <summary>The type of what a send is given beside the history.</summary>
    OptionsType,

    /// <summary>The calls of a reply or of an assistant message.</summary>
    CallsOf,

    /// <summary>The id of a call.</summary>
    IdOfCall,

    /// <summary>A property with the id of a reply, or of a message of it, which names no call.</summary>
    IdOfReply,

    /// <summary>The name of the function that a call asks for.</summary>
    NameOfCall,

    /// <summary>The function of a call, with its name: as good as the call.</summary>
    FunctionOfCall,

    /// <summary>The messages of a reply, among them its calls.</summary>
    OutputOfReply,

    /// <summary>All messages of a history that was sent, and those of the reply behind them.</summary>
    HistoryOfReply,

    /// <summary>What kind a message is.</summary>
    KindOfMessage,

    /// <summary>The kind of a call.</summary>
    CallKind,

    /// <summary>The text or content of a reply.</summary>
    TextOfReply,

    /// <summary>Why the model stopped.</summary>
    FinishReason,

    /// <summary>The finish reason of a reply that has calls.</summary>
    FinishedWithCalls,

    /// <summary>A finish reason of a reply that has none.</summary>
    FinishedWithoutCalls,

    /// <summary>The tools that a send declares.</summary>
    ToolsOfOptions,

    /// <summary>The history that is sent with the options.</summary>
    InputOfOptions,

    /// <summary>The option that names the reply that the provider has the history up to.</summary>
    PreviousReplyOption,

    /// <summary>The type of a session, in which the provider or the client has the history up to the last reply.</summary>
    SessionType,

    /// <summary>Makes a session that has no messages yet.</summary>
    CreatesSession,

    /// <summary>Makes the options of a send.</summary>
    CreatesOptions,

    /// <summary>The option that says whether the model may ask for calls.</summary>
    ToolChoiceOption,

    /// <summary>What a choice allows, where that is filled in.</summary>
    KindOfToolChoice,

    /// <summary>A choice that allows no call, or what makes one, or its kind.</summary>
    NoToolsChoice,

    /// <summary>What makes a choice that allows calls. Who invokes the functions is an argument; the caller where there is none.</summary>
    ToolsChoice,

    /// <summary>A choice that allows calls, and leaves it to the client to invoke the functions.</summary>
    InvokedToolsChoice,

    /// <summary>The type of a client, or of what builds one: made of a client that invokes functions, it invokes them as well.</summary>
    ClientType,

    /// <summary>Makes a client that invokes functions, or what builds one.</summary>
    MakesInvokingClient,

    /// <summary>The option that asks the model for at most one call at a time when it is false.</summary>
    ParallelCallsOption,

    /// <summary>Makes an assistant message.</summary>
    CreatesAssistant,

    /// <summary>Makes a message whose role is an argument.</summary>
    CreatesMessage,

    /// <summary>Makes a part of a message that is filled in with what it holds.</summary>
    CreatesPart,

    /// <summary>The last reply of a history that sends itself, and appends the replies.</summary>
    ReplyOfHistory,

    /// <summary>Makes a history, or a list of parts, of the SDK's own.</summary>
    CreatesHistory,

    /// <summary>Appends a message to the history that has the method.</summary>
    AppendsMessage,

    /// <summary>Runs the function of a call and gives its result.</summary>
    AnswersCall,

    /// <summary>Makes a message of a result that is a part of one.</summary>
    MessageOfResult,

    /// <summary>Appends the messages of a reply, or any message, to a history.</summary>
    AppendsReply,

    /// <summary>Makes one result for each call of a reply, and appends them to a history if it is given one.</summary>
    AnswersAll,

    /// <summary>Makes a result, a message or a part of one.</summary>
    CreatesResult,

    /// <summary>Makes any other message.</summary>
    CreatesOther,

    /// <summary>Makes a part of a message of a text.</summary>
    CreatesText,

    /// <summary>Makes a call by hand.</summary>
    CreatesCall,

    /// <summary>Waits for the end of a stream, and gives the reply that it holds.</summary>
    ReplyOfStream,

    /// <summary>Passes a history to the model.</summary>
    Sends,
}
