package dev.signlab.scenario.check;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A folder holds an image, as an OCI image layout.
 *
 * @param folder which
 * @param image the image
 */
record SavedCheck(String folder, Reference image) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "saved",
              "a folder holds an image of the registry, as an OCI image layout",
              List.of(
                  FieldSpec.required("folder", FieldSpec.Kind.FILE, "the folder"),
                  FieldSpec.required("image", FieldSpec.Kind.IMAGE, "the image")),
              "saved: { folder: saved, image: \"localhost:5001/studentbook:1.0\" }",
              SavedCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.NO_IMAGE, Cause.DIGEST_MISMATCH)
          .after("cosign save --dir saved localhost:5001/studentbook:1.0");

  private static SavedCheck read(Fields fields) {
    return new SavedCheck(
        fields.parsed("folder", WorkspaceFile::parse, "unread"),
        fields.parsed("image", Reference::parse, Placeholder.IMAGE));
  }

  @Override
  public String goal() {
    return "the folder " + folder + " holds the image " + image;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    Path path = view.folder().resolve(folder);
    if (!Files.isDirectory(path)) {
      return CheckResult.failed(Cause.NO_FILE, folder, "a folder", "none of that name");
    }
    return view.digest(image)
        .map(digest -> judged(OciLayout.open(path), digest))
        .orElseGet(() -> Needs.noImage(image));
  }

  private CheckResult judged(OciLayout layout, Digest wanted) {
    List<Digest> found = layout.images().stream().map(Descriptor::digest).toList();
    return Judged.of(
        found.contains(wanted) && layout.has(wanted),
        Cause.DIGEST_MISMATCH,
        "the images in " + folder,
        wanted.shortened(),
        found.stream().map(Digest::shortened).collect(Collectors.joining(", ")));
  }
}
