package dev.signlab.sbom.scan;

import dev.signlab.sbom.catalog.SoftwarePackage;
import java.util.List;

/**
 * A package of an inventory, once however often it is installed.
 *
 * @param found the package
 * @param purl its package URL, or an empty text where it has none
 * @param locations the files that tell of it, by path
 */
public record ListedPackage(SoftwarePackage found, String purl, List<String> locations) {

  /** Copies the list. */
  public ListedPackage {
    locations = List.copyOf(locations);
  }
}
