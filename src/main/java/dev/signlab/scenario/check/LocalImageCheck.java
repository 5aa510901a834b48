package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * An image was built, tagged or pulled on this machine.
 *
 * @param name its name, with or without registry
 */
public record LocalImageCheck(String name) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "local-image",
              "an image was built, tagged or pulled on this machine",
              List.of(FieldSpec.required("name", FieldSpec.Kind.TEXT, "as docker images lists it")),
              "local-image: { name: studentbook }",
              LocalImageCheck::read)
          .fails(Cause.NO_IMAGE)
          .after("docker build -t studentbook studentbook");

  private static LocalImageCheck read(Fields fields) {
    return new LocalImageCheck(fields.text("name"));
  }

  @Override
  public String goal() {
    return "an image is here under the name " + name;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<ImageFacts> image = view.localImage(name);
    if (image.isPresent()) {
      return new CheckResult.Passed(image.get().digest().shortened());
    }
    return CheckResult.failed(
        Cause.NO_IMAGE, "docker images", "an image named " + name, "none of that name");
  }
}
