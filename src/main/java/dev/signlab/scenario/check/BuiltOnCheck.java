package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image begins with all layers of another.
 *
 * @param ref which
 * @param base the other
 */
record BuiltOnCheck(Reference ref, Reference base) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "built-on",
              "an image begins with all layers of another, and so was built on it",
              List.of(
                  FieldSpec.required("ref", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("base", FieldSpec.Kind.IMAGE, "what it was built on")),
              "built-on: { ref: \"localhost:5001/next:1.0\","
                  + " base: \"localhost:5001/studentbook:1.0\" }",
              BuiltOnCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "mkdir next",
              "echo \"FROM localhost:5001/studentbook:1.0\" > next/Dockerfile",
              "echo \"LABEL next=yes\" >> next/Dockerfile",
              "docker build -t localhost:5001/next:1.0 next",
              "docker push localhost:5001/next:1.0");

  private static BuiltOnCheck read(Fields fields) {
    return new BuiltOnCheck(
        fields.parsed("ref", Reference::parse, Placeholder.IMAGE),
        fields.parsed("base", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return ref + " is built on " + base;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.image(view, ref)
        .or(() -> Needs.image(view, base))
        .orElseGet(() -> judged(layers(view, ref), layers(view, base)));
  }

  private CheckResult judged(List<Digest> layers, List<Digest> below) {
    boolean begins =
        !below.isEmpty()
            && layers.size() >= below.size()
            && layers.subList(0, below.size()).equals(below);
    String found = layers.size() + " layers, " + layers.stream().filter(below::contains).count();
    return Judged.of(
        begins,
        Cause.NOT_DONE,
        "the layers of " + ref,
        "the " + below.size() + " layers of " + base + " first",
        found + " of them of " + base);
  }

  private static List<Digest> layers(LabView view, Reference image) {
    return view.registry().manifest(image) instanceof ImageManifest manifest
        ? manifest.layers().stream().map(Descriptor::digest).toList()
        : List.of();
  }
}
