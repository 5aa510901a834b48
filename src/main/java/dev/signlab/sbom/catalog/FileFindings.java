package dev.signlab.sbom.catalog;

import java.util.List;
import java.util.Optional;

/**
 * What one file of an image tells.
 *
 * @param packages that it says are installed
 * @param distribution of the image, where the file says it
 * @param notes licences of packages that another file lists
 * @param warnings what could not be read, for people
 */
public record FileFindings(
    List<SoftwarePackage> packages,
    Optional<Distribution> distribution,
    Optional<LicenceNote> notes,
    List<String> warnings) {

  /** Copies the lists. */
  public FileFindings {
    packages = List.copyOf(packages);
    warnings = List.copyOf(warnings);
  }

  static FileFindings of(List<SoftwarePackage> packages) {
    return new FileFindings(packages, Optional.empty(), Optional.empty(), List.of());
  }

  static FileFindings warning(String text) {
    return new FileFindings(List.of(), Optional.empty(), Optional.empty(), List.of(text));
  }

  /** Returns the same with what could not be read beside it. */
  FileFindings withWarnings(List<String> texts) {
    return new FileFindings(packages, distribution, notes, texts);
  }

  static FileFindings of(Distribution distribution) {
    return new FileFindings(List.of(), Optional.of(distribution), Optional.empty(), List.of());
  }

  static FileFindings of(LicenceNote note) {
    return new FileFindings(List.of(), Optional.empty(), Optional.of(note), List.of());
  }

  /** Returns the same of a file that was read under another name. */
  public FileFindings at(String path) {
    List<SoftwarePackage> there = packages.stream().map(each -> each.withLocation(path)).toList();
    return new FileFindings(there, distribution, notes, warnings);
  }

  /** Tells whether the file told nothing at all. */
  public boolean isEmpty() {
    return packages.isEmpty() && distribution.isEmpty() && notes.isEmpty() && warnings.isEmpty();
  }

  /**
   * The licences of a package of Debian, which its list of packages does not say.
   *
   * @param packageName the package
   * @param licences in their order
   */
  public record LicenceNote(String packageName, List<String> licences) {

    /** Copies the list. */
    public LicenceNote {
      licences = List.copyOf(licences);
    }
  }
}
