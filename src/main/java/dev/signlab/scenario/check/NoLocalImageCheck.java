package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * This machine has no image of a name.
 *
 * @param name as docker images lists it
 */
record NoLocalImageCheck(String name) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "no-local-image",
              "no image of a name is on this machine",
              List.of(FieldSpec.required("name", FieldSpec.Kind.TEXT, "as docker images lists it")),
              "no-local-image: { name: studentbook }",
              NoLocalImageCheck::read)
          .fails(Cause.NOT_DONE)
          .after("docker rmi studentbook");

  private static NoLocalImageCheck read(Fields fields) {
    return new NoLocalImageCheck(fields.text("name"));
  }

  @Override
  public String goal() {
    return "this machine has no image " + name;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    boolean there = view.localImage(name).isPresent();
    return Judged.of(
        !there, Cause.NOT_DONE, "docker images", "no " + name, there ? name : "none of that name");
  }
}
