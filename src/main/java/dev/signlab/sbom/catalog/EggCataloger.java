package dev.signlab.sbom.catalog;

import dev.signlab.storage.SpooledFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/** A package of Python in one zip archive, from which Python runs it (Python Eggs, setuptools). */
final class EggCataloger implements Cataloger {

  private static final long LARGEST = 1L << 30;

  @Override
  public boolean wants(ImageFile file) {
    return file.name().toLowerCase(Locale.ROOT).endsWith(".egg");
  }

  @Override
  public FileFindings read(ImageFile file, InputStream content) throws IOException {
    try (SpooledFile archive = SpooledFile.of(content, LARGEST);
        ZipFile zip = ZipFile.builder().setPath(archive.path()).get()) {
      ZipArchiveEntry entry = zip.getEntry("EGG-INFO/PKG-INFO");
      if (entry == null) {
        throw new IOException("it has no EGG-INFO/PKG-INFO");
      }
      try (InputStream metadata = zip.getInputStream(entry)) {
        String text = BoundedText.read(metadata, BoundedText.SMALL);
        return FileFindings.of(List.of(PythonCataloger.metadata(text, file.path())));
      }
    }
  }
}
