package dev.signlab.sbom.catalog;

import dev.signlab.storage.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Set;

/**
 * Java archives, and those within them: by the pom.properties that Maven puts in, else by manifest
 * and file name.
 */
final class JarCataloger implements Cataloger {

  /** What Java and its servers, build tools and Jenkins take for an archive of classes. */
  private static final Set<String> ENDINGS =
      Set.of(".jar", ".war", ".ear", ".par", ".sar", ".nar", ".jpi", ".hpi", ".kar", ".lpkg");

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
    int dot = name.lastIndexOf('.');
    return dot >= 0 && ENDINGS.contains(name.substring(dot).toLowerCase(Locale.ROOT));
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    try (SpooledFile archive = SpooledFile.of(content, JarWalk.MOST_BYTES)) {
      return JarWalk.of(file.path(), archive);
    }
  }
}
