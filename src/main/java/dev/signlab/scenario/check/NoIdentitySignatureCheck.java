package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image is there and carries no signature of an identity.
 *
 * @param image which
 * @param identity who must not have signed
 * @param issuer who would vouch for that
 */
record NoIdentitySignatureCheck(Reference image, String identity, String issuer) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-identity-signature",
              "an image is in the registry and an identity has not signed it",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("identity", FieldSpec.Kind.TEXT, "who has not"),
                  FieldSpec.required(
                      "issuer", FieldSpec.Kind.TEXT, "the URL of who would vouch for that")),
              "no-identity-signature: { image: \"localhost:5001/studentbook:1.0\","
                  + " identity: eve@example.com, issuer: \"http://localhost:5101\" }",
              NoIdentitySignatureCheck::read)
          .fails(
              Cause.NO_IMAGE, Cause.NO_SERVICE, Cause.MALFORMED, Cause.NOT_JUDGED, Cause.NOT_DONE)
          .after("cosign clean -f localhost:5001/studentbook:1.0");

  private static NoIdentitySignatureCheck read(Fields fields) {
    return new NoIdentitySignatureCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.text("identity"),
        fields.text("issuer"));
  }

  @Override
  public String goal() {
    return image + " carries no signature of " + identity;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image)
        .orElseGet(
            () ->
                Judged.none(
                    Signatures.by(view, image, identity, issuer),
                    "the signatures of " + image,
                    "of " + identity));
  }
}
