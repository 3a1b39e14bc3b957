using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Shape;

[AttributeUsage(AttributeTargets.Property)]
public sealed class SettingAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    public bool IsRequired { get; init; }
}

public abstract class ViewModel : INotifyPropertyChanged
{
    public event PropertyChangedEventHandler? PropertyChanged;

    protected bool Set<T>(ref T field, T value, [CallerMemberName] string? name = null)
    {
        if (EqualityComparer<T>.Default.Equals(field, value))
            return false;

        field = value;
        PropertyChanged?.Invoke(this, new PropertyChangedEventArgs(name));
        return true;
    }
}

public sealed class SettingsViewModel : ViewModel
{
    private string _folder = ".";
    private int _interval = 60;
    private bool _isVerbose;
    private IReadOnlyList<string> _problems = [];

    [Setting("folder", IsRequired = true)]
    public string Folder
    {
        get => _folder;
        set
        {
            if (Set(ref _folder, value))
                Validate();
        }
    }

    [Setting("interval")]
    public int Interval
    {
        get => _interval;
        set
        {
            if (Set(ref _interval, Math.Clamp(value, 1, 3600)))
                Validate();
        }
    }

    [Setting("verbose")]
    public bool IsVerbose
    {
        get => _isVerbose;
        set => Set(ref _isVerbose, value);
    }

    public IReadOnlyList<string> Problems
    {
        get => _problems;
        private set => Set(ref _problems, value);
    }

    private void Validate()
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(Folder))
            problems.Add("A folder is needed.");
        else if (Folder.IndexOfAny(Path.GetInvalidPathChars()) is >= 0 and var at)
            problems.Add($"'{Folder[at]}' cannot be in the name of a folder.");
        if (Interval < 5)
            problems.Add("This is often.");
        Problems = problems;
    }
}

public static class SettingsReader
{
    public static T Read<T>(IEnumerable<string> lines)
        where T : class, new()
    {
        var settings = new T();
        var properties = typeof(T).GetProperties()
            .Select(property => (Property: property, Setting: property.GetCustomAttribute<SettingAttribute>()))
            .Where(pair => pair.Setting is not null)
            .ToDictionary(pair => pair.Setting!.Name, StringComparer.OrdinalIgnoreCase);
        var missing = properties.Values.Where(pair => pair.Setting!.IsRequired).Select(pair => pair.Setting!.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        foreach (var (line, number) in lines.Select((line, index) => (line.Trim(), index + 1)))
        {
            if (line is "" or ['#', ..])
                continue;
            if (line.Split('=', 2, StringSplitOptions.TrimEntries) is not [var name, var value])
                throw new FormatException($"Line {number} has no value.");
            if (!properties.TryGetValue(name, out var found))
                throw new FormatException($"Line {number}: there is no setting {name}.");

            found.Property.SetValue(settings, ConvertTo(value, found.Property.PropertyType));
            missing.Remove(name);
        }

        return missing.Count == 0 ? settings : throw new FormatException("Missing: " + string.Join(", ", missing.Order()));
    }

    public static IEnumerable<string> Write<T>(T settings)
        where T : class =>
        from property in typeof(T).GetProperties()
        let setting = property.GetCustomAttribute<SettingAttribute>()
        where setting is not null
        orderby setting.Name
        select string.Create(CultureInfo.InvariantCulture, $"{setting.Name} = {property.GetValue(settings)}");

    private static object ConvertTo(string text, Type type)
    {
        if (type == typeof(string))
            return text;
        if (type == typeof(bool))
            return text is "yes" or "true" or "1";
        if (type.IsEnum)
            return Enum.Parse(type, text, ignoreCase: true);
/*2*/        if (type == typeof(TimeSpan))
/*2*/            return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }
}
