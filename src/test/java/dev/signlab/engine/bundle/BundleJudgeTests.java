package dev.signlab.engine.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.x509.TestCertificates;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.report.By;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.report.Step;
import dev.signlab.json.Json;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.intoto.Subject;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BundleJudgeTests {

  private static final byte[] FILE = "release".getBytes(StandardCharsets.UTF_8);
  private static final byte[] OTHER = "another".getBytes(StandardCharsets.UTF_8);
  private static final KeyPair KEYS = KeyPair.generate();
  private static final NamedKey KEY = new NamedKey("cosign.pub", KEYS.publicKey());

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void everyKindOfKeyPassesOverItsFile(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    Bundle bundle = message(keys, keys.algorithm(), FILE);
    BundleJudge judge = BundleJudge.ofFiles(new NamedKey("k.pub", keys.publicKey()));
    assertThat(judge.judge("b", bundle, Artifact.of(FILE)).passed()).isTrue();
    Artifact stream = Artifact.of(new ByteArrayInputStream(FILE), "-");
    assertThat(judge.judge("b", bundle, stream).passed()).isTrue();
    assertThat(cause(judge.judge("b", bundle, Artifact.of(OTHER)))).contains(Cause.DIGEST_MISMATCH);
  }

  @Test
  void theHashThatTheBundleNamesIsTheOneThatCounts() {
    KeyPair keys = KeyPair.generate(KeyType.ECDSA_P384);
    NamedKey key = new NamedKey("k.pub", keys.publicKey());
    Bundle bundle = message(keys, SignatureAlgorithm.ECDSA_SHA384, FILE);
    BundleJudgement judged = BundleJudge.ofFiles(key).judge("b", bundle, Artifact.of(FILE));
    assertThat(step(judged, Step.SIGNED).outcome())
        .isEqualTo(new Outcome.Passed("k.pub, ECDSA with SHA-384"));
    assertThat(cause(BundleJudge.ofFiles(key).judge("b", bundle, Artifact.of(Digest.of(FILE)))))
        .contains(Cause.NO_FILE);
  }

  @Test
  void aDigestIsEnoughForKeysThatSignDigests() {
    Bundle bundle = message(KEYS, KEYS.algorithm(), FILE);
    BundleJudge judge = BundleJudge.ofFiles(KEY);
    assertThat(judge.judge("b", bundle, Artifact.of(Digest.of(FILE))).passed()).isTrue();
    assertThat(cause(judge.judge("b", bundle, Artifact.of(Digest.of(OTHER)))))
        .contains(Cause.DIGEST_MISMATCH);
  }

  @Test
  void theWholeFileIsAskedForWhereTheKeySignsAllOfIt() {
    KeyPair keys = KeyPair.generate(KeyType.ED25519);
    BundleJudge judge = BundleJudge.ofFiles(new NamedKey("ed.pub", keys.publicKey()));
    Bundle bundle = message(keys, SignatureAlgorithm.ED25519, FILE);
    assertThat(cause(judge.judge("b", bundle, Artifact.of(Digest.of(FILE)))))
        .contains(Cause.NO_FILE);
  }

  @Test
  void aChangedFileIsToldApartFromAnotherKey() {
    Bundle bundle = message(KEYS, KEYS.algorithm(), FILE);
    BundleJudgement changed = BundleJudge.ofFiles(KEY).judge("b", bundle, Artifact.of(OTHER));
    assertThat(step(changed, Step.SIGNED).passed()).isTrue();
    assertThat(step(changed, BundleJudge.SAME).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.expected()).isEqualTo(Digest.of(FILE).toString());
              assertThat(failed.found()).isEqualTo(Digest.of(OTHER).toString());
            });
    NamedKey wrong = new NamedKey("old.pub", KeyPair.generate().publicKey());
    BundleJudgement refused =
        BundleJudge.ofFiles(
                Signer.of(new By.ByKey(wrong))
                    .orElseTry(
                        () -> List.of(wrong, KEY),
                        other -> Optional.of(Hint.of("try " + other.name()))))
            .judge("b", bundle, Artifact.of(FILE));
    assertThat(step(refused, Step.SIGNED).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.cause()).isEqualTo(Cause.WRONG_KEY);
              assertThat(failed.hint()).contains(Hint.of("try cosign.pub"));
            });
  }

  @Test
  void aDigestThatSomebodyChangedInTheBundleIsNoticed() {
    byte[] signature = KEYS.sign(FILE);
    Bundle bundle =
        Bundle.ofKey(
            KEYS.publicKey(),
            new MessageSignature(MessageSignature.SHA2_256, Digest.of(OTHER).bytes(), signature));
    BundleJudgement judged = BundleJudge.ofFiles(KEY).judge("b", bundle, Artifact.of(FILE));
    assertThat(cause(judged)).contains(Cause.DIGEST_MISMATCH);
    assertThat(step(judged, Step.SIGNED).passed()).isTrue();
  }

  @Test
  void aStatementMustSpeakOfTheArtifact() {
    Bundle bundle = statement(KEYS, Digest.of(FILE));
    BundleJudgement passed =
        BundleJudge.ofImages(KEY).judge("b", bundle, Artifact.of(Digest.of(FILE)));
    assertThat(passed.passed()).isTrue();
    assertThat(passed.statement()).isPresent();
    BundleJudgement refused =
        BundleJudge.ofImages(KEY).judge("b", bundle, Artifact.of(Digest.of(OTHER)));
    assertThat(cause(refused)).contains(Cause.WRONG_IMAGE);
    assertThat(refused.statement()).isEmpty();
    assertThat(cause(BundleJudge.ofFiles(KEY).judge("b", bundle, Artifact.of(OTHER))))
        .contains(Cause.DIGEST_MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void everyKindOfKeySignsEnvelopes(KeyType type) {
    KeyPair keys = KeyPair.generate(type);
    Bundle bundle = statement(keys, Digest.of(FILE));
    NamedKey key = new NamedKey("k.pub", keys.publicKey());
    assertThat(BundleJudge.ofFiles(key).judge("b", bundle, Artifact.of(FILE)).passed()).isTrue();
    assertThat(cause(BundleJudge.ofFiles(KEY).judge("b", bundle, Artifact.of(FILE))))
        .contains(Cause.WRONG_KEY);
  }

  @Test
  void anUnverifiedStatementSaysNothing() {
    Bundle bundle = statement(KeyPair.generate(), Digest.of(FILE));
    BundleJudgement judged = BundleJudge.ofFiles(KEY).judge("b", bundle, Artifact.of(FILE));
    assertThat(judged.statement()).isEmpty();
    assertThat(step(judged, BundleJudge.SPEAKS).outcome()).isInstanceOf(Outcome.NotReached.class);
  }

  static Bundle message(KeyPair keys, SignatureAlgorithm algorithm, byte[] file) {
    DigestAlgorithm hash = algorithm.digestAlgorithm().orElse(DigestAlgorithm.SHA256);
    String name = "SHA2_" + hash.prefix().substring(3);
    return Bundle.ofKey(
        keys.publicKey(),
        new MessageSignature(name, Digest.of(hash, file).bytes(), keys.sign(algorithm, file)));
  }

  /** A certificate that nobody traced to an authority is not believed, whatever it says. */
  @Test
  void anIdentityNeverPassesWhereNobodyIsBelieved() {
    GeneralName name = new GeneralName(GeneralName.rfc822Name, "me@example.org");
    byte[] der = TestCertificates.of(KEYS.publicKey(), "", name);
    By by = new By.ByIdentity(ExpectedIdentity.of("me@example.org", "https://issuer.example"));
    BundleJudge judge = BundleJudge.ofFiles(by);
    Bundle bundle = certified(der, BlobSignature.of(Artifact.of(FILE), KEYS).bundle());
    BundleJudgement judged = judge.judge("b", bundle, Artifact.of(FILE));
    assertThat(step(judged, Step.SIGNED).passed()).isTrue();
    assertThat(cause(judged)).contains(Cause.UNKNOWN_AUTHORITY);
    assertThat(cause(judge.judge("b", bundle, Artifact.of(OTHER)))).contains(Cause.DIGEST_MISMATCH);
    Bundle byKey = BlobSignature.of(Artifact.of(FILE), KEYS).bundle();
    assertThat(cause(judge.judge("b", byKey, Artifact.of(FILE)))).contains(Cause.WRONG_MATERIAL);
    assertThat(cause(BundleJudge.ofFiles(KEY).judge("b", bundle, Artifact.of(FILE))))
        .contains(Cause.WRONG_MATERIAL);
  }

  private static Bundle certified(byte[] der, Bundle bundle) {
    VerificationMaterial material =
        new VerificationMaterial(new KeySource.LeafCertificate(der), List.of(), List.of());
    return new Bundle(bundle.version(), material, bundle.content());
  }

  private static Bundle statement(KeyPair keys, Digest subject) {
    Statement statement =
        Statement.of(
            Statement.V1,
            List.of(Subject.of("", subject)),
            PredicateType.COSIGN_SIGN,
            Json.object());
    return Bundle.ofKey(
        keys.publicKey(),
        new BundleContent.Envelope(
            DsseEnvelope.sign("application/vnd.in-toto+json", statement.bytes(), keys)));
  }

  private static Optional<Cause> cause(BundleJudgement judged) {
    return judged.step().outcome() instanceof Outcome.Failed failed
        ? Optional.of(failed.cause())
        : Optional.empty();
  }

  private static Step step(BundleJudgement judged, String name) {
    return judged.step().all().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }
}
