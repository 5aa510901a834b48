package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.oci.model.MediaType;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * Something of a type refers to an image.
 *
 * @param image which
 * @param type the type of artifact
 * @param count how many there must be at least
 */
record AttachedCheck(Reference image, String type, int count) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "attached",
              "an artifact of a type is attached to an image, whoever made it",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("type", FieldSpec.Kind.TEXT, "the type of artifact"),
                  FieldSpec.optional(
                      "count", FieldSpec.Kind.NUMBER, "at least so many; 1 if absent")),
              "attached: { image: \"localhost:5001/studentbook:1.0\","
                  + " type: application/vnd.example.notes }",
              AttachedCheck::read)
          .fails(Cause.NO_IMAGE, Cause.NOT_DONE)
          .after(
              "oras attach --artifact-type application/vnd.example.notes"
                  + " localhost:5001/studentbook:1.0 notes.txt");

  private static AttachedCheck read(Fields fields) {
    return new AttachedCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.text("type"),
        fields.optionalNumber("count", 1, 1000).orElse(1));
  }

  @Override
  public String goal() {
    return image + " has " + (count == 1 ? "an artifact" : count + " artifacts") + " of " + type;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return view.digest(image)
        .map(digest -> judged(types(Shelf.of(view.registry(), image.repository()), digest)))
        .orElseGet(() -> Needs.noImage(image));
  }

  /** The lists of some registries name the type of the config in place of that of the artifact. */
  private static List<String> types(Shelf shelf, Digest digest) {
    return shelf.referrers(digest).stream()
        .flatMap(each -> shelf.manifest(each).stream())
        .map(each -> each.typeOrConfigType().map(MediaType::value).orElse("untyped"))
        .toList();
  }

  private CheckResult judged(List<String> types) {
    long there = types.stream().filter(type::equals).count();
    return Judged.of(
        there >= count,
        Cause.NOT_DONE,
        "what refers to " + image,
        count + " of " + type,
        types.isEmpty() ? "nothing" : String.join(", ", types));
  }
}
