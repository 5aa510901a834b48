package dev.signlab.sbom.catalog;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows where other package managers keep what they installed. None of it is read, which is said:
 * an image that has it is not one without packages.
 */
final class UnreadCataloger implements Cataloger {

  private static final Map<String, Pattern> PLACES =
      Map.ofEntries(
          place("pacman", "var/lib/pacman/local/[^/]+/desc"),
          place("opkg", "(?:usr|var)/lib/opkg/status"),
          place("Portage", "var/db/pkg/[^/]+/[^/]+/PF"),
          place("Nix", "nix/var/nix/db/db\\.sqlite"),
          place("Homebrew", "Cellar/[^/]+/[^/]+/INSTALL_RECEIPT\\.json"),
          place("Snap", "snap/[^/]+/[^/]+/meta/snap\\.yaml"),
          place("Bitnami", "opt/bitnami/[^/]+/\\.spdx-[^/]+\\.spdx"),
          place("Conda", "conda-meta/[^/]+\\.json"),
          place("RubyGems", "specifications/(?:default/)?[^/]+\\.gemspec"),
          place("Composer", "vendor/composer/installed\\.json"),
          place("NuGet", "[^/]+\\.deps\\.json"),
          place("R", "(?:site-)?library/[^/]+/DESCRIPTION"),
          place("Yarn (Plug'n'Play)", "\\.pnp\\.c?js"),
          place("Electron", "[^/]+\\.asar"));

  private static Map.Entry<String, Pattern> place(String keeper, String below) {
    return Map.entry(keeper, Pattern.compile("(?:.*/)?" + below));
  }

  @Override
  public boolean wants(ImageFile file) {
    return keeper(file).isPresent();
  }

  /** Says it once for each package manager, however many files there are. */
  @Override
  public FileFindings read(ImageFile file, InputStream content) {
    return new FileFindings(
        List.of(),
        Optional.empty(),
        Optional.empty(),
        keeper(file)
            .map(each -> "the packages of " + each + " are NOT listed: its files are not read here")
            .stream()
            .toList());
  }

  private static Optional<String> keeper(ImageFile file) {
    return PLACES.entrySet().stream()
        .filter(each -> each.getValue().matcher(file.path()).matches())
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
