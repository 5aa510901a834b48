package dev.signlab.bench;

import dev.signlab.environment.home.LabHome;
import dev.signlab.environment.server.Hosting;
import dev.signlab.environment.world.WholeWorld;
import dev.signlab.environment.world.World;
import dev.signlab.judge.FreePorts;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.ServiceName;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares whole processes, run in turn so that a slow stretch of the machine hits all of them: the
 * lab's commands, in processes of their own and by a lab that runs, against cosign 3 ({@code
 * SIGNLAB_JUDGES}); and its prompt against {@code jshell}, both on a pseudo-terminal, from start
 * until {@code quit} has been obeyed. Argument: how many rounds (15).
 */
public final class StartUpBench {

  private static final String LAB = Path.of("lab").toAbsolutePath().toString();

  private static final String TERMINAL =
      Path.of("src/test/scripts/at-terminal").toAbsolutePath().toString();

  /** A word behind which cosign wants another one than the lab, since it has a log. */
  private static final String NO_LOG = " --insecure-ignore-tlog=true";

  private static final String SIGNER = "a@example.com";

  private static final Map<String, String> LINES = lines();

  private static Path folder = Path.of("");
  private static int port;
  private static int base;
  private static String root = "";

  private StartUpBench() {}

  /** Runs the rounds and prints medians and ratios. */
  public static void main(String[] words) throws IOException, InterruptedException {
    int rounds = words.length > 0 ? Integer.parseInt(words[0]) : 15;
    String image = prepare(Files.createTempDirectory("start-up"));
    root = trustedRoot();
    Map<String, Side> sides = sides(image);
    Map<String, long[]> times = new LinkedHashMap<>();
    for (int round = -1; round < rounds; round++) {
      for (Map.Entry<String, Side> side : sides.entrySet()) {
        long taken = run(side.getValue());
        if (round >= 0) {
          times.computeIfAbsent(side.getKey(), name -> new long[rounds])[round] = taken;
        }
      }
    }
    print(times, System.out);
    run(new Side(List.of(LAB, "sigstore", "stop"), false));
    run(new Side(List.of(LAB, "registry", "stop"), false));
  }

  /**
   * A process to measure.
   *
   * @param command its words
   * @param called whether a lab that runs may do it
   */
  private record Side(List<String> command, boolean called) {}

  /** What is compared, by the name of its row; cosign signs and verifies without its log. */
  private static Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("verify", "verify --key cosign.pub" + NO_LOG + " IMAGE");
    lines.put(
        "verify-blob", "verify-blob --key cosign.pub" + NO_LOG + " --bundle b.json Dockerfile");
    lines.put(
        "by identity",
        "verify --trusted-root ROOT --certificate-identity "
            + SIGNER
            + " --certificate-oidc-issuer ISSUER KEYLESS");
    lines.put("tree", "tree IMAGE");
    lines.put("triangulate", "triangulate IMAGE");
    lines.put("sign", "sign --key cosign.key --signing-config none.json --yes OTHER");
    lines.put(
        "attest",
        "attest --key cosign.key --signing-config none.json --yes --type custom"
            + " --predicate predicate.json OTHER");
    lines.put(
        "sign-blob",
        "sign-blob --key cosign.key --signing-config none.json --yes --bundle c.json Dockerfile");
    lines.put("version", "version");
    lines.put("help", "verify --help");
    return lines;
  }

  /** Starts a registry of its own and signs images there; returns the name of the first. */
  private static String prepare(Path place) throws IOException, InterruptedException {
    folder = place;
    port = FreePorts.next();
    String image = "localhost:" + port + "/studentbook:1.0";
    Files.writeString(place.resolve("Dockerfile"), "FROM scratch\nCOPY Dockerfile /\n");
    Files.writeString(place.resolve("predicate.json"), "{\"tested\": true}\n");
    Files.writeString(
        place.resolve("none.json"),
        "{\"mediaType\": \"application/vnd.dev.sigstore.signingconfig.v0.2+json\"}\n");
    for (String line :
        List.of(
            "registry start --port " + port,
            "cosign generate-key-pair",
            "docker build -t " + image + " .",
            "docker push " + image,
            "docker build -t " + other(image) + " --label other=yes .",
            "docker push " + other(image),
            "cosign sign --key cosign.key " + image,
            "cosign sign-blob --key cosign.key --bundle b.json Dockerfile")) {
      List<String> command = new ArrayList<>(List.of(LAB));
      command.addAll(List.of(line.split(" ")));
      run(new Side(command, false));
    }
    signByIdentity(keyless(image));
    return image;
  }

  /** Starts the services of sigstore, and signs by a token of theirs. */
  private static void signByIdentity(String image) throws IOException, InterruptedException {
    base = Deployment.freeBase();
    run(new Side(List.of(LAB, "sigstore", "start", "--port", String.valueOf(base)), false));
    run(new Side(List.of(LAB, "world", "token", "--identity", SIGNER), false));
    Files.copy(folder.resolve("said"), folder.resolve("token"));
    run(new Side(List.of(LAB, "docker", "build", "-t", image, "."), false));
    run(new Side(List.of(LAB, "docker", "push", image), false));
    run(new Side(List.of(LAB, "cosign", "sign", "--identity-token", "token", image), false));
  }

  private static String keyless(String image) {
    return image.replace("studentbook", "keyless");
  }

  private static String trustedRoot() {
    LabHome home = new LabHome(folder.resolve("home"));
    try (World world = World.open(home, InstantSource.system(), new Hosting.InProcess())) {
      return new WholeWorld(world).addresses().trustedRoot().toString();
    }
  }

  /** Signatures pile up there, and not where they are verified. */
  private static String other(String image) {
    return image.replace("studentbook", "signed");
  }

  private static Map<String, Side> sides(String image) {
    Map<String, Side> sides = new LinkedHashMap<>();
    String judges = System.getenv().getOrDefault("SIGNLAB_JUDGES", "");
    LINES.forEach(
        (name, line) -> {
          if (!judges.isEmpty()) {
            sides.put("cosign3 " + name, side(judges + "/cosign3", line, image, false));
          }
          sides.put("lab " + name, side(LAB + " cosign", line, image, false));
          sides.put("called " + name, side(LAB + " cosign", line, image, true));
        });
    String jshell = Path.of(System.getProperty("java.home"), "bin", "jshell").toString();
    sides.put("jshell to its prompt", new Side(atTerminal("/exit", jshell), false));
    sides.put("lab to its prompt", new Side(atTerminal("quit", LAB + " start"), false));
    sides.put("jshell and a snippet", new Side(piped("21 * 2", jshell + " -s -"), false));
    sides.put("lab and a snippet", new Side(List.of(LAB, "java", "21 * 2"), false));
    return sides;
  }

  private static Side side(String program, String line, String image, boolean called) {
    String words =
        program
            + " "
            + line.replace("IMAGE", image)
                .replace("KEYLESS", keyless(image))
                .replace("OTHER", other(image))
                .replace("ISSUER", "http://localhost:" + ServiceName.ISSUER.port(base))
                .replace("ROOT", root);
    return new Side(List.of(words.split(" ")), called);
  }

  private static List<String> atTerminal(String last, String command) {
    return List.of("sh", "-c", "echo " + last + " | " + TERMINAL + " " + command);
  }

  private static List<String> piped(String line, String command) {
    return List.of("sh", "-c", "echo '" + line + "' | " + command);
  }

  private static long run(Side side) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(side.command());
    builder.directory(folder.toFile());
    builder.environment().put("LAB_HOME", folder.resolve("home").toString());
    builder.environment().put("COSIGN_PASSWORD", "signlab");
    builder.environment().put("LAB_CALLS", side.called() ? "on" : "off");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    long begun = System.nanoTime();
    int status = builder.start().waitFor();
    long taken = System.nanoTime() - begun;
    if (status != 0) {
      String said = Files.readString(folder.resolve("said"));
      throw new IllegalStateException(side.command() + " ended with " + status + ": " + said);
    }
    return taken;
  }

  private static void print(Map<String, long[]> times, PrintStream out) {
    Map<String, Double> medians = new LinkedHashMap<>();
    times.forEach((name, values) -> medians.put(name, median(values)));
    out.printf("%-12s %12s %12s %8s %12s %8s%n", "", "cosign 3", "lab", "ratio", "called", "ratio");
    for (String name : LINES.keySet()) {
      double cosign = medians.getOrDefault("cosign3 " + name, Double.NaN);
      double lab = medians.get("lab " + name);
      double called = medians.get("called " + name);
      out.printf(
          "%-12s %9.1f ms %9.1f ms %8.2f %9.1f ms %8.2f%n",
          name, cosign, lab, lab / cosign, called, called / cosign);
    }
    besideJshell("to its prompt", medians, out);
    besideJshell("and a snippet", medians, out);
  }

  private static void besideJshell(String what, Map<String, Double> medians, PrintStream out) {
    double jshell = medians.get("jshell " + what);
    double lab = medians.get("lab " + what);
    out.printf("%s: jshell %.1f ms, lab %.1f ms, ratio %.2f%n", what, jshell, lab, lab / jshell);
  }

  private static double median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2] / 1e6;
  }
}
