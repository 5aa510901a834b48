package dev.signlab.engine.notary;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.jws.FlatSignature;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.crypto.x509.TestChain;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Envelopes that count, and envelopes with each field wrong, which do not, with its own cause. */
class NotaryJudgeTests {

  private static final Instant NOW = TestChain.BEGIN.plus(Duration.ofDays(1));
  private static final KeyPair KEY = KeyPair.generate();
  private static final Certificate ADA = TestChain.self("ada", KEY, TestChain.SIGNER);
  private static final SigningChain CHAIN = new SigningChain(List.of(ADA));
  private static final Descriptor TARGET =
      Descriptor.of(MediaType.OCI_MANIFEST, "an image".getBytes(UTF_8));

  private static PolicyStatement policy(String level, String override, String identity) {
    String text =
        ("{\"version\":\"1.0\",\"trustPolicies\":[{\"name\":\"p\",\"registryScopes\":[\"*\"],"
                + "\"signatureVerification\":{\"level\":\"%s\",\"override\":{%s}},"
                + "\"trustStores\":[\"ca:ada\"],\"trustedIdentities\":[\"%s\"]}]}")
            .formatted(level, override, identity);
    return TrustPolicy.parse(text.getBytes(UTF_8), "p").of("localhost:5001/app");
  }

  private static NotaryEnvelope made(Optional<Duration> lasts) {
    return NotaryEnvelope.make(new NotaryEnvelope.Signatory(KEY, CHAIN), TARGET, "lab", NOW, lasts);
  }

  private static Optional<Cause> judged(NotaryEnvelope envelope, Instant when, String level) {
    return new NotaryJudge(policy(level, "", "*"), List.of(ADA), when)
        .judge(envelope, TARGET)
        .refusal()
        .flatMap(Failure::cause);
  }

  @Test
  void whatIsMadeCountsForThisManifestAlone() {
    NotaryEnvelope read = NotaryEnvelope.parse(made(Optional.empty()).signature().bytes(), "it");
    assertThat(judged(read, NOW, "strict")).isEmpty();
    assertThat(read.agent()).contains("lab");
    assertThat(read.target()).isEqualTo(TARGET);
    Descriptor other = Descriptor.of(MediaType.OCI_MANIFEST, "another".getBytes(UTF_8));
    assertThat(
            new NotaryJudge(policy("audit", "", "*"), List.of(ADA), NOW)
                .judge(read, other)
                .refusal()
                .orElseThrow()
                .cause())
        .contains(Cause.WRONG_IMAGE);
  }

  @Test
  void aChainBelowATrustedRootCounts() {
    KeyPair rootKey = KeyPair.generateRsa(2048);
    Certificate root = TestChain.self("root", rootKey, TestChain.authority(0));
    Certificate leaf =
        TestChain.issue(
            TestChain.subject("bob"), KEY, TestChain.subject("root"), rootKey, TestChain.SIGNER);
    NotaryEnvelope made =
        NotaryEnvelope.make(
            new NotaryEnvelope.Signatory(KEY, new SigningChain(List.of(leaf, root))),
            TARGET,
            "lab",
            NOW,
            Optional.empty());
    PolicyStatement policy = policy("strict", "", "x509.subject: C=US, ST=WA, O=Notary, CN=bob");
    assertThat(new NotaryJudge(policy, List.of(root), NOW).judge(made, TARGET).refusal()).isEmpty();
    assertThat(judged(made, NOW, "strict")).contains(Cause.UNKNOWN_AUTHORITY);
    PolicyStatement others = policy("strict", "", "x509.subject: C=US, ST=WA, O=Notary, CN=eve");
    assertThat(
            new NotaryJudge(others, List.of(root), NOW)
                .judge(made, TARGET)
                .refusal()
                .orElseThrow()
                .cause())
        .contains(Cause.WRONG_IDENTITY);
  }

  /** Validity need not be nested, and whether a certificate still holds is asked apart. */
  @Test
  void aRootThatIsYoungerThanItsCertificatesVouchesForThem() {
    KeyPair rootKey = KeyPair.generate();
    Instant later = TestChain.BEGIN.plus(Duration.ofHours(5));
    Certificate root = TestChain.selfFrom(later, "root", rootKey, TestChain.authority(0));
    Certificate leaf =
        TestChain.issue(
            TestChain.subject("bob"), KEY, TestChain.subject("root"), rootKey, TestChain.SIGNER);
    SigningChain chain = new SigningChain(List.of(leaf, root));
    NotaryEnvelope made =
        NotaryEnvelope.make(
            new NotaryEnvelope.Signatory(KEY, chain), TARGET, "lab", NOW, Optional.empty());
    for (Instant when : List.of(NOW, TestChain.END.plusSeconds(1))) {
      NotaryJudge judge = new NotaryJudge(policy("permissive", "", "*"), List.of(root), when);
      assertThat(judge.judge(made, TARGET).refusal()).as(when.toString()).isEmpty();
    }
  }

  /** The columns are the levels of the specification's table. */
  @ParameterizedTest
  @CsvSource({
    "unknown, UNKNOWN_AUTHORITY, UNKNOWN_AUTHORITY, -",
    "late, NOT_VALID_THEN, -, -",
    "expired, POLICY, -, -"
  })
  void aLevelSaysWhatIsEnforced(String fault, String strict, String permissive, String audit) {
    NotaryEnvelope envelope =
        made(fault.equals("expired") ? Optional.of(Duration.ofHours(1)) : Optional.empty());
    Instant when =
        switch (fault) {
          case "late" -> TestChain.END.plusSeconds(1);
          case "expired" -> NOW.plus(Duration.ofHours(1));
          default -> NOW;
        };
    List<Certificate> trusted = fault.equals("unknown") ? List.of() : List.of(ADA);
    String[] expected = {strict, permissive, audit};
    String[] levels = {"strict", "permissive", "audit"};
    for (int i = 0; i < levels.length; i++) {
      NotaryJudge.Verdict verdict =
          new NotaryJudge(policy(levels[i], "", "*"), trusted, when).judge(envelope, TARGET);
      Optional<Cause> cause = verdict.refusal().flatMap(Failure::cause);
      assertThat(cause).as(levels[i]).isEqualTo(Cause.named(expected[i]));
      assertThat(verdict.logged()).as(levels[i]).hasSize(cause.isPresent() ? 0 : 1);
    }
  }

  @Test
  void anOverrideChangesOneValidation() {
    NotaryEnvelope envelope = made(Optional.of(Duration.ofHours(1)));
    Instant late = NOW.plus(Duration.ofHours(2));
    PolicyStatement logs = policy("strict", "\"expiry\":\"log\"", "*");
    assertThat(new NotaryJudge(logs, List.of(ADA), late).judge(envelope, TARGET).refusal())
        .isEmpty();
    PolicyStatement enforces = policy("audit", "\"expiry\":\"enforce\"", "*");
    assertThat(new NotaryJudge(enforces, List.of(ADA), late).judge(envelope, TARGET).refusal())
        .isPresent();
  }

  @Test
  void revocationThatNobodyLooksUpIsNotJudged() {
    Certificate asks =
        TestChain.self(
            "ada",
            KEY,
            Stream.concat(
                    TestChain.SIGNER.stream(),
                    Stream.of(new CertificateExtension("2.5.29.31", false, new byte[] {48, 0})))
                .toList());
    NotaryEnvelope envelope =
        NotaryEnvelope.make(
            new NotaryEnvelope.Signatory(KEY, new SigningChain(List.of(asks))),
            TARGET,
            "lab",
            NOW,
            Optional.empty());
    NotaryJudge strict = new NotaryJudge(policy("strict", "", "*"), List.of(asks), NOW);
    assertThat(strict.judge(envelope, TARGET).refusal().orElseThrow().cause())
        .contains(Cause.NOT_JUDGED);
    PolicyStatement skips = policy("strict", "\"revocation\":\"skip\"", "*");
    assertThat(new NotaryJudge(skips, List.of(asks), NOW).judge(envelope, TARGET))
        .isEqualTo(new NotaryJudge.Verdict(Optional.empty(), List.of()));
  }

  /** What is signed by hand, with something changed before it is signed. */
  record Hand(ObjectNode header, ObjectNode target, ObjectNode unsigned) {

    static Hand of(Consumer<Hand> change) {
      FlatSignature good = made(Optional.empty()).signature();
      ObjectNode payload = (ObjectNode) Json.parse(good.payload(), "payload");
      Hand hand =
          new Hand(
              (ObjectNode) good.header().node(),
              (ObjectNode) payload.get("targetArtifact"),
              (ObjectNode) good.unsignedHeader().node());
      change.accept(hand);
      return hand;
    }

    byte[] signed(KeyPair key) {
      ObjectNode payload = Json.object();
      payload.set("targetArtifact", target);
      return FlatSignature.make(key, header, Json.write(payload), unsigned).bytes();
    }

    ArrayNode array(String name) {
      return header.putArray(name);
    }
  }

  private static final String P = "io.cncf.notary.";

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        wrong("no cty", Cause.MALFORMED, hand -> hand.header().remove("cty")),
        wrong("another cty", Cause.MALFORMED, hand -> hand.header().put("cty", "text/plain")),
        wrong("no scheme", Cause.MALFORMED, hand -> hand.header().remove(P + "signingScheme")),
        wrong(
            "another scheme",
            Cause.MALFORMED,
            hand -> hand.header().put(P + "signingScheme", "notary.other")),
        wrong(
            "the scheme of authorities",
            Cause.NOT_JUDGED,
            hand -> hand.header().put(P + "signingScheme", "notary.x509.signingAuthority")),
        wrong("no crit", Cause.MALFORMED, hand -> hand.header().remove("crit")),
        wrong("crit without the scheme", Cause.MALFORMED, hand -> hand.array("crit").add("x")),
        wrong(
            "crit with an unknown name",
            Cause.NOT_JUDGED,
            hand -> {
              hand.header().put(P + "verificationPlugin", "x");
              hand.array("crit").add(P + "signingScheme").add(P + "verificationPlugin");
            }),
        wrong(
            "crit with a name that is not there",
            Cause.MALFORMED,
            hand -> hand.array("crit").add(P + "signingScheme").add(P + "expiry")),
        wrong(
            "expiry that is not critical",
            Cause.MALFORMED,
            hand -> hand.header().put(P + "expiry", "2027-01-01T00:00:00Z")),
        wrong("no time", Cause.MALFORMED, hand -> hand.header().remove(P + "signingTime")),
        wrong(
            "a time that is none",
            Cause.MALFORMED,
            hand -> hand.header().put(P + "signingTime", "yesterday")),
        wrong(
            "a time before the certificate",
            Cause.NOT_VALID_THEN,
            hand -> hand.header().put(P + "signingTime", "2025-01-01T00:00:00Z")),
        wrong(
            "a time that an authority would say",
            Cause.MALFORMED,
            hand -> hand.header().put(P + "authenticSigningTime", "2026-03-02T08:00:00Z")),
        wrong(
            "another digest",
            Cause.WRONG_IMAGE,
            hand -> hand.target().put("digest", "sha256:" + "0".repeat(64))),
        wrong("another size", Cause.WRONG_IMAGE, hand -> hand.target().put("size", 1)),
        wrong(
            "another media type",
            Cause.WRONG_IMAGE,
            hand -> hand.target().put("mediaType", "text/plain")),
        wrong("no size", Cause.MALFORMED, hand -> hand.target().remove("size")),
        wrong("no chain", Cause.MALFORMED, hand -> hand.unsigned().remove("x5c")),
        wrong("an empty chain", Cause.MALFORMED, hand -> hand.unsigned().putArray("x5c")),
        wrong(
            "a chain of something else",
            Cause.MALFORMED,
            hand -> hand.unsigned().putArray("x5c").add("AAAA")),
        wrong(
            "a chain of numbers", Cause.MALFORMED, hand -> hand.unsigned().putArray("x5c").add(1)),
        wrong("another's certificate", Cause.WRONG_KEY, hand -> chain(hand, other())),
        wrong(
            "a certificate of another algorithm",
            Cause.WRONG_ALGORITHM,
            hand -> chain(hand, of(KeyPair.generate(KeyType.ECDSA_P384)))),
        wrong(
            "a certificate on Ed25519",
            Cause.WRONG_ALGORITHM,
            hand -> chain(hand, of(KeyPair.generate(KeyType.ED25519)))),
        wrong(
            "a certificate for servers",
            Cause.WRONG_CERTIFICATE,
            hand ->
                chain(
                    hand,
                    TestChain.self(
                        "ada",
                        KEY,
                        List.of(
                            CertificateExtension.keyOfSigner(),
                            CertificateExtension.serverAuthentication())))),
        wrong(
            "a certificate behind the root",
            Cause.WRONG_CERTIFICATE,
            hand -> chain(hand, ADA, other())),
        wrong(
            "a certificate that nobody trusts",
            Cause.UNKNOWN_AUTHORITY,
            hand -> chain(hand, of(KEY))));
  }

  private static Certificate of(KeyPair key) {
    return TestChain.self("eve", key, TestChain.SIGNER);
  }

  private static Certificate other() {
    return of(KeyPair.generate());
  }

  private static void chain(Hand hand, Certificate... certificates) {
    ArrayNode list = hand.unsigned().putArray("x5c");
    for (Certificate each : certificates) {
      list.add(Base64.getEncoder().encodeToString(each.encoded()));
    }
  }

  private static Arguments wrong(String name, Cause cause, Consumer<Hand> change) {
    return Arguments.of(name, cause, change);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrongFields")
  void anEnvelopeWithOneFieldWrong(String name, Cause cause, Consumer<Hand> change) {
    assertThat(outcome(Hand.of(hand -> {}).signed(KEY))).isEmpty();
    assertThat(outcome(Hand.of(change).signed(KEY))).contains(cause);
  }

  @Test
  void anAlgorithmThatTheKeyDoesNotChooseIsRefused() {
    KeyPair rsa = KeyPair.generateRsa(2048);
    for (String algorithm : List.of("PS384", "RS256")) {
      byte[] signed =
          Hand.of(
                  hand -> {
                    hand.header().put("alg", algorithm);
                    chain(hand, TestChain.self("ada", rsa, TestChain.SIGNER));
                  })
              .signed(rsa);
      assertThat(outcome(signed)).as(algorithm).contains(Cause.WRONG_ALGORITHM);
    }
  }

  @Test
  void bytesThatWereChangedAfterwardsAreRefused() {
    byte[] good = Hand.of(hand -> {}).signed(KEY);
    byte[] other = Hand.of(hand -> hand.target().put("size", 1)).signed(KEY);
    for (String part : List.of("payload", "signature")) {
      ObjectNode all = (ObjectNode) Json.parse(good, "it");
      all.set(part, Json.parse(other, "other").get(part));
      assertThat(outcome(Json.write(all))).as(part).contains(Cause.WRONG_KEY);
    }
  }

  private static Optional<Cause> outcome(byte[] envelope) {
    try {
      return judged(NotaryEnvelope.parse(envelope, "it"), NOW, "strict");
    } catch (LabException e) {
      return e.problem().cause();
    }
  }

  @Test
  void whoCannotSignIsToldBefore() {
    assertThat(refused(KeyPair.generate(), ADA, NOW)).contains(Cause.WRONG_KEY);
    assertThat(refused(KEY, ADA, TestChain.END.plusSeconds(1))).contains(Cause.NOT_VALID_THEN);
    assertThat(refused(KEY, TestChain.self("ada", KEY, TestChain.authority(0)), NOW))
        .contains(Cause.WRONG_CERTIFICATE);
    KeyPair edwards = KeyPair.generate(KeyType.ED25519);
    assertThat(refused(edwards, of(edwards), NOW)).contains(Cause.WRONG_ALGORITHM);
  }

  private static Optional<Cause> refused(KeyPair key, Certificate certificate, Instant now) {
    NotaryEnvelope.Signatory by =
        new NotaryEnvelope.Signatory(key, new SigningChain(List.of(certificate)));
    return catchThrowableOfType(
            LabException.class, () -> NotaryEnvelope.make(by, TARGET, "lab", now, Optional.empty()))
        .problem()
        .cause();
  }
}
