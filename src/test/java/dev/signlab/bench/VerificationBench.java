package dev.signlab.bench;

import dev.signlab.crypto.KeyPair;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.sign.Signing;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A whole verification in a warm process: three requests to a registry on loopback. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class VerificationBench {

  private final RegistryClient client = TestImages.client();
  private final KeyPair keys = KeyPair.generate();
  private DebianRegistry registry;
  private TagReference image;

  /** Starts a registry with one signed image. */
  @Setup
  public void start() throws IOException {
    Path folder = Files.createTempDirectory("bench-registry");
    registry = DebianRegistry.in(folder).start();
    image = Repository.parse(registry.host() + "/bench/app").tag("1.0");
    TestImages.push(client, image, "bench");
    Signing.of(image).client(client).with(keys).push();
  }

  /** Stops the registry. */
  @TearDown
  public void stop() {
    registry.close();
  }

  /** Resolves the tag, finds the signature, fetches the payload and verifies. */
  @Benchmark
  public VerificationReport verify() {
    VerificationReport report = Verification.of(image).client(client).with(keys.publicKey()).run();
    if (!report.passed()) {
      throw new AssertionError(report);
    }
    return report;
  }
}
