package dev.signlab.bench;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.security.Signature;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.NamedParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
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

/** The platform's own providers against Bouncy Castle, job by job. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 4, time = 1)
public class ProviderBench {

  private static final byte[] MESSAGE = new byte[240];

  /** Who computes. */
  @Param({"platform", "bouncycastle"})
  public String provider;

  /** What is computed. */
  @Param({"SHA256withECDSA", "SHA256withRSA", "Ed25519"})
  public String algorithm;

  private KeyPair keys;
  private byte[] signature;

  /** Makes a key and a signature. */
  @Setup
  public void prepare() throws GeneralSecurityException {
    boolean elliptic = algorithm.endsWith("ECDSA");
    String kind = elliptic ? "EC" : algorithm.endsWith("RSA") ? "RSA" : "Ed25519";
    KeyPairGenerator generator =
        isPlatform()
            ? KeyPairGenerator.getInstance(kind)
            : KeyPairGenerator.getInstance(kind, castle());
    generator.initialize(parameters(kind));
    keys = generator.generateKeyPair();
    signature = sign();
  }

  /** Signs. */
  @Benchmark
  public byte[] sign() throws GeneralSecurityException {
    Signature computation = computation();
    computation.initSign(keys.getPrivate());
    computation.update(MESSAGE);
    return computation.sign();
  }

  /** Verifies. */
  @Benchmark
  public boolean verify() throws GeneralSecurityException {
    Signature computation = computation();
    computation.initVerify(keys.getPublic());
    computation.update(MESSAGE);
    return computation.verify(signature);
  }

  private Signature computation() throws GeneralSecurityException {
    return isPlatform()
        ? Signature.getInstance(algorithm)
        : Signature.getInstance(algorithm, castle());
  }

  private boolean isPlatform() {
    return provider.equals("platform");
  }

  private static AlgorithmParameterSpec parameters(String kind) {
    return switch (kind) {
      case "EC" -> new ECGenParameterSpec("secp256r1");
      case "RSA" -> new RSAKeyGenParameterSpec(2048, RSAKeyGenParameterSpec.F4);
      default -> NamedParameterSpec.ED25519;
    };
  }

  private static Provider castle() {
    return Castle.PROVIDER;
  }

  /** Made once, and only when it is measured. */
  private static final class Castle {
    static final Provider PROVIDER = new BouncyCastleProvider();
  }
}
