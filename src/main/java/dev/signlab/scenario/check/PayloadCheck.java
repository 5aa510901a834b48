package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.util.List;

/**
 * A file is the payload that a signature of an image is made over (cosign's simple signing).
 *
 * @param file the file
 * @param image the image that it must name by its digest
 */
record PayloadCheck(String file, Reference image) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "payload",
              "a file is a simple-signing payload that names the digest of an image",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the payload"),
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image")),
              "payload: { file: payload.json, image: \"localhost:5001/studentbook:1.0\" }",
              PayloadCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_IMAGE, Cause.MALFORMED, Cause.WRONG_IMAGE)
          .after("cosign generate localhost:5001/studentbook:1.0 > payload.json");

  private static PayloadCheck read(Fields fields) {
    return new PayloadCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("image", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return file + " is a payload that names " + image + " by its digest";
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, file, "a payload")
        .orElseGet(
            () ->
                view.digest(image)
                    .map(digest -> judged(digest.toString(), Needs.bytes(view, file)))
                    .orElseGet(() -> Needs.noImage(image)));
  }

  private CheckResult judged(String digest, byte[] json) {
    SimpleSigningPayload payload = SimpleSigningPayload.parse(json, file);
    return Judged.of(
        payload.manifestDigest().equals(digest),
        Cause.WRONG_IMAGE,
        "the digest in " + file,
        digest,
        payload.manifestDigest());
  }
}
