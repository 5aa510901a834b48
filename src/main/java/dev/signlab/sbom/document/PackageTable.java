package dev.signlab.sbom.document;

import dev.signlab.sbom.scan.Inventory;
import dev.signlab.sbom.scan.ListedPackage;
import java.util.List;
import java.util.stream.Collectors;

/** The lines that syft shows to people: name, version, type. */
final class PackageTable {

  private PackageTable() {}

  static String write(Inventory inventory) {
    List<ListedPackage> packages = inventory.packages();
    if (packages.isEmpty()) {
      return "No packages discovered\n";
    }
    int name = width("NAME", packages.stream().map(each -> each.found().fullName()).toList());
    int version = width("VERSION", packages.stream().map(each -> each.found().version()).toList());
    StringBuilder text = new StringBuilder(line("NAME", name, "VERSION", version, "TYPE"));
    packages.stream()
        .map(ListedPackage::found)
        .map(each -> line(each.fullName(), name, each.version(), version, each.type().words()))
        .distinct()
        .forEach(text::append);
    return text.toString();
  }

  static String purls(Inventory inventory) {
    return inventory.packages().stream()
        .map(ListedPackage::purl)
        .filter(purl -> !purl.isEmpty())
        .map(purl -> purl + "\n")
        .collect(Collectors.joining());
  }

  private static int width(String head, List<String> words) {
    return Math.max(
        head.length(),
        words.stream().map(PackageTable::shown).mapToInt(String::length).max().orElse(0));
  }

  private static String line(String first, int width, String second, int width2, String third) {
    return padded(first, width) + padded(second, width2) + third + "\n";
  }

  private static String padded(String text, int width) {
    String shown = shown(text);
    return shown + " ".repeat(width - shown.length() + 2);
  }

  /** Names come from an image that anybody may have made: no control letters reach a screen. */
  private static String shown(String text) {
    return text.replaceAll("\\p{Cntrl}", "?");
  }
}
