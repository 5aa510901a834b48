package dev.signlab.bench;

import dev.signlab.crypto.Digest;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.FreePorts;
import dev.signlab.judge.Judges;
import dev.signlab.judge.Tool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the embedded registry, as {@code registry start} runs it, with Debian's docker-registry
 * and with a bare Jetty, set up alike, that hands out the same file, all in one run on one machine;
 * prints medians and ratios. Needs docker-registry and wrk, and a built lab. From the project's
 * folder, after the tests were compiled: {@code src/test/scripts/bench RegistryBench [rounds]}.
 */
public final class RegistryBench {

  private static final String LAB = Path.of("lab").toAbsolutePath().toString();
  private static final int SMALL = 64 << 10;
  private static final int LARGE = 50 << 20;
  private static final Pattern PER_SECOND = Pattern.compile("Requests/sec: +([0-9.]+)");

  private final Map<String, String> servers = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Path folder;
  private final int rounds;

  private RegistryBench(Path folder, int rounds) {
    this.folder = folder;
    this.rounds = rounds;
  }

  /** Runs the comparison; the first argument is how many rounds, three unless told. */
  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 3;
    // Before any server starts, which would keep the process from ending.
    Judges.require("wrk");
    Path folder = Files.createTempDirectory("registry-bench");
    RegistryBench bench = new RegistryBench(folder, rounds);
    String ours = bench.starts();
    try (DebianRegistry debian =
        DebianRegistry.in(Files.createDirectory(folder.resolve("debian"))).start()) {
      bench.compare(ours, debian.url());
    } finally {
      bench.lab("stop");
    }
  }

  /** Whole processes: the command, and the server which it leaves behind. */
  private String starts() throws Exception {
    String port = String.valueOf(FreePorts.next());
    lab("status");
    double[] millis = new double[3 * rounds];
    for (int i = 0; i < millis.length; i++) {
      lab("stop");
      long start = System.nanoTime();
      lab("start", "--port", port);
      millis[i] = millisSince(start);
    }
    System.out.printf(Locale.ROOT, "registry start  %.0f ms%n", median(millis));
    return "http://127.0.0.1:" + port;
  }

  private void lab(String... words) throws Exception {
    List<String> line = new ArrayList<>(List.of(LAB, "registry"));
    line.addAll(List.of(words));
    ProcessBuilder lab = new ProcessBuilder(line);
    lab.environment().put("LAB_HOME", folder.resolve("ours").toString());
    lab.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    if (lab.start().waitFor() > 1) {
      throw new IllegalStateException(line.toString());
    }
  }

  private void compare(String ours, String debian) throws Exception {
    byte[] small = bytes(SMALL, 1);
    Process bare = bare(Files.write(folder.resolve("blob"), small));
    String blob = "/v2/bench/blobs/" + Digest.of(small);
    push(ours, small);
    push(debian, small);
    servers.put("embedded registry", ours + blob);
    servers.put("docker-registry", debian + blob);
    servers.put("bare Jetty", bare.inputReader().readLine());
    getRates();
    putMillis("PUT of 64 KiB", SMALL, 40, ours, debian);
    putMillis("PUT of 50 MiB", LARGE, 3, ours, debian);
    bare.destroy();
  }

  /**
   * In a process of its own, so that neither server spoils what the compiler knows of the other.
   */
  private static Process bare(Path file) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            BareFileServer.class.getName(),
            file.toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  private void getRates() {
    Map<String, double[]> rates = new LinkedHashMap<>();
    servers.keySet().forEach(name -> rates.put(name, new double[rounds]));
    servers.values().forEach(url -> wrk(url, 10));
    for (int round = 0; round < rounds; round++) {
      for (String name : servers.keySet()) {
        rates.get(name)[round] = wrk(servers.get(name), 5);
      }
    }
    rates.forEach(
        (name, all) ->
            System.out.printf(
                Locale.ROOT, "GET of 64 KiB   %-20s %8.0f per second%n", name, median(all)));
    double ours = median(rates.get("embedded registry"));
    System.out.printf(
        Locale.ROOT,
        "GET of 64 KiB   ratio: %.1f x docker-registry, %.2f x bare server%n",
        ours / median(rates.get("docker-registry")),
        ours / median(rates.get("bare Jetty")));
  }

  private static double wrk(String url, int seconds) {
    String said =
        new Tool(Judges.require("wrk")).succeed("-t2", "-c32", "-d" + seconds + "s", url).stdout();
    Matcher matcher = PER_SECOND.matcher(said);
    if (!matcher.find()) {
      throw new IllegalStateException(said);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private void putMillis(String what, int size, int each, String ours, String debian)
      throws Exception {
    double[] oursMillis = new double[rounds * each];
    double[] theirMillis = new double[rounds * each];
    for (int i = 0; i < each * rounds; i++) {
      oursMillis[i] = put(ours, bytes(size, 1000 + i));
      theirMillis[i] = put(debian, bytes(size, 1000 + i));
    }
    System.out.printf(
        Locale.ROOT,
        "%s   embedded %.1f ms, docker-registry %.1f ms, ratio of speed %.2f x%n",
        what,
        median(oursMillis),
        median(theirMillis),
        median(theirMillis) / median(oursMillis));
  }

  private double put(String url, byte[] bytes) throws Exception {
    Digest.of(bytes);
    long start = System.nanoTime();
    push(url, bytes);
    return millisSince(start);
  }

  private void push(String url, byte[] bytes) throws Exception {
    String location =
        send(HttpRequest.newBuilder(URI.create(url + "/v2/bench/blobs/uploads/"))
                .POST(BodyPublishers.noBody()))
            .headers()
            .firstValue("Location")
            .orElseThrow();
    String target = location.startsWith("http") ? location : url + location;
    String digest = (target.contains("?") ? "&" : "?") + "digest=" + Digest.of(bytes);
    send(
        HttpRequest.newBuilder(URI.create(target + digest))
            .header("Content-Type", "application/octet-stream")
            .PUT(BodyPublishers.ofByteArray(bytes)));
  }

  private HttpResponse<Void> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpResponse<Void> response = client.send(request.build(), BodyHandlers.discarding());
    if (response.statusCode() >= 300) {
      throw new IllegalStateException(response.toString());
    }
    return response;
  }

  /** Bytes that differ by seed, so that no push is a repetition. */
  private static byte[] bytes(int size, int seed) {
    byte[] bytes = new byte[size];
    int state = seed * 0x9E3779B9 + 1;
    for (int i = 0; i < size; i++) {
      state = state * 1_103_515_245 + 12_345;
      bytes[i] = (byte) (state >> 16);
    }
    return bytes;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static double millisSince(long start) {
    return (System.nanoTime() - start) / 1e6;
  }
}
