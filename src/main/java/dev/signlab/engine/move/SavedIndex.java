package dev.signlab.engine.move;

import dev.signlab.engine.attach.SavedKind;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The {@code index.json} of a saved image, byte by byte as cosign writes it. What cosign does not
 * save, such as SBOMs and the signatures of the images that an index lists, gets an entry under its
 * tag, which cosign passes over.
 */
final class SavedIndex {

  private final List<String> entries = new ArrayList<>();
  private final List<String> others = new ArrayList<>();

  /** Adds the image itself. */
  void image(Manifest manifest) {
    SavedKind kind = manifest instanceof ImageIndex ? SavedKind.INDEX : SavedKind.IMAGE;
    entries.add(entry(manifest.descriptor(), SavedKind.ANNOTATION, kind.value()));
  }

  /** Adds the signatures or attestations of the image itself. */
  void marked(Manifest manifest, SavedKind kind) {
    entries.add(entry(manifest.descriptor(), SavedKind.ANNOTATION, kind.value()));
  }

  /** Adds anything else that has a tag. */
  void tagged(Manifest manifest, String tag) {
    others.add(entry(manifest.descriptor(), OciLayout.NAME, tag));
  }

  /** Returns the file. */
  String text() {
    return "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \""
        + MediaType.OCI_INDEX
        + "\",\n   \"manifests\": [\n"
        + Stream.concat(entries.stream(), others.stream()).collect(Collectors.joining(",\n"))
        + "\n   ]\n}";
  }

  private static String entry(Descriptor descriptor, String annotation, String value) {
    return """
          {
             "mediaType": "%s",
             "size": %d,
             "digest": "%s",
             "annotations": {
                "%s": "%s"
             }
          }\
    """
        .formatted(
            descriptor.mediaType(), descriptor.size(), descriptor.digest(), annotation, value);
  }
}
