package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A registry has an image.
 *
 * @param ref which
 * @param labels labels that it must carry
 * @param layers how many layers it must have at least
 */
public record ImageCheck(Reference ref, Map<String, String> labels, Optional<Integer> layers)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "image",
              "a registry has an image, with labels and layers where asked for",
              List.of(
                  FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.optional("labels", FieldSpec.Kind.PAIRS, "labels that it must carry"),
                  FieldSpec.optional("layers", FieldSpec.Kind.NUMBER, "at least so many layers")),
              "image: { ref: \"localhost:5001/studentbook:1.0\", labels: { course: signing } }",
              ImageCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "docker build -t localhost:5001/studentbook:1.0 studentbook",
              "docker push localhost:5001/studentbook:1.0");

  /** Copies the labels. */
  public ImageCheck {
    labels = Map.copyOf(labels);
  }

  private static ImageCheck read(Fields fields) {
    return new ImageCheck(
        fields.parsed("ref", Reference::parse, Placeholder.IMAGE),
        fields.textMap("labels"),
        fields.optionalNumber("layers", 0, 1000));
  }

  @Override
  public String goal() {
    return "the registry has " + ref;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<ImageFacts> found = view.image(ref);
    if (found.isEmpty()) {
      return CheckResult.failed(
          Cause.NO_IMAGE,
          "HEAD " + ref,
          "an image of that name in " + ref.registry(),
          "none of that name");
    }
    return judge(found.get());
  }

  private CheckResult judge(ImageFacts image) {
    if (!image.labels().entrySet().containsAll(labels.entrySet())) {
      return CheckResult.failed(
          Cause.NOT_DONE, "labels of " + ref, labels.toString(), image.labels().toString());
    }
    int least = layers.orElse(0);
    if (image.layers() < least) {
      return CheckResult.failed(
          Cause.NOT_DONE, "layers of " + ref, least + " or more", String.valueOf(image.layers()));
    }
    return new CheckResult.Passed(image.digest().shortened());
  }
}
