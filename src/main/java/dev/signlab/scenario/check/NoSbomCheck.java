package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image is there and no SBOM is attached to it.
 *
 * @param image which
 */
record NoSbomCheck(Reference image) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-sbom",
              "an image is in the registry and no SBOM is attached to it",
              List.of(FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image")),
              "no-sbom: { image: \"localhost:5001/studentbook:1.0\" }",
              NoSbomCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after("cosign clean -f --type sbom localhost:5001/studentbook:1.0");

  private static NoSbomCheck read(Fields fields) {
    return new NoSbomCheck(fields.parsed("image", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return image + " has no SBOM attached";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image).orElseGet(() -> judged(view.attachedSbom(image).isPresent()));
  }

  private CheckResult judged(boolean there) {
    return Judged.of(
        !there, Cause.NOT_DONE, "the SBOM of " + image, "none", there ? "one" : "none");
  }
}
