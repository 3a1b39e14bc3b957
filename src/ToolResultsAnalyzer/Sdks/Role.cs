namespace ToolResultsAnalyzer.Sdks;

/// <summary>What a type or a member of an SDK is to the contract.</summary>
internal enum Role
{
    /// <summary>The type all messages of a history share.</summary>
    MessageType,

    /// <summary>The type of a message that may carry calls.</summary>
    AssistantType,

    /// <summary>The type of a message that holds one result.</summary>
    ResultType,

    /// <summary>The type of any other message.</summary>
    OtherMessageType,

    /// <summary>The type of what a message holds, where calls and results are parts of messages.</summary>
    PartType,

    /// <summary>The type of a part of a message that is neither a call nor a result.</summary>
    OtherPartType,

    /// <summary>The parts of a message.</summary>
    PartsOfMessage,

    /// <summary>The role of a message.</summary>
    RoleOfMessage,

    /// <summary>The id of the call that a result answers.</summary>
    IdOfResult,

    /// <summary>The role of messages that hold results.</summary>
    ToolRole,

    /// <summary>The role of messages that the model has written.</summary>
    AssistantRole,

    /// <summary>Another role.</summary>
    OtherRole,

    /// <summary>The type of a reply of the model.</summary>
    ReplyType,

    /// <summary>What leads from a reply to its message: its choices, the message of a choice. As good as the reply.</summary>
    MessageOfReply,

    /// <summary>A type that holds a reply and is taken for it; <c>Member</c> is the property that unwraps it.</summary>
    ReplyWrapper,

    /// <summary>The type of a call.</summary>
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

    /// <summary>Makes the options of a send.</summary>
    CreatesOptions,

    /// <summary>The option that says whether the model may ask for calls.</summary>
    ToolChoiceOption,

    /// <summary>A choice that allows no call, or what makes one.</summary>
    NoToolsChoice,

    /// <summary>The option that asks the model for at most one call at a time when it is false.</summary>
    ParallelCallsOption,

    /// <summary>Makes an assistant message.</summary>
    CreatesAssistant,

    /// <summary>Makes a message whose role is an argument.</summary>
    CreatesMessage,

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

    /// <summary>Passes a history to the model.</summary>
    Sends,
}
