package dev.signlab.sbom.catalog;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One package that is installed in an image.
 *
 * @param type its kind
 * @param namespace the group, scope or host in front of its name, or an empty text
 * @param name its name
 * @param version its version, or an empty text where it has none
 * @param qualifiers what a package URL says beside, such as the architecture
 * @param licences as the package states them, in their order
 * @param location the file that says so
 */
public record SoftwarePackage(
    PackageType type,
    String namespace,
    String name,
    String version,
    Map<String, String> qualifiers,
    List<String> licences,
    String location) {

  /** Copies the lists, and takes out letters that would move a cursor or end a line. */
  public SoftwarePackage {
    namespace = OneLine.of(namespace);
    name = OneLine.of(name);
    version = OneLine.of(version);
    location = OneLine.of(location);
    licences = licences.stream().map(OneLine::of).toList();
    qualifiers = Collections.unmodifiableMap(new TreeMap<>(qualifiers));
  }

  /** A package without namespace and qualifiers. */
  static SoftwarePackage of(
      PackageType type, String name, String version, List<String> licences, String location) {
    return new SoftwarePackage(type, "", name, version, Map.of(), licences, location);
  }

  /** Returns the same package with other licences. */
  public SoftwarePackage withLicences(List<String> stated) {
    return new SoftwarePackage(type, namespace, name, version, qualifiers, stated, location);
  }

  /** Returns the same package, found in another file. */
  SoftwarePackage withLocation(String file) {
    return new SoftwarePackage(type, namespace, name, version, qualifiers, licences, file);
  }

  /** Returns the name as people write it, with its namespace where that is part of it. */
  public String fullName() {
    boolean isPart = !namespace.isEmpty() && (type == PackageType.NPM || type == PackageType.GO);
    return isPart ? namespace + "/" + name : name;
  }

  /**
   * Returns the package URL.
   *
   * @param distribution of the image, where it is known
   * @return nothing where the package cannot be named so
   */
  public Optional<String> purl(Optional<Distribution> distribution) {
    TreeMap<String, String> all = new TreeMap<>(qualifiers);
    String space = namespace;
    if (type.isOfDistribution() && distribution.isPresent()) {
      all.put("distro", distribution.get().qualifier());
      space = distribution.get().id();
    }
    if (type == PackageType.JAVA && space.isEmpty()) {
      space = name;
    }
    String exact = version.startsWith("(") || version.isEmpty() ? null : version;
    try {
      String group = space.isEmpty() ? null : space;
      return Optional.of(
          new PackageURL(type.purlType(), group, name, exact, all, null).canonicalize());
    } catch (MalformedPackageURLException e) {
      return Optional.empty();
    }
  }
}
