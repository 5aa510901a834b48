package dev.signlab.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares whole processes, run in turn so that a slow stretch of the machine hits all of them: the
 * lab's one-shot commands against cosign 3 ({@code SIGNLAB_JUDGES}), and its prompt against {@code
 * jshell}, both on a pseudo-terminal, from start until {@code quit} has been obeyed.
 */
public final class StartUpBench {

  private static final int ROUNDS = 15;
  private static final String LAB = Path.of("lab").toAbsolutePath().toString();

  private static Path folder = Path.of("");
  private static int port;

  private StartUpBench() {}

  /** Runs the rounds and prints medians and ratios. */
  public static void main(String[] words) throws IOException, InterruptedException {
    Path place = Files.createTempDirectory("start-up");
    String image = prepare(place);
    Map<String, List<String>> sides = sides(image);
    Map<String, long[]> times = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, List<String>> side : sides.entrySet()) {
        times.computeIfAbsent(side.getKey(), name -> new long[ROUNDS])[round] =
            run(side.getValue());
      }
    }
    print(times, System.out);
    run(List.of(LAB, "registry", "stop"));
  }

  /** Starts a registry of its own and signs an image there; returns the image's name. */
  private static String prepare(Path place) throws IOException, InterruptedException {
    folder = place;
    try (ServerSocket any = new ServerSocket(0)) {
      port = any.getLocalPort();
    }
    String image = "localhost:" + port + "/studentbook:1.0";
    Files.writeString(place.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
    run(List.of(LAB, "registry", "start", "--port", String.valueOf(port)));
    run(List.of(LAB, "cosign", "generate-key-pair"));
    run(List.of(LAB, "docker", "build", "-t", image, "."));
    run(List.of(LAB, "docker", "push", image));
    run(List.of(LAB, "cosign", "sign", "--key", "cosign.key", image));
    return image;
  }

  private static Map<String, List<String>> sides(String image) {
    Map<String, List<String>> sides = new LinkedHashMap<>();
    String lab = LAB;
    String judges = System.getenv().getOrDefault("SIGNLAB_JUDGES", "");
    if (!judges.isEmpty()) {
      String cosign = judges + "/cosign3";
      sides.put("cosign3 version", List.of(cosign, "version"));
      sides.put(
          "cosign3 verify",
          List.of(cosign, "verify", "--key", "cosign.pub", "--insecure-ignore-tlog=true", image));
    }
    sides.put("lab verify", List.of(lab, "cosign", "verify", "--key", "cosign.pub", image));
    sides.put("lab version", List.of(lab, "version"));
    sides.put("lab help", List.of(lab, "help"));
    sides.put("lab cosign verify --help", List.of(lab, "cosign", "verify", "--help"));
    String jshell = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    sides.put("jshell to its prompt", atTerminal("/exit", jshell));
    sides.put("lab start to its prompt", atTerminal("quit", lab + " start"));
    return sides;
  }

  private static List<String> atTerminal(String last, String command) {
    String line = "stty rows 40 cols 120; " + command;
    return List.of("sh", "-c", "echo " + last + " | script -qec '" + line + "' /dev/null");
  }

  private static long run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().put("LAB_HOME", folder.resolve("home").toString());
    builder.environment().put("COSIGN_PASSWORD", "signlab");
    builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    long begun = System.nanoTime();
    Process process = builder.start();
    process.getOutputStream().close();
    int status = process.waitFor();
    long taken = System.nanoTime() - begun;
    if (status != 0) {
      throw new IllegalStateException(command + " ended with " + status);
    }
    return taken;
  }

  private static void print(Map<String, long[]> times, PrintStream out) {
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, values) -> medians.put(name, median(values)));
    medians.forEach((name, value) -> out.printf("%-28s %8.1f ms%n", name, value));
    List<String> ratios = new ArrayList<>();
    double cosign = medians.getOrDefault("cosign3 version", 0.0);
    if (cosign > 0) {
      ratios.add("lab version : cosign3 = %.2f".formatted(medians.get("lab version") / cosign));
      double verify = medians.get("lab verify") / medians.get("cosign3 verify");
      ratios.add("lab verify : cosign3 = %.2f".formatted(verify));
    }
    double prompt = medians.get("lab start to its prompt") / medians.get("jshell to its prompt");
    ratios.add("lab start : jshell = %.2f".formatted(prompt));
    ratios.forEach(out::println);
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
