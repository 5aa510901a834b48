package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A file of the learner's folder holds the digest of an image and nothing else.
 *
 * @param file which
 * @param image the image
 */
record DigestFileCheck(String file, Reference image) implements Check {

  private static final int SHOWN = 80;

  static final CheckType TYPE =
      new CheckType(
              "digest-file",
              "a file holds the digest of an image, alone or after the name and an @",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file"),
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image")),
              "digest-file: { file: digest.txt, image: \"localhost:5001/studentbook:1.0\" }",
              DigestFileCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.DIGEST_MISMATCH)
          .after("crane digest localhost:5001/studentbook:1.0 > digest.txt");

  private static DigestFileCheck read(Fields fields) {
    return new DigestFileCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("image", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return file + " holds the digest of " + image;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, file, "a file with a digest")
        .orElseGet(
            () ->
                view.digest(image)
                    .map(digest -> judged(digest, Needs.text(view, file).strip()))
                    .orElseGet(() -> Needs.noImage(image)));
  }

  private CheckResult judged(Digest digest, String text) {
    return Judged.of(
        text.equals(digest.toString()) || text.equals(image.repository().digest(digest).toString()),
        Cause.DIGEST_MISMATCH,
        file,
        digest.toString(),
        text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text);
  }
}
