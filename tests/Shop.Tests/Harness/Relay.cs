using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Shop.Tests;

/// <summary>A way to a server on this machine that can be cut and mended, as if the server had gone and come back.</summary>
public sealed class Relay : IDisposable
{
    private readonly int server;
    private readonly ConcurrentBag<Socket> open = [];
    private TcpListener listener;

    public Relay(int server)
    {
        this.server = server;
        listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = Listen(listener);
    }

    public int Port { get; }

    /// <summary>Who is connected is cut off, and nobody comes in.</summary>
    public void Cut()
    {
        listener.Stop();
        while (open.TryTake(out var socket))
        {
            socket.Dispose();
        }
    }

    public void Mend()
    {
        listener = new TcpListener(IPAddress.Loopback, Port);
        listener.Start();
        _ = Listen(listener);
    }

    public void Dispose() => Cut();

    private async Task Listen(TcpListener on)
    {
        try
        {
            while (true)
            {
                var (near, far) = (await on.AcceptSocketAsync(), new Socket(SocketType.Stream, ProtocolType.Tcp));
                open.Add(near);
                open.Add(far);
                await far.ConnectAsync(IPAddress.Loopback, server);
                _ = Carry(near, far);
                _ = Carry(far, near);
            }
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // Cut.
        }
    }

    private static async Task Carry(Socket from, Socket to)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (var count = await from.ReceiveAsync(buffer); count > 0; count = await from.ReceiveAsync(buffer))
            {
                await to.SendAsync(buffer.AsMemory(0, count));
            }
            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception e) when (e is SocketException or ObjectDisposedException)
        {
            from.Dispose();
            to.Dispose();
        }
    }
}
