package dev.signlab.engine.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Log entries of the conformance bundles, whose certificates are not looked into here. */
class LogVectorsTests {

  /** Shortly before the future of {@code integrated-time-in-future_fail}. */
  private static final InstantSource THEN =
      InstantSource.fixed(Instant.parse("2026-05-07T00:00:00Z"));

  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-20T00:00:00Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "happy-path-v0.1",
        "happy-path-v0.2",
        "happy-path-v0.3-new-mediaType",
        "intoto-with-custom-trust-root",
        "managed-key-and-trusted-root",
        "rekor2-checkpoint-cosigned",
        "rekor2-checkpoint-origin-not-first",
        "rekor2-checkpoint-two-sigs-from-origin",
        "rekor2-dsse-happy-path",
        "rekor2-timestamp-with-embedded-cert",
        "rekor2-timestamp-without-embedded-cert",
        "trust-root-tsa-validity-end-inclusive",
      })
  void theEntryOfAGoodBundleHolds(String name) throws IOException {
    Step step = judge(name, NOW).step();
    assertThat(step.passed()).as("%s: %s", name, step).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "checkpoint-bad-keyhint_fail, checkpoint signed, WRONG_CHECKPOINT",
    "checkpoint-wrong-roothash_fail, checkpoint of this tree, WRONG_CHECKPOINT",
    "invalid-checkpoint-signature_fail, checkpoint signed, WRONG_CHECKPOINT",
    "inclusion-proof-corrupted-hash_fail, entry in the tree, WRONG_INCLUSION",
    "rekor2-checkpoint-missing-log-signature_fail, checkpoint signed, WRONG_CHECKPOINT",
    "rekor2-checkpoint-missing-root-hash_fail, checkpoint signed, WRONG_CHECKPOINT",
    "rekor2-checkpoint-missing-size_fail, checkpoint signed, WRONG_CHECKPOINT",
    "rekor2-checkpoint-no-matching-signature_fail, checkpoint signed, WRONG_CHECKPOINT",
    "rekor2-dsse-mismatch-envelope_fail, speaks of this signature, WRONG_LOG_ENTRY",
    "rekor2-dsse-mismatch-sig_fail, speaks of this signature, WRONG_LOG_ENTRY",
    "dsse-mismatch-envelope_fail, speaks of this signature, WRONG_LOG_ENTRY",
    "dsse-mismatch-sig_fail, speaks of this signature, WRONG_LOG_ENTRY",
    "wrong-hashedrekord-artifact_fail, speaks of this signature, WRONG_LOG_ENTRY",
    "wrong-hashedrekord-entry_fail, speaks of this signature, WRONG_LOG_ENTRY",
    "integrated-time-in-future_fail, time in the log, WRONG_TIME",
  })
  void theEntryOfABadBundleIsRefusedForItsFault(String name, String stepName, Cause cause)
      throws IOException {
    Step step = judge(name, THEN).step();
    List<Step> failed =
        step.all().filter(each -> each.steps().isEmpty() && !each.passed()).toList();
    assertThat(failed).extracting(Step::name).contains(stepName);
    assertThat(step.outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, outcome -> assertThat(outcome.cause()).isEqualTo(cause));
  }

  @Test
  void aTimeCountsOnlyWhenTheLogPromisedIt() throws IOException {
    LogFinding promised = judge("managed-key-and-trusted-root", NOW);
    assertThat(promised.times()).containsExactly(Instant.ofEpochSecond(1767810965));
    assertThat(judge("rekor2-dsse-happy-path", NOW).times()).isEmpty();
  }

  @Test
  void aPromiseAboutAnotherTimeIsRefused() throws IOException {
    LogFinding finding = judgeChanged(entry -> with(entry, entry.logId(), 1));
    assertThat(causes(finding.step())).containsExactly(Cause.WRONG_PROMISE);
    assertThat(finding.times()).isEmpty();
  }

  @Test
  void anEntryThatStandsTwiceIsRefused() throws IOException {
    Path folder = Vectors.folder("sigstore-conformance").resolve("managed-key-and-trusted-root");
    Bundle bundle = bundle(folder);
    TransparencyLogEntry entry = bundle.material().tlogEntries().getFirst();
    LogFinding finding =
        LogJudge.of(root(folder), NOW).judge(List.of(entry, entry), signature(bundle, folder));
    assertThat(causes(finding.step())).containsExactly(Cause.WRONG_LOG_ENTRY);
    assertThat(finding.times()).isEmpty();
  }

  @Test
  void aLogThatTheRootDoesNotNameIsUnknown() throws IOException {
    LogFinding finding = judgeChanged(entry -> with(entry, new byte[32], 0));
    assertThat(causes(finding.step())).containsExactly(Cause.UNKNOWN_LOG);
  }

  @Test
  void aBundleWithoutEntryIsNotLogged() throws IOException {
    Path folder = Vectors.folder("sigstore-conformance").resolve("managed-key-and-trusted-root");
    LoggedSignature signature = signature(bundle(folder), folder);
    LogFinding finding = LogJudge.of(root(folder), NOW).judge(List.of(), signature);
    assertThat(causes(finding.step())).containsExactly(Cause.NO_LOG_ENTRY);
  }

  private static List<Cause> causes(Step step) {
    return step.all()
        .filter(each -> each.steps().isEmpty())
        .map(Step::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(outcome -> ((Outcome.Failed) outcome).cause())
        .toList();
  }

  private static LogFinding judgeChanged(UnaryOperator<TransparencyLogEntry> change)
      throws IOException {
    Path folder = Vectors.folder("sigstore-conformance").resolve("managed-key-and-trusted-root");
    Bundle bundle = bundle(folder);
    List<TransparencyLogEntry> entries =
        bundle.material().tlogEntries().stream().map(change).toList();
    return LogJudge.of(root(folder), NOW).judge(entries, signature(bundle, folder));
  }

  private static TransparencyLogEntry with(TransparencyLogEntry entry, byte[] log, long later) {
    return new TransparencyLogEntry(
        entry.logIndex(),
        log,
        entry.kind(),
        entry.kindVersion(),
        entry.integratedTime() + later,
        entry.inclusionPromise(),
        entry.inclusionProof(),
        entry.canonicalizedBody());
  }

  private static Bundle bundle(Path folder) throws IOException {
    byte[] json = Files.readAllBytes(folder.resolve("bundle.sigstore.json"));
    return Bundle.parse(json, folder.getFileName().toString());
  }

  private static LogFinding judge(String name, InstantSource time) throws IOException {
    Path folder = Vectors.folder("sigstore-conformance").resolve(name);
    Bundle bundle = bundle(folder);
    return LogJudge.of(root(folder), time)
        .judge(bundle.material().tlogEntries(), signature(bundle, folder));
  }

  private static TrustedRoot root(Path folder) throws IOException {
    Path own = folder.resolve("trusted_root.json");
    Path common = Vectors.folder("roots").resolve("public-good-trusted_root.json");
    return TrustedRoot.parse(Files.readAllBytes(Files.exists(own) ? own : common), "root");
  }

  private static LoggedSignature signature(Bundle bundle, Path folder) throws IOException {
    byte[] verifier = verifier(bundle, folder);
    return switch (bundle.content()) {
      case BundleContent.Envelope envelope ->
          LoggedSignature.ofEnvelope(envelope.envelope(), verifier);
      case MessageSignature message ->
          LoggedSignature.ofMessage(artifact(folder)::equals, message.signature(), verifier);
    };
  }

  private static byte[] verifier(Bundle bundle, Path folder) throws IOException {
    Path key = folder.resolve("key.pub");
    return Files.exists(key)
        ? VerificationKey.parsePem(Files.readAllBytes(key), "key.pub").encoded()
        : bundle.material().keySource().leaf().orElseThrow();
  }

  private static Digest artifact(Path folder) throws IOException {
    Path own = folder.resolve("artifact");
    return Digest.of(Files.readAllBytes(Files.exists(own) ? own : folder.resolveSibling("a.txt")));
  }
}
