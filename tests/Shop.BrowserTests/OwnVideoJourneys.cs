using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Shop.Tests.House;

namespace Shop.BrowserTests;

/// <summary>The shop's own video, by the README's recipe: a camera's program sends, nginx asks the shop, and the page's address gives a picture.</summary>
public class OwnVideoJourneys(Chromium chromium)
{
    private const string Nginx = "/usr/sbin/nginx";
    private const string Ffmpeg = "/usr/bin/ffmpeg";

    [Fact]
    public async Task A_test_picture_with_the_right_key_comes_to_the_address_on_the_page_and_one_with_a_wrong_key_is_not_let_in()
    {
        Assert.SkipUnless(File.Exists(Nginx) && File.Exists(Ffmpeg) && File.Exists("/usr/lib/nginx/modules/ngx_rtmp_module.so"), "live video: nginx-core, libnginx-mod-rtmp and ffmpeg aren't all here (.ci/run installs them)");
        var (rtmp, http) = (Visit.FreePort(), Visit.FreePort());
        await using var visit = await Visit.Begin(chromium, settings: [$"--Live:OwnVideo=http://localhost:{http}/hls/{{slug}}.m3u8"]);
        var livestream = await SampleLivestream.Add(visit.Shop, LivestreamState.Live, TimeSpan.FromMinutes(-1));
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("camera-key")));
        await visit.Shop.Query(db => db.Livestreams.Where(l => l.Id == livestream.Id).ExecuteUpdateAsync(s => s.SetProperty(l => l.Video, VideoKind.Own).SetProperty(l => l.StreamKeyHash, hash)));
        await using var server = await VideoServer.Start(rtmp, http, visit.Address);

        using (var stranger = Camera(rtmp, livestream.Slug, "wrong-key", seconds: 5))
        {
            await stranger.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.NotEqual(0, stranger.ExitCode);
        }
        using var camera = Camera(rtmp, livestream.Slug, "camera-key", seconds: 180);
        await visit.Go($"/livestreams/{livestream.Slug}");
        var video = visit.Page.Locator("video#video");
        Assert.Equal($"http://localhost:{http}/hls/{livestream.Slug}.m3u8", await video.GetAttributeAsync("src"));
        // Nothing is loaded before it is played.
        Assert.Equal(0, await video.EvaluateAsync<int>("v => v.readyState"));
        await server.Playlist(livestream.Slug);
        // What a browser would be given, decoded: not every Chromium has the codecs.
        Assert.True(await Frames($"http://localhost:{http}/hls/{livestream.Slug}.m3u8") >= 15);
        Assert.Contains($"media-src 'self' http://localhost:{http}", (await visit.Page.APIRequest.GetAsync($"{visit.Address}livestreams/{livestream.Slug}")).Headers["content-security-policy"], StringComparison.Ordinal);
        if (await video.EvaluateAsync<bool>("v => !!v.canPlayType('application/vnd.apple.mpegurl') && !!v.canPlayType('video/mp4; codecs=\"avc1.42E01E, mp4a.40.2\"')"))
        {
            // The page tries again by itself when a stream has just begun and there is too little of it.
            await video.EvaluateAsync("v => { v.muted = true; v.play().catch(() => {}); }");
            await visit.Page.WaitForFunctionAsync("() => { const v = document.querySelector('#video'); return v.currentTime > 0.5 && v.videoWidth === 320 && v.getVideoPlaybackQuality().totalVideoFrames > 5; }");
        }
        Assert.Empty(visit.Complaints);
        camera.Kill();
        await camera.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<int> Frames(string playlist)
    {
        using var probe = Process.Start(new ProcessStartInfo("/usr/bin/ffprobe",
            ["-v", "error", "-select_streams", "v:0", "-count_frames", "-read_intervals", "%+2", "-show_entries", "stream=nb_read_frames", "-of", "default=nokey=1:noprint_wrappers=1", playlist])
        { RedirectStandardOutput = true })!;
        var said = await probe.StandardOutput.ReadToEndAsync();
        await probe.WaitForExitAsync();
        return int.Parse(said.Trim().Split('\n')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static Process Camera(int rtmp, string slug, string key, int seconds) => Process.Start(new ProcessStartInfo(Ffmpeg,
        ["-hide_banner", "-loglevel", "error", "-re", "-f", "lavfi", "-i", "testsrc=size=320x180:rate=15", "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=44100", "-t", $"{seconds}", "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", "15", "-pix_fmt", "yuv420p",
            "-c:a", "aac", "-f", "flv", $"rtmp://127.0.0.1:{rtmp}/live/{slug}?key={key}"])
    { RedirectStandardError = true })!;

    /// <summary>nginx with the repository's own configuration, on ports and in a folder of this test's.</summary>
    private sealed class VideoServer(Process process, string folder, int http) : IAsyncDisposable
    {
        public static async Task<VideoServer> Start(int rtmp, int http, Uri shop)
        {
            var folder = Directory.CreateTempSubdirectory("shop_live_").FullName;
            Directory.CreateDirectory(Path.Combine(folder, "hls"));
            if (!OperatingSystem.IsWindows())
            {
                // nginx writes as somebody else.
                File.SetUnixFileMode(folder, (UnixFileMode)0b111_111_111);
                File.SetUnixFileMode(Path.Combine(folder, "hls"), (UnixFileMode)0b111_111_111);
            }
            var recipe = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "live.nginx.conf"));
            var config = Path.Combine(folder, "nginx.conf");
            await File.WriteAllTextAsync(config, "daemon off;\n" + recipe.Replace("/tmp/shop-live", folder, StringComparison.Ordinal).Replace("listen 1935", $"listen 127.0.0.1:{rtmp}", StringComparison.Ordinal)
                .Replace("127.0.0.1:8088", $"127.0.0.1:{http}", StringComparison.Ordinal).Replace("127.0.0.1:5080", $"127.0.0.1:{shop.Port}", StringComparison.Ordinal));
            var process = Process.Start(new ProcessStartInfo(Nginx, ["-c", config]) { RedirectStandardError = true })!;
            var server = new VideoServer(process, folder, http);
            await Until(async client => (int)(await client.GetAsync($"http://127.0.0.1:{http}/hls/none.m3u8")).StatusCode == 404);
            return server;
        }

        /// <summary>Waits until there is something to play: two fragments.</summary>
        public Task Playlist(string slug) => Until(async client => (await client.GetStringAsync($"http://127.0.0.1:{http}/hls/{slug}.m3u8")).Split("#EXTINF").Length > 2);

        public async ValueTask DisposeAsync()
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync();
            process.Dispose();
            Directory.Delete(folder, recursive: true);
        }

        private static async Task Until(Func<HttpClient, Task<bool>> there)
        {
            using var client = new HttpClient();
            for (var i = 0; i < 600; i++)
            {
                try
                {
                    if (await there(client))
                    {
                        return;
                    }
                }
                catch (HttpRequestException)
                {
                    // Not yet.
                }
                await Task.Delay(100);
            }
            Assert.Fail("The video server didn't come in a minute.");
        }
    }
}
