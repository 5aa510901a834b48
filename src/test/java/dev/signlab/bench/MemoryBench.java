package dev.signlab.bench;

import dev.signlab.judge.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;

/**
 * What processes of the lab hold of the machine's memory, as Linux counts it (resident): one-shot
 * commands at their height, a shell after many commands that sign and verify, a registry after many
 * pushes. Arguments: how many commands (1,000) and how many pushes (10,000).
 */
public final class MemoryBench {

  private static final String LAB = Path.of("lab").toAbsolutePath().toString();

  private final Path folder;
  private final PrintStream out = System.out;
  private final String image;
  private final int port;

  private MemoryBench(Path folder, int port) {
    this.folder = folder;
    this.port = port;
    this.image = "localhost:" + port + "/studentbook:1.0";
  }

  /** Prints the figures. */
  public static void main(String[] words) throws Exception {
    int commands = words.length > 0 ? Integer.parseInt(words[0]) : 1_000;
    int pushes = words.length > 1 ? Integer.parseInt(words[1]) : 10_000;
    new MemoryBench(Files.createTempDirectory("memory"), FreePorts.next()).run(commands, pushes);
  }

  private void run(int commands, int pushes) throws Exception {
    prepare();
    measureOneShot();
    measureShell(commands);
    measureRegistry(pushes);
    lab("registry", "stop").waitFor();
  }

  private void prepare() throws Exception {
    Files.writeString(folder.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
    for (String line :
        List.of(
            "registry start --port " + port,
            "cosign generate-key-pair",
            "docker build -t " + image + " .",
            "docker push " + image,
            "cosign sign --key cosign.key " + image,
            "cosign sign-blob --key cosign.key --bundle blob.json Dockerfile")) {
      lab(line.split(" ")).waitFor();
    }
  }

  private void measureOneShot() throws Exception {
    for (String line :
        List.of(
            "cosign verify --key cosign.pub " + image,
            "cosign verify-blob --key cosign.pub --bundle blob.json Dockerfile",
            "cosign tree " + image,
            "cosign sign --key cosign.key " + image,
            "docker build -t " + image + " .")) {
      Process process = lab(line.split(" "));
      long most = 0;
      while (!process.waitFor(3, TimeUnit.MILLISECONDS)) {
        most = Math.max(most, resident(process.pid(), "VmHWM").orElse(0));
      }
      print("one-shot " + line.replaceAll(" (--|-t|localhost).*", ""), most, 150);
    }
  }

  private void measureShell(int commands) throws Exception {
    Process shell = lab("start");
    try (OutputStream in = shell.getOutputStream();
        BufferedReader said = shell.inputReader()) {
      say(in, "cd " + folder);
      for (int i = 0; i < commands; i++) {
        boolean signs = i % 2 == 0;
        say(
            in,
            "cosign " + (signs ? "sign --key cosign.key " : "verify --key cosign.pub ") + image);
        if (i % 100 == 99) {
          // Signatures would pile up on the image, and each verification reads them all.
          say(in, "cosign clean --force " + image);
          say(in, "cosign sign --key cosign.key " + image);
        }
      }
      say(in, "echo all done");
      String line = said.readLine();
      while (line != null && !line.equals("all done")) {
        line = said.readLine();
      }
      print("shell after " + commands + " commands", resident(shell.pid(), "VmRSS").orElse(0), 400);
      print("shell at its height", resident(shell.pid(), "VmHWM").orElse(0), 400);
    }
    shell.waitFor();
  }

  private static void say(OutputStream in, String line) throws IOException {
    in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    in.flush();
  }

  private void measureRegistry(int pushes) throws Exception {
    HttpClient client = HttpClient.newHttpClient();
    for (int i = 0; i < pushes; i++) {
      push(client, "push " + i);
    }
    long pid = registry();
    print("registry after " + pushes + " pushes", resident(pid, "VmRSS").orElse(0), 300);
    print("registry at its height", resident(pid, "VmHWM").orElse(0), 300);
  }

  private void push(HttpClient client, String text) throws Exception {
    String base = "http://localhost:" + port + "/v2/many/";
    byte[] blob = text.repeat(200).getBytes(StandardCharsets.UTF_8);
    String digest = digest(blob);
    put(client, base + "blobs/uploads/?digest=" + digest, "POST", blob, "application/octet-stream");
    String manifest =
        """
        {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json",\
        "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"%s","size":%d},\
        "layers":[{"mediaType":"text/plain","digest":"%s","size":%d}]}\
        """
            .formatted(digest, blob.length, digest, blob.length);
    put(
        client,
        base + "manifests/" + digest(manifest.getBytes(StandardCharsets.UTF_8)),
        "PUT",
        manifest.getBytes(StandardCharsets.UTF_8),
        "application/vnd.oci.image.manifest.v1+json");
  }

  private static void put(HttpClient client, String url, String method, byte[] body, String type)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
            .header("Content-Type", type)
            .build();
    int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    if (status != 201) {
      throw new IllegalStateException(method + " " + url + " gave " + status);
    }
  }

  private static String digest(byte[] bytes) throws Exception {
    return "sha256:" + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private long registry() throws IOException {
    String calls = Files.readString(folder.resolve("home").resolve("calls-registry"));
    return Long.parseLong(calls.lines().toList().get(4));
  }

  private static OptionalLong resident(long pid, String name) throws IOException {
    Path status = Path.of("/proc/" + pid + "/status");
    if (!Files.exists(status)) {
      return OptionalLong.empty();
    }
    try {
      return Files.readAllLines(status).stream()
          .filter(line -> line.startsWith(name + ":"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .findFirst();
    } catch (IOException e) {
      // The process ended meanwhile.
      return OptionalLong.empty();
    }
  }

  private Process lab(String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of(LAB));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LAB_HOME", folder.resolve("home").toString());
    builder.environment().put("COSIGN_PASSWORD", "signlab");
    builder.environment().put("LAB_CALLS", "off");
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    if (!words[0].equals("start")) {
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    }
    return builder.start();
  }

  private void print(String what, long kilobytes, long bound) {
    out.printf("%-40s %6.0f MiB   (bound %d)%n", what, kilobytes / 1024.0, bound);
  }
}
