package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The signatures of an image are refused for a cause: a world that is broken, or is to be.
 *
 * @param image which
 * @param key the file of the public key
 * @param cause for which
 */
public record RefusedCheck(Reference image, String key, Cause cause) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "refused",
              "verifying an image with a key is refused now, for a cause",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key"),
                  FieldSpec.required("cause", FieldSpec.Kind.CAUSE, "why")),
              "refused: { image: \"localhost:5001/studentbook:1.0\", key: other.pub,"
                  + " cause: WRONG_KEY }",
              RefusedCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.NOT_DONE)
          .verifying()
          .after("cosign sign --key cosign.key localhost:5001/studentbook:1.0");

  private static RefusedCheck read(Fields fields) {
    return new RefusedCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        CauseName.read(fields, "cause", fields.text("cause")).orElse(Cause.NOT_DONE));
  }

  @Override
  public String goal() {
    return "with " + key + ", " + image + " is refused: " + cause.words();
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Needs.image(view, image))
        .orElseGet(() -> judged(Signatures.by(view, image, key)));
  }

  private CheckResult judged(LabView.Verdict verdict) {
    Optional<Cause> found = verdict.failure().flatMap(Failure::cause);
    return found.equals(Optional.of(cause))
        ? new CheckResult.Passed("refused: " + cause.words())
        : CheckResult.failed(
            found.orElse(Cause.NOT_DONE),
            "what verification with " + key + " says of " + image,
            "a refusal: " + cause.words(),
            found.map(Cause::words).orElse("it passes"));
  }
}
