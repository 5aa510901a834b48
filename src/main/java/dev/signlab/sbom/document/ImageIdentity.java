package dev.signlab.sbom.document;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import dev.signlab.crypto.Digest;
import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.ScannedImage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** How documents name an image and themselves. */
final class ImageIdentity {

  private ImageIdentity() {}

  /** Returns the package URL of an image by one of its digests (purl types, oci). */
  static Optional<String> purl(ScannedImage image, Digest digest) {
    TreeMap<String, String> qualifiers = new TreeMap<>();
    put(qualifiers, "arch", image.architecture());
    put(qualifiers, "repository_url", image.repository());
    put(qualifiers, "tag", image.tag());
    try {
      return Optional.of(
          new PackageURL("oci", null, shortName(image), digest.toString(), qualifiers, null)
              .canonicalize());
    } catch (MalformedPackageURLException e) {
      return Optional.empty();
    }
  }

  private static void put(Map<String, String> qualifiers, String name, String value) {
    if (!value.isEmpty()) {
      qualifiers.put(name, value);
    }
  }

  /** Returns the last word of the repository, or of the file where there is no repository. */
  static String shortName(ScannedImage image) {
    String whole = image.repository().isEmpty() ? image.name() : image.repository();
    return slug(whole.substring(whole.lastIndexOf('/') + 1)).toLowerCase(Locale.ROOT);
  }

  /** Returns a text in the letters that identifiers of SPDX may have. */
  static String slug(String text) {
    return text.replaceAll("[^A-Za-z0-9.-]+", "-");
  }

  /** Returns an identifier that is the same for the same document, and for no other. */
  static UUID uuid(Inventory inventory, SbomFormat format, Instant created) {
    String all =
        String.join(
            " ",
            inventory.image().manifest().toString(),
            inventory.image().name(),
            inventory.scope().words(),
            format.word(),
            created.toString());
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }
}
