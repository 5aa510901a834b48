package dev.signlab.content.asciidoc;

import dev.signlab.content.document.DocumentJson;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Names what a conversion depends on by one digest: the file, the files that it includes, and the
 * converter itself. The same key means that a document kept from an earlier conversion still holds.
 */
public final class SourceKey {

  private static final String INCLUDE = "include::";
  private static final int DEEPEST = 8;
  private static final int LONGEST_CLASS = 1 << 18;
  private static final List<Class<?>> CONVERTER =
      List.of(
          AsciidocConverter.class,
          BlockWalk.class,
          ListWalk.class,
          TableWalk.class,
          Sources.class,
          InlineMarkup.class,
          MarkupParser.class,
          Entities.class,
          DocumentJson.class);

  private SourceKey() {}

  /** Returns the key of an AsciiDoc file as 64 hexadecimal digits. Does not load Asciidoctor. */
  public static String of(Path file) {
    MessageDigest digest = sha256();
    CONVERTER.forEach(type -> digest.update(code(type)));
    add(digest, file, DEEPEST);
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, Path file, int depth) {
    byte[] bytes = BoundedFile.read(file);
    digest.update(bytes);
    new String(bytes, StandardCharsets.UTF_8)
        .lines()
        .filter(line -> line.startsWith(INCLUDE) && line.indexOf('[') > 0)
        .map(line -> file.resolveSibling(line.substring(INCLUDE.length(), line.indexOf('['))))
        .filter(included -> depth > 0 && Files.isRegularFile(included))
        .forEach(included -> add(digest, included, depth - 1));
  }

  private static byte[] code(Class<?> type) {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream in = SourceKey.class.getResourceAsStream(name)) {
      return in == null ? new byte[0] : BoundedFile.read(in, LONGEST_CLASS, name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every JDK has SHA-256", e);
    }
  }
}
