package dev.signlab.engine.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.bundle.BundleJudge;
import dev.signlab.engine.bundle.BundleJudgement;
import dev.signlab.engine.bundle.Signer;
import dev.signlab.engine.log.LogJudge;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.ExpectedText;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.engine.timestamp.TimestampJudge;
import dev.signlab.engine.trust.TimeSource;
import dev.signlab.engine.trust.Trust;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is asked of a bundle of the public deployment, and what is changed about the asking. */
class IdentityVectorsTests {

  private static final InstantSource NOW =
      InstantSource.fixed(Instant.parse("2026-11-20T00:00:00Z"));
  private static final String SUBJECT =
      "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/"
          + "workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main";
  private static final String ISSUER = "https://token.actions.githubusercontent.com";
  private static final ExpectedIdentity RIGHT = ExpectedIdentity.of(SUBJECT, ISSUER);
  private static final Trust TRUST = Trust.in(PublicRoot.read(), NOW);
  private static final String V1 = "happy-path-v0.3-new-mediaType";
  private static final String V2 = "rekor2-timestamp-with-embedded-cert";

  @Test
  void theRightIdentityPassesAndShowsItsEvidence() throws IOException {
    BundleJudgement judged = judge(V1, RIGHT, Optional.of(TRUST));
    assertThat(judged.passed()).isTrue();
    assertThat(evidence(judged, "at the log's time"))
        .contains("CN=sigstore-intermediate", "below CN=sigstore");
    assertThat(evidence(judged, CertificateJudge.SCT)).contains("/2022 promised it 20");
    assertThat(evidence(judged, IdentityCheck.SUBJECT)).isEqualTo(SUBJECT);
    assertThat(evidence(judged, IdentityCheck.ISSUER)).isEqualTo(ISSUER);
  }

  @Test
  void allTimesStandInOrder() throws IOException {
    Step axis = step(judge(V1, RIGHT, Optional.of(TRUST)), CertificateJudge.AXIS);
    assertThat(axis.steps())
        .extracting(each -> ((Outcome.Passed) each.outcome()).evidence())
        .containsExactly(
            "the certificate begins to hold",
            "a log promises to publish it (SCT)",
            "the signature is there: the log's time",
            "the certificate holds no longer");
    assertThat(axis.steps())
        .extracting(each -> Instant.parse(each.name()).getEpochSecond())
        .isSorted();
  }

  @Test
  void anotherIdentityOrIssuerIsRefusedByItsName() throws IOException {
    assertThat(cause(V1, ExpectedIdentity.of("me@example.org", ISSUER), TRUST))
        .contains(Cause.WRONG_IDENTITY);
    assertThat(cause(V1, ExpectedIdentity.of(SUBJECT, "https://accounts.example"), TRUST))
        .contains(Cause.WRONG_ISSUER);
    assertThat(
            cause(
                V1, ExpectedIdentity.of(SUBJECT.toUpperCase(java.util.Locale.ROOT), ISSUER), TRUST))
        .contains(Cause.WRONG_IDENTITY);
  }

  @Test
  void patternsAreFoundAnywhere() throws IOException {
    ExpectedText issuer = new ExpectedText.Exactly(ISSUER);
    assertThat(cause(V1, of("oidc-beacon", issuer), TRUST)).isEmpty();
    assertThat(cause(V1, of("^oidc-beacon", issuer), TRUST)).contains(Cause.WRONG_IDENTITY);
    assertThat(
            cause(V1, of("^https://github\\.com/.*main$", ExpectedText.matching("actions")), TRUST))
        .isEmpty();
  }

  @Test
  void claimsOfTheWorkflowAreComparedToTheLetter() throws IOException {
    FulcioExtension claim = FulcioExtension.GITHUB_WORKFLOW_TRIGGER;
    String trigger = "workflow_dispatch";
    assertThat(cause(V1, claiming(claim, trigger), TRUST)).isEmpty();
    assertThat(cause(V1, claiming(claim, "push"), TRUST)).contains(Cause.WRONG_WORKFLOW);
    assertThat(cause(V1, claiming(FulcioExtension.DEPLOYMENT_ENVIRONMENT, "prod"), TRUST))
        .contains(Cause.WRONG_WORKFLOW);
  }

  @Test
  void withoutATrustedRootNoCertificateIsBelieved() throws IOException {
    BundleJudgement judged = judge(V1, RIGHT, Optional.empty());
    assertThat(cause(judged)).contains(Cause.UNKNOWN_AUTHORITY);
    assertThat(step(judged, CertificateJudge.IDENTITY).outcome())
        .isInstanceOf(Outcome.NotReached.class);
  }

  @Test
  void eachPartyHasToBeKnown() throws IOException {
    TrustedRoot root = TRUST.root();
    assertThat(cause(V1, RIGHT, trust(root.tlogs(), List.of(), root, root)))
        .contains(Cause.UNKNOWN_AUTHORITY);
    TrustedRoot none = new TrustedRoot(List.of(), List.of(), List.of(), List.of());
    assertThat(cause(V1, RIGHT, Trust.in(none, NOW))).contains(Cause.UNKNOWN_LOG);
    Trust noCtLog = trust(root.tlogs(), root.certificateAuthorities(), none, root);
    BundleJudgement judged = judge(V1, RIGHT, Optional.of(noCtLog));
    assertThat(cause(judged)).contains(Cause.UNKNOWN_LOG);
    assertThat(step(judged, LogJudge.LOGGED).passed()).isTrue();
    assertThat(cause(V1, RIGHT, noCtLog.ignoringSctUnsafe())).isEmpty();
    assertThat(cause(V2, RIGHT, ofCase(V2, none))).contains(Cause.UNKNOWN_TIMESTAMPER);
  }

  /** What cosign does about each: recorded from cosign 3.1. */
  @Test
  void whoseWordCountsForTheTimeIsAsked() throws IOException {
    assertThat(cause(V1, RIGHT, TRUST.timedBy(TimeSource.LOG))).isEmpty();
    assertThat(cause(V1, RIGHT, TRUST.timedBy(TimeSource.TIMESTAMPS))).contains(Cause.NO_TIME);
    assertThat(cause(V1, RIGHT, TRUST.ignoringLogUnsafe().timedBy(TimeSource.CLOCK)))
        .contains(Cause.NOT_VALID_THEN);
    assertThat(cause(V1, RIGHT, TRUST.ignoringLogUnsafe())).contains(Cause.NO_TIME);
    Trust tiles = ofCase(V2);
    assertThat(cause(V2, RIGHT, tiles.timedBy(TimeSource.LOG))).isEmpty();
    assertThat(cause(V2, RIGHT, tiles.timedBy(TimeSource.TIMESTAMPS))).isEmpty();
    assertThat(cause(V2, RIGHT, tiles.ignoringLogUnsafe().timedBy(TimeSource.TIMESTAMPS)))
        .isEmpty();
    assertThat(cause(V2, RIGHT, tiles.ignoringLogUnsafe().timedBy(TimeSource.CLOCK)))
        .contains(Cause.NOT_VALID_THEN);
  }

  @Test
  void aTimestampThatIsNotNeededDoesNoHarmWhenItDoesNotHold() throws IOException {
    String name = "rekor2-timestamp-payload-mismatch_fail";
    Bundle bad = bundle(name);
    Bundle good = bundle(V1);
    Bundle mixed =
        new Bundle(
            good.version(),
            new dev.signlab.sigstore.bundle.VerificationMaterial(
                good.material().keySource(),
                good.material().tlogEntries(),
                bad.material().timestamps()),
            good.content());
    BundleJudgement judged =
        BundleJudge.ofFiles(Signer.of(new By.ByIdentity(RIGHT)).trusting(TRUST))
            .judge("b", mixed, artifact(V1));
    assertThat(judged.passed()).isTrue();
    assertThat(step(judged, "timestamp 1").outcome()).isInstanceOf(Outcome.NotReached.class);
    assertThat(step(judged, TimestampJudge.TIMESTAMPS).passed()).isTrue();
  }

  private static ExpectedIdentity of(String pattern, ExpectedText issuer) {
    return ExpectedIdentity.of(ExpectedText.matching(pattern), issuer);
  }

  private static ExpectedIdentity claiming(FulcioExtension claim, String text) {
    return new ExpectedIdentity(RIGHT.subject(), RIGHT.issuer(), Map.of(claim, text));
  }

  private static Trust trust(
      List<dev.signlab.sigstore.trustedroot.LogInstance> logs,
      List<dev.signlab.sigstore.trustedroot.Authority> issuers,
      TrustedRoot ctlogs,
      TrustedRoot timestampers) {
    return Trust.in(
        new TrustedRoot(logs, issuers, ctlogs.ctlogs(), timestampers.timestampAuthorities()), NOW);
  }

  private static Trust ofCase(String name) throws IOException {
    return Trust.in(rootOf(name), NOW);
  }

  private static Trust ofCase(String name, TrustedRoot timestampers) throws IOException {
    TrustedRoot root = rootOf(name);
    return trust(root.tlogs(), root.certificateAuthorities(), root, timestampers);
  }

  private static TrustedRoot rootOf(String name) throws IOException {
    return TrustedRoot.parse(Files.readAllBytes(file(name, "trusted_root.json")), "root");
  }

  private static Optional<Cause> cause(String name, ExpectedIdentity expected, Trust trust)
      throws IOException {
    return cause(judge(name, expected, Optional.of(trust)));
  }

  private static Optional<Cause> cause(BundleJudgement judged) {
    return judged.step().outcome() instanceof Outcome.Failed failed
        ? Optional.of(failed.cause())
        : Optional.empty();
  }

  private static BundleJudgement judge(
      String name, ExpectedIdentity expected, Optional<Trust> trust) throws IOException {
    Signer signer = Signer.of(new By.ByIdentity(expected));
    return BundleJudge.ofFiles(trust.map(signer::trusting).orElse(signer))
        .judge("b", bundle(name), artifact(name));
  }

  private static Bundle bundle(String name) throws IOException {
    return Bundle.parse(Files.readAllBytes(file(name, "bundle.sigstore.json")), name);
  }

  private static Artifact artifact(String name) {
    Path own = file(name, "artifact");
    return Artifact.of(Files.exists(own) ? own : file("a.txt", ""));
  }

  private static Path file(String folder, String name) {
    return Vectors.folder("sigstore-conformance").resolve(folder).resolve(name);
  }

  private static String evidence(BundleJudgement judged, String name) {
    return ((Outcome.Passed) step(judged, name).outcome()).evidence();
  }

  private static Step step(BundleJudgement judged, String name) {
    return judged.step().all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
