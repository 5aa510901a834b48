package dev.signlab.image.tree;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Names of this machine's files as text. Java reads them in the encoding of the locale, and loses
 * what that cannot spell; in an image they are UTF-8 in every locale.
 */
final class FileNames {

  private FileNames() {}

  /** Returns a path as text, or nothing where it is not UTF-8. */
  static Optional<String> text(Path path) {
    String text = path.toString();
    return text.chars().allMatch(c -> c > 0 && c < 0x80) ? Optional.of(text) : decoded(path);
  }

  /** Returns a path that is not UTF-8 with a mark in place of each byte that is no text. */
  static String marked(Path path) {
    return relative(path, new String(unescaped(address(path)), StandardCharsets.UTF_8));
  }

  /** Returns a path that is not UTF-8 with such bytes behind {@code %}. */
  static String escaped(Path path) {
    return address(path).substring(1);
  }

  private static Optional<String> decoded(Path path) {
    ByteBuffer bytes = ByteBuffer.wrap(unescaped(address(path)));
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
      return Optional.of(relative(path, text));
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** An address holds the bytes of the path as they are, whatever the locale. */
  private static String address(Path path) {
    return Path.of("/").resolve(path).toUri().getRawPath();
  }

  /** Takes away what the address added to the path. */
  private static String relative(Path path, String text) {
    String plain =
        text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    return path.isAbsolute() ? plain : plain.substring(1);
  }

  private static byte[] unescaped(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '%') {
        bytes.write(Integer.parseInt(text, i + 1, i + 3, 16));
        i += 2;
      } else {
        bytes.write(text.charAt(i));
      }
    }
    return bytes.toByteArray();
  }
}
