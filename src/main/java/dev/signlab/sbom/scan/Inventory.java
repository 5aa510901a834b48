package dev.signlab.sbom.scan;

import dev.signlab.sbom.catalog.Distribution;
import dev.signlab.sbom.catalog.FileFindings;
import dev.signlab.sbom.catalog.SoftwarePackage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What is installed in an image. The same image gives the same inventory.
 *
 * @param image what was read
 * @param scope which files counted
 * @param distribution the operating system, where the image says it
 * @param packages by name, version, type
 * @param warnings what was left out and why, for people
 */
public record Inventory(
    ScannedImage image,
    Scope scope,
    Optional<Distribution> distribution,
    List<ListedPackage> packages,
    List<String> warnings) {

  private static final Comparator<ListedPackage> ORDER =
      Comparator.comparing((ListedPackage each) -> each.found().fullName())
          .thenComparing(each -> each.found().version())
          .thenComparing(each -> each.found().type())
          .thenComparing(ListedPackage::purl);

  /** Copies the lists. */
  public Inventory {
    packages = List.copyOf(packages);
    warnings = List.copyOf(warnings);
  }

  static Inventory of(
      ScannedImage image, Scope scope, Collection<FileFindings> files, List<String> warnings) {
    Optional<Distribution> system =
        files.stream().flatMap(each -> each.distribution().stream()).findFirst();
    Warnings all = new Warnings();
    warnings.forEach(all::add);
    files.forEach(each -> each.warnings().forEach(all::add));
    return new Inventory(image, scope, system, listed(files, system), all.all());
  }

  private static List<ListedPackage> listed(
      Collection<FileFindings> files, Optional<Distribution> system) {
    Map<String, List<String>> notes = new HashMap<>();
    files.stream()
        .flatMap(each -> each.notes().stream())
        .forEach(note -> notes.put(note.packageName(), note.licences()));
    Map<String, List<SoftwarePackage>> same = new LinkedHashMap<>();
    for (FileFindings file : files) {
      for (SoftwarePackage each : file.packages()) {
        String key = each.type() + " " + each.fullName() + " " + each.version();
        same.computeIfAbsent(key + " " + each.purl(system), name -> new ArrayList<>()).add(each);
      }
    }
    return same.values().stream().map(each -> listed(each, notes, system)).sorted(ORDER).toList();
  }

  private static ListedPackage listed(
      List<SoftwarePackage> same, Map<String, List<String>> notes, Optional<Distribution> system) {
    SoftwarePackage first = same.getFirst();
    if (first.licences().isEmpty()) {
      first =
          switch (first.type()) {
            case DEB -> first.withLicences(notes.getOrDefault(first.name(), List.of()));
            default -> first;
          };
    }
    TreeSet<String> locations = new TreeSet<>();
    same.forEach(each -> locations.add(each.location()));
    return new ListedPackage(first, first.purl(system).orElse(""), List.copyOf(locations));
  }
}
