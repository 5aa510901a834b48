package dev.signlab.bench;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Verifier;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Signing and verifying one payload, and opening a key file. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class SignatureBench {

  /** The kind of key. */
  @Param({"ECDSA_P256", "ECDSA_P384", "RSA", "ED25519"})
  public KeyType type;

  private KeyPair keys;
  private Verifier verifier;
  private Digest digest;
  private byte[] payload;
  private byte[] signature;

  /** Makes a key and a signature. */
  @Setup
  public void prepare() {
    keys = KeyPair.generate(type);
    verifier = keys.publicKey().verifier();
    digest = Digest.of(new byte[0]);
    payload = SimpleSigningPayload.of("localhost:5001/app", digest, Map.of("a", "b")).bytes();
    signature = keys.sign(payload);
  }

  /** Signs a payload. */
  @Benchmark
  public byte[] sign() {
    return keys.sign(payload);
  }

  /** Verifies a signature. */
  @Benchmark
  public boolean verify() {
    return verifier.verifies(payload, signature);
  }

  /** The payload and the key file, which do not depend on the kind of key. */
  @State(Scope.Benchmark)
  @BenchmarkMode(Mode.AverageTime)
  @OutputTimeUnit(TimeUnit.MICROSECONDS)
  @Fork(1)
  @Warmup(iterations = 3, time = 1)
  @Measurement(iterations = 4, time = 1)
  public static class Files {

    private final byte[] password = "bench".getBytes(StandardCharsets.UTF_8);
    private Digest digest;
    private byte[] payload;
    private byte[] file;

    /** Makes a key file. */
    @Setup
    public void prepare() {
      digest = Digest.of(new byte[0]);
      payload = SimpleSigningPayload.of("localhost:5001/app", digest, Map.of("a", "b")).bytes();
      file =
          EncryptedPrivateKey.seal(KeyPair.generate(), password)
              .getBytes(StandardCharsets.US_ASCII);
    }

    /** Writes a payload. */
    @Benchmark
    public byte[] writePayload() {
      return SimpleSigningPayload.of("localhost:5001/app", digest, Map.of("a", "b")).bytes();
    }

    /** Reads a payload. */
    @Benchmark
    public SimpleSigningPayload readPayload() {
      return SimpleSigningPayload.parse(payload, "payload");
    }

    /** Opens a key file: scrypt with N 65536, then secretbox. */
    @Benchmark
    public KeyPair openKeyFile() {
      return EncryptedPrivateKey.open(file, () -> password, "bench.key");
    }
  }
}
