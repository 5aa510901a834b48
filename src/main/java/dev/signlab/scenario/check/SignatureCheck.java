package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.attach.SignatureLayout;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Repository;
import dev.signlab.scenario.source.Fields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An image carries a signature of a key.
 *
 * @param image which
 * @param key the file of the public key
 * @param annotations what the signed payload must carry
 * @param count how many signatures of that kind there must be at least
 * @param layout the only one that counts; nothing when any does
 * @param keptIn the repository that holds the signatures, where it is not the image's own
 */
public record SignatureCheck(
    Reference image,
    String key,
    Map<String, String> annotations,
    int count,
    Optional<SignatureLayout> layout,
    Optional<Repository> keptIn)
    implements Check {

  private static final String KEPT_IN = "kept-in";
  private static final List<String> LAYOUTS = SignatureLayout.names();

  static final CheckType TYPE =
      new CheckType(
              "signature",
              "an image carries a signature that a public key verifies",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key"),
                  FieldSpec.optional(
                      "annotations", FieldSpec.Kind.PAIRS, "what the payload carries"),
                  FieldSpec.optional(
                      "count", FieldSpec.Kind.NUMBER, "at least so many; 1 if absent"),
                  FieldSpec.choice("layout", false, "the only one that counts", LAYOUTS),
                  FieldSpec.optional(
                      KEPT_IN,
                      FieldSpec.Kind.TEXT,
                      "the repository of the signatures, if another")),
              "signature: { image: \"localhost:5001/studentbook:1.0\", key: cosign.pub }",
              SignatureCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.NOT_DONE)
          .verifying()
          .after("cosign sign --key cosign.key localhost:5001/studentbook:1.0");

  /** Copies the annotations. */
  public SignatureCheck {
    annotations = Map.copyOf(annotations);
  }

  private static SignatureCheck read(Fields fields) {
    return new SignatureCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        fields.textMap("annotations"),
        fields.optionalNumber("count", 1, 1000).orElse(1),
        fields.optionalParsed("layout", SignatureLayout::parse),
        fields.optionalParsed(KEPT_IN, Repository::parse));
  }

  @Override
  public String goal() {
    String with = annotations.isEmpty() ? "" : " with " + annotations;
    String what = count == 1 ? "a signature" : count + " signatures";
    String where = layout.map(only -> " in the " + only.words() + " layout").orElse("");
    String place = keptIn.map(repository -> " in " + repository).orElse("");
    return key + " verifies " + what + with + " of " + image + where + place;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Needs.image(view, image))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    Path file = view.folder().resolve(key);
    LabView.Verdict verdict = view.verify(image, file, annotations, layout, keptIn);
    return Judged.of(verdict, count, this, "the signatures of " + image, " with " + key);
  }
}
