package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * An image is there, and a key verifies no signature of it.
 *
 * @param image which
 * @param key the file of the public key
 */
record NotSignedByCheck(Reference image, String key) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "not-signed-by",
              "an image is in the registry and a public key verifies no signature of it",
              List.of(
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key")),
              "not-signed-by: { image: \"localhost:5001/studentbook:1.0\", key: old.pub }",
              NotSignedByCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.MALFORMED, Cause.NOT_JUDGED, Cause.NOT_DONE)
          .after("cosign clean -f localhost:5001/studentbook:1.0");

  private static NotSignedByCheck read(Fields fields) {
    return new NotSignedByCheck(
        fields.parsed("image", Reference::parse, Placeholder.IMAGE),
        fields.parsed("key", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return key + " verifies no signature of " + image;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Needs.image(view, image))
        .orElseGet(
            () ->
                Judged.none(
                    Signatures.by(view, image, key), "the signatures of " + image, "of " + key));
  }
}
