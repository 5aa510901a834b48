package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * Two images are, or are not, the same bytes.
 *
 * @param first one image
 * @param second the other
 * @param same whether they must be the same
 */
public record DigestsCheck(Reference first, Reference second, boolean same) implements Check {

  private static final String SAME = "same";

  static final CheckType TYPE =
      new CheckType(
              "digests",
              "two names point at the same image, or at different ones",
              List.of(
                  FieldSpec.required("of", FieldSpec.Kind.IMAGES, "two images"),
                  FieldSpec.choice("are", true, "how they compare", List.of(SAME, "different"))),
              "digests: { of: [\"localhost:5001/book:1.0\", \"localhost:5001/book:2.0\"], are:"
                  + " different }",
              DigestsCheck::read)
          .fails(Cause.NO_IMAGE, Cause.DIGEST_MISMATCH, Cause.NOT_DONE)
          .after("crane copy localhost:5001/studentbook:draft localhost:5001/book:2.0");

  private static DigestsCheck read(Fields fields) {
    List<Reference> images = fields.allParsed("of", Reference::parse);
    if (images.size() != 2) {
      fields
          .findings()
          .add(fields.place("of"), "digests compare two images", "two images", "" + images.size());
      images = List.of(Placeholder.IMAGE, Placeholder.IMAGE);
    }
    String are = Choices.read(fields, "are", List.of(SAME, "different"));
    return new DigestsCheck(images.getFirst(), images.getLast(), are.equals(SAME));
  }

  @Override
  public String goal() {
    return first + " and " + second + (same ? " are one image" : " are different images");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Optional<Digest> one = view.digest(first);
    Optional<Digest> other = view.digest(second);
    if (one.isEmpty() || other.isEmpty()) {
      Reference missing = one.isEmpty() ? first : second;
      return CheckResult.failed(Cause.NO_IMAGE, "HEAD " + missing, "an image", "none");
    }
    String found = one.get().shortened() + " and " + other.get().shortened();
    if (one.equals(other) == same) {
      return new CheckResult.Passed(same ? one.get().shortened() : found);
    }
    return same
        ? CheckResult.failed(Cause.DIGEST_MISMATCH, goal(), "one digest", found)
        : CheckResult.failed(Cause.NOT_DONE, goal(), "two digests", found);
  }
}
