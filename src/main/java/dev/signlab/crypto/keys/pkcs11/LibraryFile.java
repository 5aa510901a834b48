package dev.signlab.crypto.keys.pkcs11;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Set;

/** Tells libraries from other files before the platform's loader, which is loud, sees them. */
final class LibraryFile {

  /** ELF; Mach-O of 64 bits; Mach-O for several processors. */
  private static final Set<String> MARKS = Set.of("7f454c46", "cffaedfe", "cafebabe");

  private static final int MARK = 4;

  private LibraryFile() {}

  static boolean isLibrary(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return MARKS.contains(HexFormat.of().formatHex(in.readNBytes(MARK)));
    } catch (IOException e) {
      return false;
    }
  }
}
