package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image carries a signature of an identity, which the world's own trusted root verifies.
 *
 * @param image which
 * @param identity who must have signed, to the letter
 * @param issuer who vouches for that, to the letter
 * @param count how many signatures of that kind there must be at least
 */
public record IdentitySignatureCheck(Reference image, String identity, String issuer, int count)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "identity-signature",
              "an image carries a signature whose certificate names an identity and its issuer",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("identity", FieldSpec.Kind.TEXT, "who signed, to the letter"),
                  FieldSpec.required(
                      "issuer", FieldSpec.Kind.TEXT, "the URL of who vouches for that"),
                  FieldSpec.optional(
                      "count", FieldSpec.Kind.NUMBER, "at least so many; 1 if absent")),
              "identity-signature: { image: \"localhost:5001/studentbook:1.0\","
                  + " identity: ada@example.com, issuer: \"http://localhost:5101\" }",
              IdentitySignatureCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .verifying()
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign --identity-token token.txt localhost:5001/studentbook:1.0");

  private static IdentitySignatureCheck read(Fields fields) {
    return new IdentitySignatureCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.text("identity"),
        fields.text("issuer"),
        fields.optionalNumber("count", 1, 1000).orElse(1));
  }

  @Override
  public String goal() {
    String what = count == 1 ? "a signature" : count + " signatures";
    return image + " carries " + what + " of " + identity + ", for whom " + issuer + " vouches";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image)
        .orElseGet(() -> judged(Signatures.by(view, image, identity, issuer)));
  }

  private CheckResult judged(LabView.Verdict verdict) {
    return Judged.of(verdict, count, this, "the signatures of " + image, ", by " + identity);
  }
}
