package dev.signlab.bench;

import dev.signlab.app.Evening;
import dev.signlab.crypto.KeyPair;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.attach.BundleLayout;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.sign.Signing;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.judge.Tool;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.DigestReference;
import dev.signlab.oci.name.Repository;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/**
 * Verifies an image with 200 signatures: a line typed in the warm shell, and a process of cosign
 * 3.1, in turns, against the same registries. Prints medians and how they relate.
 */
public final class ManySignaturesMain {

  private static final int SIGNATURES = 200;
  private static final int ROUNDS = 7;

  private final Evening evening;
  private final KeyPair keys = KeyPair.generate();
  private final Path key;
  private final RegistryClient client = TestImages.client();
  private final PrintStream out = System.out;

  private ManySignaturesMain(Evening evening, Path folder) throws IOException {
    this.evening = evening;
    this.key = Files.writeString(folder.resolve("many.pub"), keys.publicKey().pem());
  }

  /** Runs all; needs docker-registry and cosign 3.1. */
  public static void main(String[] words) throws IOException {
    Path folder = Files.createTempDirectory("many");
    Path store = Files.createDirectories(folder.resolve("store"));
    try (Evening evening = Evening.in(Files.createDirectories(folder.resolve("home")));
        DebianRegistry debian = DebianRegistry.in(store).start()) {
      ManySignaturesMain bench = new ManySignaturesMain(evening, folder);
      bench.out.printf(
          "%-34s %12s %14s %7s%n",
          SIGNATURES + " signatures", "shell ms", "cosign 3.1 ms", "ratio");
      bench.time("legacy, the lab's registry", evening.image("many/a"), SimpleSigningLayout.LEGACY);
      bench.time("legacy, docker-registry", debian.host() + "/many/a", SimpleSigningLayout.LEGACY);
      bench.time("v3, the lab's registry", evening.image("many/b"), BundleLayout.REFERRER);
      bench.time("v3, docker-registry", debian.host() + "/many/b", BundleLayout.REFERRER);
    }
  }

  private void time(String name, String repository, SignatureLayout layout) {
    DigestReference image = TestImages.push(client, Repository.parse(repository).tag("1"), name);
    for (int i = 0; i < SIGNATURES; i++) {
      Map<String, String> number = Map.of("number", "n" + i);
      Signing.of(image).client(client).layout(layout).with(keys).annotations(number).push();
    }
    String line = "verify --insecure-ignore-tlog=true --key " + key + " " + image;
    double[] ours = new double[ROUNDS];
    double[] theirs = new double[ROUNDS];
    Tool cosign = Tool.require("cosign3");
    for (int round = -ROUNDS; round < ROUNDS; round++) {
      double typed = millis(() -> type("cosign " + line));
      double process = round < -1 ? 0 : millis(() -> cosign.succeed(line.split(" ", -1)));
      if (round >= 0) {
        ours[round] = typed;
        theirs[round] = process;
      }
    }
    Arrays.sort(ours);
    Arrays.sort(theirs);
    double shell = ours[ROUNDS / 2];
    double other = theirs[ROUNDS / 2];
    out.printf("%-34s %12.0f %14.0f %7.2f%n", name, shell, other, shell / other);
  }

  /** Every signature has a number of its own, or there would be one; all must be shown. */
  private void type(String line) {
    String shown = evening.type(line);
    if (evening.status() != 0 || shown.split("\"number\":", -1).length != SIGNATURES + 1) {
      throw new AssertionError(shown);
    }
  }

  private static double millis(Runnable work) {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e6;
  }
}
