package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image carries so many signatures, whoever made them.
 *
 * @param image which
 * @param least how many at least
 * @param most how many at most
 */
record SignatureCountCheck(Reference image, int least, int most) implements Check {

  private static final int ANY = 1000;

  static final CheckType TYPE =
      new CheckType(
              "signatures",
              "an image carries so many signatures, whoever made them",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.optional("least", FieldSpec.Kind.NUMBER, "at least so many"),
                  FieldSpec.optional("most", FieldSpec.Kind.NUMBER, "at most so many")),
              "signatures: { image: \"localhost:5001/studentbook:1.0\", least: 1, most: 1 }",
              SignatureCountCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NO_SIGNATURE, Cause.NOT_DONE)
          .after("cosign sign --key cosign.key localhost:5001/studentbook:1.0");

  private static SignatureCountCheck read(Fields fields) {
    int least = fields.optionalNumber("least", 0, ANY).orElse(0);
    int most = fields.optionalNumber("most", 0, ANY).orElse(ANY);
    if (least > most) {
      fields
          .findings()
          .add(fields.place("most"), "more than at most", least + " or more", "" + most);
    }
    if (!fields.has("least") && !fields.has("most")) {
      fields.findings().add(fields.place(), "any number would do", "least: or most:", "neither");
    }
    return new SignatureCountCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE), least, most);
  }

  @Override
  public String goal() {
    String number = least == most ? "" + least : least + (most == ANY ? " or more" : " to " + most);
    return image + " carries " + number + " signatures";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, image).orElseGet(() -> judged(view.signatures(image)));
  }

  private CheckResult judged(int found) {
    return Judged.of(
        found >= least && found <= most,
        found == 0 ? Cause.NO_SIGNATURE : Cause.NOT_DONE,
        "the signatures of " + image,
        goal(),
        String.valueOf(found));
  }
}
