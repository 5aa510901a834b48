package dev.signlab.sbom.catalog;

import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Knows where other package managers keep what they installed. None of it is read, which is said:
 * an image that has it is not one without packages.
 */
final class UnreadCataloger implements Cataloger {

  private static final List<Place> PLACES =
      List.of(
          new Place("pacman", "/desc", "var/lib/pacman/local/[^/]+/desc"),
          new Place("opkg", "/status", "(?:usr|var)/lib/opkg/status"),
          new Place("Portage", "/PF", "var/db/pkg/[^/]+/[^/]+/PF"),
          new Place("Nix", "/db.sqlite", "nix/var/nix/db/db\\.sqlite"),
          new Place("Homebrew", "_RECEIPT.json", "Cellar/[^/]+/[^/]+/INSTALL_RECEIPT\\.json"),
          new Place("Snap", "/snap.yaml", "snap/[^/]+/[^/]+/meta/snap\\.yaml"),
          new Place("Bitnami", ".spdx", "opt/bitnami/[^/]+/\\.spdx-[^/]+\\.spdx"),
          new Place("Conda", ".json", "conda-meta/[^/]+\\.json"),
          new Place("RubyGems", ".gemspec", "specifications/(?:default/)?[^/]+\\.gemspec"),
          new Place("Composer", "/installed.json", "vendor/composer/installed\\.json"),
          new Place("NuGet", ".deps.json", "[^/]+\\.deps\\.json"),
          new Place("R", "/DESCRIPTION", "(?:site-)?library/[^/]+/DESCRIPTION"),
          new Place("Yarn (Plug'n'Play)", "js", "\\.pnp\\.c?js"),
          new Place("Electron", ".asar", "[^/]+\\.asar"));

  /**
   * Where a package manager keeps what it installed.
   *
   * @param keeper its name
   * @param ending what each path ends with, which is quick to see
   * @param pattern the path from the root of the system, or from any folder
   */
  private record Place(String keeper, String ending, Pattern pattern) {

    Place(String keeper, String ending, String below) {
      this(keeper, ending, Pattern.compile("(?:.*/)?" + below));
    }

    boolean has(String path) {
      return path.endsWith(ending) && pattern.matcher(path).matches();
    }
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
    return PLACES.stream().filter(each -> each.has(file.path())).map(Place::keeper).findFirst();
  }
}
