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
      Map.of(
          "pacman", Pattern.compile("var/lib/pacman/local/[^/]+/desc"),
          "opkg", Pattern.compile("(?:usr|var)/lib/opkg/status"),
          "Portage", Pattern.compile("var/db/pkg/[^/]+/[^/]+/PF"),
          "Nix", Pattern.compile("nix/var/nix/db/db\\.sqlite"),
          "Conda", Pattern.compile("(?:.*/)?conda-meta/[^/]+\\.json"),
          "RubyGems", Pattern.compile("(?:.*/)?specifications/(?:default/)?[^/]+\\.gemspec"),
          "Composer", Pattern.compile("(?:.*/)?vendor/composer/installed\\.json"),
          "NuGet", Pattern.compile("(?:.*/)?[^/]+\\.deps\\.json"));

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
