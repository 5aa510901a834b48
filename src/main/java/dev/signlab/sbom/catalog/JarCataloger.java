package dev.signlab.sbom.catalog;

import dev.signlab.storage.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;

/**
 * Java archives, and those within them: by the pom.properties that Maven puts in, else by manifest
 * and file name.
 */
final class JarCataloger implements Cataloger {

  /** What Java and its servers, build tools and Jenkins take for an archive of classes. */
  private static final List<String> ENDINGS =
      List.of(".jar", ".war", ".ear", ".par", ".sar", ".nar", ".jpi", ".hpi", ".kar", ".lpkg");

  @Override
  public boolean wants(ImageFile file) {
    return isArchive(file.name());
  }

  /** The name may be all that an archive says of itself. */
  @Override
  public boolean readsPath() {
    return true;
  }

  static boolean isArchive(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ENDINGS.stream().anyMatch(lower::endsWith);
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    try (SpooledFile archive = SpooledFile.of(content, JarWalk.MOST_BYTES)) {
      return JarWalk.of(file.path(), archive);
    }
  }
}
