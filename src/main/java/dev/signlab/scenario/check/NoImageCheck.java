package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A registry has no image of a name.
 *
 * @param ref which
 */
record NoImageCheck(Reference ref) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-image",
              "a registry answers and has no image of a name",
              List.of(FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the image")),
              "no-image: { ref: \"localhost:5001/studentbook:old\" }",
              NoImageCheck::read)
          .fails(Cause.NOT_DONE)
          .after("crane delete localhost:5001/studentbook:old");

  private static NoImageCheck read(Fields fields) {
    return new NoImageCheck(fields.parsed("ref", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return "the registry has no image " + ref;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.digest(ref)
        .<CheckResult>map(
            found ->
                CheckResult.failed(Cause.NOT_DONE, "HEAD " + ref, "no image", found.shortened()))
        .orElseGet(() -> new CheckResult.Passed("none of that name"));
  }
}
