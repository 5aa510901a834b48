package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attest.AttachedAttestation;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.oci.name.Reference;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import java.util.List;
import java.util.stream.Stream;

/** What checks ask about the attestations of an image. */
final class Attestations {

  private Attestations() {}

  /** Reads a type of predicate as people type it. */
  static String type(String text) {
    PredicateType.parse(text);
    return text;
  }

  /** Verifies with a key of the learner's folder, as the verify-attestation command does. */
  static VerificationReport by(LabView view, Reference image, String type, String key) {
    return verified(view, image, VerificationPolicy.by(Needs.key(view, key)).type(type));
  }

  /** Verifies by an identity, against the world's own trusted root. */
  static VerificationReport by(
      LabView view, Reference image, String type, ExpectedIdentity identity) {
    return verified(view, image, VerificationPolicy.by(identity).type(type).trusting(view.trust()));
  }

  private static VerificationReport verified(
      LabView view, Reference image, VerificationPolicy.Builder policy) {
    return Verification.of(VerificationSubject.image(image).through(view.registry()).attested())
        .with(policy)
        .run();
  }

  /** Returns the types of what is attested of an image, whoever signed it; signatures are not. */
  static List<PredicateType> types(LabView view, Reference image) {
    Shelf shelf = Shelf.of(view.registry(), image.repository());
    Digest digest = view.registry().resolve(image);
    return Stream.concat(
            AttachedAttestation.bundles(shelf, digest).stream(),
            AttachedAttestation.envelopes(shelf, digest).stream())
        .filter(AttachedAttestation::isReadable)
        .map(each -> Statement.parse(each.envelope().payload(), "an attestation").predicateType())
        .filter(type -> !type.equals(PredicateType.COSIGN_SIGN))
        .toList();
  }
}
