package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image is in the registry and carries no signature at all.
 *
 * @param image which
 */
public record NoSignatureCheck(Reference image) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-signature",
              "an image is in the registry and nobody has signed it",
              List.of(FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image")),
              "no-signature: { image: \"localhost:5001/studentbook:draft\" }",
              NoSignatureCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after("cosign clean -f localhost:5001/studentbook:draft");

  private static NoSignatureCheck read(Fields fields) {
    return new NoSignatureCheck(fields.parsed("image", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return image + " is there and has no signature";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    if (view.image(image).isEmpty()) {
      return CheckResult.failed(Cause.NO_IMAGE, "HEAD " + image, "an image", "none of that name");
    }
    int signatures = view.signatures(image);
    return signatures == 0
        ? new CheckResult.Passed("no signature")
        : CheckResult.failed(
            Cause.NOT_DONE, "the signatures of " + image, "none", String.valueOf(signatures));
  }
}
