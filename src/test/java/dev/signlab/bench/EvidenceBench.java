package dev.signlab.bench;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.log.LogFinding;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.log.LoggedSignature;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.trust.Trust;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.judge.Vectors;
import dev.signlab.outside.TestTree;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.dsse.PreAuthEncoding;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.transparency.merkle.InclusionProof;
import dev.sigstore.rekor.client.RekorEntry;
import dev.sigstore.rekor.client.RekorVerifier;
import dev.sigstore.trustroot.SigstoreTrustedRoot;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Base64;
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
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.JsonNode;

/**
 * Bundles, log entries, Merkle proofs, PAE and JCS; beside sigstore-java 2.0.0 where it does the
 * same, on the same bytes: bundles of the conformance suite.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EvidenceBench {

  private static final int LEAVES = 1 << 16;

  private final byte[] payload = new byte[4096];
  private final TestTree tree = TestTree.of(LEAVES);
  private InclusionProof proof;
  private byte[] root;
  private byte[] keyBundle;
  private byte[] artifact;
  private BundleJudge judge;
  private byte[] bundle;
  private String bundleText;
  private Bundle parsed;
  private LoggedSignature logged;
  private LogJudge logs;
  private RekorEntry theirEntry;
  private RekorVerifier theirVerifier;
  private JsonNode entry;

  /** Reads the bundles and builds a tree. */
  @Setup
  public void prepare() throws Exception {
    proof = new InclusionProof(LEAVES / 3, LEAVES, tree.inclusion(LEAVES / 3));
    root = tree.root();
    Path all = Vectors.folder("sigstore-conformance");
    artifact = Files.readAllBytes(all.resolve("a.txt"));
    prepareKey(all.resolve("managed-key-and-trusted-root"));
    prepareEntry(all.resolve("happy-path-v0.3-new-mediaType/bundle.sigstore.json"));
    entry =
        Json.object()
            .put(
                "body",
                Base64.getEncoder()
                    .encodeToString(parsed.material().tlogEntries().getFirst().canonicalizedBody()))
            .put("integratedTime", 1767810965)
            .put("logIndex", 51753644)
            .put("logID", "d32f30a3c32d639c2b762205a21c7bb07788e68283a4ae6f42118723a1bea496");
  }

  private void prepareKey(Path folder) throws Exception {
    keyBundle = Files.readAllBytes(folder.resolve("bundle.sigstore.json"));
    VerificationKey key =
        VerificationKey.parsePem(Files.readAllBytes(folder.resolve("key.pub")), "key.pub");
    TrustedRoot trusted =
        TrustedRoot.parse(Files.readAllBytes(folder.resolve("trusted_root.json")), "root");
    judge =
        BundleJudge.ofFiles(
            Signer.of(new By.ByKey(new NamedKey("key.pub", key)))
                .trusting(Trust.in(trusted, InstantSource.system())));
  }

  private void prepareEntry(Path file) throws Exception {
    byte[] trusted =
        Files.readAllBytes(Vectors.folder("roots").resolve("public-good-trusted_root.json"));
    bundle = Files.readAllBytes(file);
    bundleText = new String(bundle, StandardCharsets.UTF_8);
    parsed = Bundle.parse(bundle, "bundle");
    MessageSignature message = (MessageSignature) parsed.content();
    logged =
        LoggedSignature.ofMessage(
            Digest.of(artifact)::equals,
            message.signature(),
            parsed.material().keySource().leaf().orElseThrow());
    logs = LogJudge.of(TrustedRoot.parse(trusted, "root"), InstantSource.system());
    theirEntry =
        dev.sigstore.bundle.Bundle.from(new StringReader(bundleText)).getEntries().getFirst();
    theirVerifier =
        RekorVerifier.newRekorVerifier(SigstoreTrustedRoot.from(new ByteArrayInputStream(trusted)));
  }

  /** Parses a bundle with certificate and log entry. */
  @Benchmark
  public Bundle bundleParse() {
    return Bundle.parse(bundle, "bundle");
  }

  /** The same by sigstore-java. */
  @Benchmark
  public dev.sigstore.bundle.Bundle bundleParseSigstoreJava() throws Exception {
    return dev.sigstore.bundle.Bundle.from(new StringReader(bundleText));
  }

  /** Verifies promise, checkpoint and proof of the log entry. */
  @Benchmark
  public LogFinding logEntryVerify() {
    LogFinding finding = logs.judge(parsed.material().tlogEntries(), logged);
    if (!finding.step().passed()) {
      throw new AssertionError(finding);
    }
    return finding;
  }

  /** The same by sigstore-java. */
  @Benchmark
  public RekorEntry logEntryVerifySigstoreJava() throws Exception {
    theirVerifier.verifyEntry(theirEntry);
    return theirEntry;
  }

  /** Parses a bundle and verifies it by a key, with its log entry, over a file in memory. */
  @Benchmark
  public BundleJudgement bundleVerifyWithKey() {
    BundleJudgement found =
        judge.judge("bundle", Bundle.parse(keyBundle, "bundle"), Artifact.of(artifact));
    if (!found.step().passed()) {
      throw new AssertionError(found);
    }
    return found;
  }

  /** Verifies one of 65536 leaves. */
  @Benchmark
  public boolean merkleInclusion() {
    return proof.proves(tree.leaf(LEAVES / 3), root);
  }

  /** Encodes 4 KiB for signing. */
  @Benchmark
  public byte[] preAuthEncoding() {
    return PreAuthEncoding.of("application/vnd.in-toto+json", payload);
  }

  /** Writes what a log promises about an entry in canonical form. */
  @Benchmark
  public byte[] canonicalJson() {
    return CanonicalJson.write(entry, "entry");
  }
}
