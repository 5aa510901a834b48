package dev.signlab.engine.move;

import dev.signlab.engine.attach.SavedKind;
import dev.signlab.oci.layout.OciLayout;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The {@code index.json} of a saved image, byte by byte as cosign writes it. What cosign does not
 * save, such as SBOMs and the signatures of the images that an index lists, gets an entry under its
 * tag, which cosign passes over.
 */
final class SavedIndex {

  private final List<String> entries = new ArrayList<>();

  /** Adds the image itself. */
  void image(Manifest manifest) {
    SavedKind kind = manifest instanceof ImageIndex ? SavedKind.INDEX : SavedKind.IMAGE;
    add(manifest.descriptor(), SavedKind.ANNOTATION, kind.value());
  }

  /** Adds the signatures or attestations of the image itself. */
  void marked(Manifest manifest, SavedKind kind) {
    add(manifest.descriptor(), SavedKind.ANNOTATION, kind.value());
  }

  /** Adds anything else that has a tag. */
  void tagged(Manifest manifest, String tag) {
    add(manifest.descriptor(), OciLayout.NAME, tag);
  }

  /** Returns the file. */
  String text() {
    return "{\n   \"schemaVersion\": 2,\n   \"mediaType\": \""
        + MediaType.OCI_INDEX
        + "\",\n   \"manifests\": [\n"
        + String.join(",\n", entries)
        + "\n   ]\n}";
  }

  private void add(Descriptor descriptor, String annotation, String value) {
    Map<String, String> named = Map.of("T", descriptor.mediaType().value(), "V", value);
    entries.add(
        """
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
                named.get("T"),
                descriptor.size(),
                descriptor.digest(),
                annotation,
                named.get("V")));
  }
}
