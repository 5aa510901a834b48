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
    return Needs.image(view, image).orElseGet(() -> judged(view.signatures(image)));
  }

  private CheckResult judged(int signatures) {
    return signatures == 0
        ? new CheckResult.Passed("no signature")
        : CheckResult.failed(
            Cause.NOT_DONE, "the signatures of " + image, "none", String.valueOf(signatures));
  }
}
