package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image carries an attestation of a type, by an identity.
 *
 * @param image which
 * @param type of the predicate, as people type it
 * @param identity who must have signed, to the letter
 * @param issuer who vouches for that, to the letter
 */
record IdentityAttestationCheck(Reference image, String type, String identity, String issuer)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "identity-attestation",
              "an image carries an attestation whose certificate names an identity",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("type", FieldSpec.Kind.TEXT, "a short name, or a URI"),
                  FieldSpec.required("identity", FieldSpec.Kind.TEXT, "who signed, to the letter"),
                  FieldSpec.required("issuer", FieldSpec.Kind.TEXT, "the URL of who vouches")),
              "identity-attestation: { image: \"localhost:5001/studentbook:1.0\","
                  + " type: \"https://example.com/review\", identity: ada@example.com,"
                  + " issuer: \"http://localhost:5101\" }",
              IdentityAttestationCheck::read)
          .fails(Cause.NO_IMAGE)
          .verifying()
          .after(
              "world token --identity ada@example.com > token.txt",
              "echo '{\"approved\": true}' > review.json",
              "cosign attest --identity-token token.txt --type https://example.com/review"
                  + " --predicate review.json localhost:5001/studentbook:1.0");

  private static IdentityAttestationCheck read(Fields fields) {
    return new IdentityAttestationCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.parsed("type", Attestations::type, "custom"),
        fields.text("identity"),
        fields.text("issuer"));
  }

  @Override
  public String goal() {
    return image + " carries an attestation of type " + type + " by " + identity;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image).orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    return Judged.of(
        Attestations.by(view, image, type, ExpectedIdentity.of(identity, issuer)),
        "the attestations of " + image,
        "verified, by " + identity);
  }
}
