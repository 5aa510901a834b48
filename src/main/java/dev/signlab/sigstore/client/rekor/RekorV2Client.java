package dev.signlab.sigstore.client.rekor;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.client.ServiceAnswer;
import dev.signlab.sigstore.client.ServiceDoor;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.protojson.ProtoObject;
import dev.signlab.sigstore.trustedroot.KeyDetails;
import java.util.Optional;

/**
 * Speaks to Rekor of version 2, which keeps {@code hashedrekord} 0.0.2 and nothing else. It answers
 * when the entry is under a checkpoint, which may take some seconds, and it has no search: an entry
 * that is there already is answered 409 without saying where it is.
 *
 * @param door the way there
 */
record RekorV2Client(ServiceDoor door) implements RekorClient {

  private static final String ENTRIES = "/api/v2/log/entries";
  private static final String NAME = "Rekor of version 2";
  private static final int CREATED = 201;
  private static final int FROZEN = 405;
  private static final int CONFLICT = 409;

  @Override
  public int version() {
    return 2;
  }

  @Override
  public TransparencyLogEntry add(BundleContent content, EntrySigner signer) {
    ServiceAnswer answer = door.post(ENTRIES, request(content, signer).node());
    if (answer.status() != CREATED) {
      throw refused(answer);
    }
    TransparencyLogEntry entry = TransparencyLogEntry.parse(answer.proto());
    return Returned.checked(door, entry, content, signer);
  }

  private static ProtoObject request(BundleContent content, EntrySigner signer) {
    Digest digest =
        switch (content) {
          case MessageSignature message -> SignedDigest.of(message, signer, NAME);
          case BundleContent.Envelope sealed -> SignedDigest.of(sealed, signer, NAME);
        };
    ProtoObject signature =
        new ProtoObject()
            .bytes("content", content.signature())
            .object("verifier", verifier(signer));
    return new ProtoObject()
        .object(
            "hashedRekordRequestV002",
            new ProtoObject().bytes("digest", digest.bytes()).object("signature", signature));
  }

  private static ProtoObject verifier(EntrySigner signer) {
    String material = signer.certificate().isPresent() ? "x509Certificate" : "publicKey";
    KeyDetails details =
        KeyDetails.of(signer.key(), signer.algorithm()).orElseThrow(() -> unknownAlgorithm(signer));
    return new ProtoObject()
        .object(material, new ProtoObject().bytes("rawBytes", signer.der()))
        .text("keyDetails", details.name());
  }

  private static LabException unknownAlgorithm(EntrySigner signer) {
    return Problem.of(NAME + " does not know such signatures")
        .expected("the hash that goes with the curve, such as SHA-384 with P-384")
        .found(signer.algorithm().words() + " by a key of kind " + signer.key().type().words())
        .hint("the usual key is of P-256", new Intent.MakeKeys(Optional.empty()))
        .cause(Cause.WRONG_ALGORITHM)
        .asException();
  }

  private LabException refused(ServiceAnswer answer) {
    Problem.Builder problem =
        door.refused(
            NAME + " refused the entry",
            "POST " + door.at(ENTRIES),
            String.valueOf(CREATED),
            answer);
    switch (answer.status()) {
      case CONFLICT ->
          problem.hint("this very signature is in the log already; sign again, and it is another");
      case FROZEN -> problem.hint("that log is closed: name a newer one in the signing config");
      default -> problem.hint("see what was sent and answered", "wire");
    }
    return problem.asException();
  }
}
