package dev.signlab.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.TestAuthority;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.verify.ImageJudge.Judgement;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.junit.jupiter.api.Test;

/** A signature by key, with a certificate beside it that nobody asked for. */
class SignatureJudgeTests {

  private static final KeyPair KEYS = KeyPair.generate();
  private static final TestAuthority FULCIO = TestAuthority.root("CN=fulcio");
  private static final Digest IMAGE = Digest.of("an image".getBytes(StandardCharsets.UTF_8));
  private static final byte[] PAYLOAD =
      SimpleSigningPayload.of("localhost/app", IMAGE, Map.of()).bytes();

  @Test
  void whatItsCertificateClaimsIsShown() {
    Judgement judged = judge(certificate(new DERUTF8String("https://issuer.example")));
    assertThat(judged.step().passed()).isTrue();
    assertThat(judged.verified().orElseThrow().json())
        .contains("\"Issuer\":\"https://issuer.example\"", "\"Subject\":\"me@example.org\"");
  }

  @Test
  void aCertificateThatCannotBeReadShowsNothing() {
    Judgement judged = judge(certificate(DERNull.INSTANCE));
    assertThat(judged.step().passed()).isTrue();
    assertThat(judged.verified().orElseThrow().json())
        .isEqualTo(new String(PAYLOAD, StandardCharsets.UTF_8));
  }

  private static Judgement judge(Certificate beside) {
    String made = Base64.getEncoder().encodeToString(KEYS.sign(PAYLOAD));
    Descriptor layer =
        Descriptor.of(SimpleSigningLayout.PAYLOAD, PAYLOAD)
            .withAnnotations(
                Map.of(
                    SimpleSigningLayout.SIGNATURE,
                    made,
                    SimpleSigningLayout.CERTIFICATE,
                    Pem.of("CERTIFICATE", beside.encoded()).text()));
    return new SignatureJudge("localhost/app", VerificationPolicy.by(KEYS.publicKey()).build())
        .judge(1, IMAGE, new AttachedSignature(layer), Shelf.ofOne(made, PAYLOAD));
  }

  private static Certificate certificate(ASN1Encodable issuer) {
    var name = new ASN1ObjectIdentifier(FulcioExtension.ISSUER_V2.oid());
    return FULCIO.leaf("me@example.org", each -> each.addExtension(name, false, issuer));
  }
}
