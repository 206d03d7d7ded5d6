using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Shop.Sandbox;

/// <summary>
/// The sandbox's memory: a file of JSON lines that only grows. A change is one write, made before its answer is sent, so a
/// killed process loses nothing; a line that a power cut left half written is cut off. The file is locked while it is
/// read or written, and each process reads what the others added: copies of the shop on one folder share one Stripe.
/// </summary>
internal sealed class Journal(string path)
{
    private static readonly JsonSerializerOptions Format = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly Lock gate = new();
    private Books books = new();
    private long known;

    public T Enter<T>(Func<Books, T> work)
    {
        lock (gate)
        {
            using var file = OpenAlone();
            CatchUp(file);
            try
            {
                return work(books);
            }
            finally
            {
                Append(file, books.TakeUnsaved());
            }
        }
    }

    private FileStream OpenAlone()
    {
        var waiting = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException e) when (e is not DirectoryNotFoundException && waiting.Elapsed < Patience)
            {
                Thread.Sleep(2);
            }
        }
    }

    private void CatchUp(FileStream file)
    {
        if (file.Length < known) (books, known) = (new Books(), 0);
        if (file.Length == known) return;
        var added = new byte[file.Length - known];
        file.Position = known;
        file.ReadExactly(added);
        var whole = added.AsSpan(0, added.AsSpan().LastIndexOf((byte)'\n') + 1);
        foreach (var line in whole.Split((byte)'\n'))
        {
            if (whole[line].IsEmpty) continue;
            books.Apply(JsonSerializer.Deserialize<Entry>(whole[line], Format)!);
        }
        known += whole.Length;
    }

    private void Append(FileStream file, List<Entry> entries)
    {
        if (entries.Count == 0) return;
        var text = new StringBuilder();
        foreach (var entry in entries) text.Append(JsonSerializer.Serialize(entry, Format)).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(text.ToString());
        file.SetLength(known);
        file.Position = known;
        file.Write(bytes);
        known += bytes.Length;
    }
}
