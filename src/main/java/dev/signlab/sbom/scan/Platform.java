package dev.signlab.sbom.scan;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.layout.ImageSource;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.ImageIndex;
import dev.signlab.oci.model.ImageManifest;
import dev.signlab.oci.model.Manifest;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Chooses the image of one platform out of an index.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code amd64}
 */
record Platform(String os, String architecture) {

  /** An index that lists an index that lists an index is as deep as this looks. */
  private static final int DEEPEST = 3;

  /**
   * Parses {@code OS/ARCHITECTURE} or {@code ARCHITECTURE}; a variant behind it is not compared.
   */
  static Platform parse(String text) {
    String[] parts = text.split("/", -1);
    return parts.length == 1 ? new Platform("linux", parts[0]) : new Platform(parts[0], parts[1]);
  }

  ImageManifest choose(ImageSource source, Manifest manifest) {
    Manifest next = manifest;
    for (int depth = 0; depth < DEEPEST && next instanceof ImageIndex index; depth++) {
      next = source.manifest(chosen(index));
    }
    if (next instanceof ImageManifest image) {
      return image;
    }
    throw Problem.of("an index within an index within an index")
        .expected("an image")
        .found(next.toString())
        .cause(Cause.MALFORMED)
        .asException();
  }

  private Descriptor chosen(ImageIndex index) {
    List<Descriptor> listed = index.manifests();
    if (listed.size() == 1) {
      return listed.getFirst();
    }
    return listed.stream()
        .filter(each -> words(each).equals(os + "/" + architecture))
        .findFirst()
        .orElseThrow(() -> none(listed));
  }

  private LabException none(List<Descriptor> listed) {
    return Problem.of("no image for " + os + "/" + architecture + " in the index")
        .expected("--platform with one of those that it lists")
        .found(listed.stream().map(Platform::words).collect(Collectors.joining(", ")))
        .cause(Cause.NO_IMAGE)
        .asException();
  }

  private static String words(Descriptor listed) {
    return listed
        .platform()
        .map(each -> each.path("os").asString("?") + "/" + each.path("architecture").asString("?"))
        .orElse("(no platform)");
  }
}
