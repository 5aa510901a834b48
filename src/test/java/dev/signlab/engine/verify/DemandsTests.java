package dev.signlab.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.KeyPair;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.blob.BlobSignature;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.trust.TimeSource;
import dev.signlab.engine.trust.Trust;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told before a verification is what the policy asks for, and names what it leaves out. */
class DemandsTests {

  private static final KeyPair KEYS = KeyPair.generate();
  private static final NamedKey KEY = new NamedKey("cosign.pub", KEYS.publicKey());
  private static final Trust TRUST = Trust.in(PublicRoot.read(), InstantSource.system());

  private static final VerificationSubject.InRegistry IMAGE =
      VerificationSubject.image("localhost:1/app:1.0");

  private static List<String> of(VerificationSubject subject, VerificationPolicy.Builder policy) {
    return Demands.of(subject, policy.build()).stream()
        .map(demand -> demand.name() + ": " + demand.text())
        .toList();
  }

  @Test
  void aKeyAloneAsksForNoLog() {
    assertThat(of(IMAGE, VerificationPolicy.by(KEY).annotations(Map.of("author", "me"))))
        .containsExactly(
            "image: localhost:1/app:1.0, whatever the tag points at then",
            "signatures: bundles that refer to the image; without any, those under its tag .sig",
            "signed by: cosign.pub, key " + KEYS.publicKey().fingerprint(),
            "log: NOT asked for",
            "signed content: names the digest of the image",
            "annotation: author=me");
  }

  @Test
  void anIdentityAsksForAllThatTheRootHas() {
    ExpectedIdentity who = ExpectedIdentity.of("alice@example.com", "https://issuer.example");
    VerificationPolicy.Builder policy =
        VerificationPolicy.by(who).trusting(TRUST.timedBy(TimeSource.LOG));
    assertThat(of(IMAGE.attested(), policy.type("spdxjson")))
        .contains(
            "attestations: bundles that refer to the image, and those under its tag .att",
            "signed by: alice@example.com, as the certificate says",
            "vouched by: https://issuer.example",
            "issued by: one of the 2 authorities of the trusted root",
            "predicate: https://spdx.dev/Document")
        .anyMatch(line -> line.startsWith("certificate log: a promise to publish it (SCT)"))
        .anyMatch(line -> line.startsWith("log: an entry that proves itself"))
        .anyMatch(line -> line.startsWith("certificate held: at the time of the log"));
  }

  @Test
  void whatIsLeftOutIsSaid() {
    Trust less = TRUST.ignoringLogUnsafe().ignoringSctUnsafe().timedBy(TimeSource.CLOCK);
    ExpectedIdentity who = ExpectedIdentity.of("alice@example.com", "https://issuer.example");
    VerificationPolicy.Builder policy =
        VerificationPolicy.by(who).trusting(less).layout(SimpleSigningLayout.LEGACY);
    policy.ignoringClaimsUnsafe();
    assertThat(of(IMAGE, policy))
        .contains(
            "signatures: those under its tag .sig, and no bundle",
            "certificate log: NOT asked for",
            "log: NOT asked for",
            "certificate held: now, by the clock of this world: nobody says when it was signed",
            "signed content: NOT compared with the image: --check-claims=false");
    assertThat(of(IMAGE, VerificationPolicy.by(who)))
        .contains("issued by: nobody is trusted: it will fail");
  }

  @Test
  void aFileIsVerifiedByItsBundle() {
    Artifact notes = Artifact.of(new byte[] {1});
    VerificationSubject.OfFile file =
        new VerificationSubject.OfFile(
            "notes.txt",
            notes,
            new FileEvidence.InBundle("b.json", BlobSignature.of(notes, KEYS).bundle()));
    assertThat(of(file, VerificationPolicy.by(KEY)))
        .startsWith("file: notes.txt", "signature: the one in the bundle b.json")
        .endsWith("signed content: the bytes of the file");
  }
}
