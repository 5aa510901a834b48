package dev.signlab.image.tree;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Names of this machine's files as text. Java reads them in the encoding of the locale, and loses
 * what that cannot spell; in an image they are UTF-8 in every locale.
 */
final class FileNames {

  private FileNames() {}

  /** Returns a path as text, or refuses one that is not UTF-8. */
  static String text(Path path) {
    String text = path.toString();
    return text.chars().allMatch(c -> c > 0 && c < 0x80) ? text : decoded(path);
  }

  /** An address holds the bytes of the path as they are, whatever the locale. */
  private static String decoded(Path path) {
    Path whole = Path.of("/").resolve(path);
    String escaped = whole.toUri().getRawPath();
    byte[] bytes = unescaped(escaped);
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      String plain =
          text.length() > 1 && text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
      return path.isAbsolute() ? plain : plain.substring(1);
    } catch (CharacterCodingException e) {
      throw notText(escaped, e);
    }
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

  private static LabException notText(String escaped, CharacterCodingException e) {
    return Problem.of("the name of a file is not UTF-8")
        .expected("names in UTF-8, as image layers have them")
        .found(escaped.substring(1) + ", with its bytes behind %")
        .hint("rename the file, or keep it out of the folder that is built")
        .cause(Cause.MALFORMED)
        .asException(e);
  }
}
