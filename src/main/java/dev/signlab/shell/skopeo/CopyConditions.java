package dev.signlab.shell.skopeo;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.ImageLocation;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.model.MediaType;
import dev.signlab.shell.command.Invocation;
import java.util.Optional;
import java.util.Set;

/**
 * What a line of {@code skopeo copy} demands of the copy, checked before anything is copied.
 *
 * @param format the form of the manifest, where one is demanded
 * @param keepsDigest whether the digest must stay
 * @param losesDigest whether it cannot stay where the copy goes
 */
record CopyConditions(Optional<String> format, boolean keepsDigest, boolean losesDigest) {

  private static final Set<MediaType> OCI = Set.of(MediaType.OCI_MANIFEST, MediaType.OCI_INDEX);

  static CopyConditions of(Invocation invocation, ImageLocation to) {
    String which = invocation.flag("multi-arch").orElse("all");
    if (!which.equals("all")) {
      throw refused("--multi-arch " + which, "--multi-arch all: an index is copied whole here");
    }
    Optional<String> format = invocation.flag("format");
    if (format.isPresent() && !Set.of("oci", "v2s2").contains(format.get())) {
      throw refused("--format " + format.get(), "oci or v2s2");
    }
    return new CopyConditions(
        format, invocation.isOn("preserve-digests"), to instanceof ImageLocation.InDockerArchive);
  }

  /** Refuses an image that the copy would have to change. */
  void check(Manifest manifest) {
    boolean oci = OCI.contains(manifest.mediaType());
    if (format.isPresent() && oci != format.get().equals("oci")) {
      throw refused(
          "--format "
              + format.get()
              + " would change the manifest, and with it digest and"
              + " signatures",
          "the form that the image has: " + (oci ? "oci" : "v2s2"));
    }
    if (keepsDigest && losesDigest) {
      throw refused("a docker-archive keeps no manifest, so no digest", "oci-archive:FILE");
    }
  }

  private static LabException refused(String what, String expected) {
    return Problem.of("not done here: " + what)
        .expected(expected)
        .found(what)
        .command("skopeo copy --help")
        .exitStatus(Problem.USAGE)
        .asException();
  }
}
