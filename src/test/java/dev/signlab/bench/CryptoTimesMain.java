package dev.signlab.bench;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.engine.TestImages;
import dev.signlab.engine.sign.Signing;
import dev.signlab.engine.verify.Verification;
import dev.signlab.judge.DebianRegistry;
import dev.signlab.oci.client.RegistryClient;
import dev.signlab.oci.name.Repository;
import dev.signlab.oci.name.TagReference;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.LongSupplier;

/**
 * The figures of the benchmarks beside it as processor time of one thread, median of many calls:
 * what can be measured on a machine that is busy with other work.
 */
public final class CryptoTimesMain {

  private static final LongSupplier PROCESSOR =
      ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime;

  private CryptoTimesMain() {}

  /** Prints a table, microseconds for one call. */
  public static void main(String[] arguments) throws Exception {
    for (String algorithm : new String[] {"SHA256withECDSA", "SHA256withRSA", "Ed25519"}) {
      for (String provider : new String[] {"platform", "bouncycastle"}) {
        providers(algorithm, provider);
      }
    }
    for (KeyType type : KeyType.values()) {
      keys(type);
    }
    files();
    verification();
  }

  private static void providers(String algorithm, String provider) throws Exception {
    ProviderBench bench = new ProviderBench();
    bench.algorithm = algorithm;
    bench.provider = provider;
    bench.prepare();
    print(algorithm + " sign by " + provider, 800, PROCESSOR, bench::sign);
    print(algorithm + " verify by " + provider, 800, PROCESSOR, bench::verify);
  }

  private static void keys(KeyType type) throws Exception {
    KeyPair keys = KeyPair.generate(type);
    byte[] message = new byte[240];
    byte[] signature = keys.sign(message);
    var verifier = keys.publicKey().verifier();
    print(type + " sign", 400, PROCESSOR, () -> keys.sign(message));
    print(type + " verify", 400, PROCESSOR, () -> verifier.verifies(message, signature));
  }

  private static void files() throws Exception {
    byte[] password = "bench".getBytes(StandardCharsets.UTF_8);
    byte[] file =
        EncryptedPrivateKey.seal(KeyPair.generate(), password).getBytes(StandardCharsets.US_ASCII);
    Digest digest = Digest.of(password);
    byte[] payload = SimpleSigningPayload.of("localhost:5001/app", digest, Map.of()).bytes();
    print(
        "payload write",
        4000,
        PROCESSOR,
        () -> SimpleSigningPayload.of("localhost:5001/app", digest, Map.of("a", "b")).bytes());
    print("payload read", 4000, PROCESSOR, () -> SimpleSigningPayload.parse(payload, "payload"));
    print(
        "key file open",
        10,
        PROCESSOR,
        () -> EncryptedPrivateKey.open(file, () -> password, "bench.key"));
  }

  private static void verification() throws Exception {
    RegistryClient client = TestImages.client();
    KeyPair keys = KeyPair.generate();
    try (DebianRegistry registry =
        DebianRegistry.in(Files.createTempDirectory("bench-registry")).start()) {
      TagReference image = Repository.parse(registry.host() + "/bench/app").tag("1.0");
      TestImages.push(client, image, "bench");
      Signing.of(image).client(client).with(keys).push();
      Verification verification = Verification.of(image).client(client).with(keys.publicKey());
      print("verification, processor", 600, PROCESSOR, verification::run);
      print("verification, wall", 600, System::nanoTime, verification::run);
    }
  }

  private static void print(String what, int calls, LongSupplier clock, Callable<?> call)
      throws Exception {
    long[] times = new long[calls];
    for (int warmUp = 0; warmUp < calls * 2; warmUp++) {
      call.call();
    }
    for (int i = 0; i < calls; i++) {
      long begun = clock.getAsLong();
      call.call();
      times[i] = clock.getAsLong() - begun;
    }
    Arrays.sort(times);
    System.out.printf(
        "%-36s median %10.1f  tenth %10.1f%n",
        what, times[calls / 2] / 1000.0, times[calls / 10] / 1000.0);
  }
}
