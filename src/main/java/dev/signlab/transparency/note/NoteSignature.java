package dev.signlab.transparency.note;

import dev.signlab.diagnostic.LabException;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line of a note. The hint picks among keys; it proves nothing.
 *
 * @param name the name of the key, such as {@code rekor.sigstore.dev}
 * @param hint four bytes by which keys of one name are told apart
 * @param signature the signature itself
 */
@SuppressWarnings("ArrayRecordComponent")
public record NoteSignature(String name, byte[] hint, byte[] signature) {

  /** The bytes of a hint. */
  static final int HINT = 4;

  private static final String DASH = "— ";

  /** Reads {@code — NAME BASE64}, without a line feed. */
  static NoteSignature parse(String line, String what) {
    int space = line.indexOf(' ', DASH.length());
    if (!line.startsWith(DASH) || space < 0) {
      throw malformed(what, line);
    }
    String name = line.substring(DASH.length(), space);
    byte[] bytes = base64(line.substring(space + 1), what, line);
    if (!isName(name) || bytes.length <= HINT) {
      throw malformed(what, line);
    }
    return new NoteSignature(
        name, Arrays.copyOf(bytes, HINT), Arrays.copyOfRange(bytes, HINT, bytes.length));
  }

  /** Returns the line, with its line feed. */
  String line() {
    byte[] bytes = Arrays.copyOf(hint, HINT + signature.length);
    System.arraycopy(signature, 0, bytes, HINT, signature.length);
    return DASH + name + " " + Base64.getEncoder().encodeToString(bytes) + "\n";
  }

  /** Tells whether a text can name a key: not empty, no space, no plus. */
  static boolean isName(String text) {
    return !text.isEmpty()
        && text.codePoints()
            .noneMatch(c -> c == '+' || Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static byte[] base64(String text, String what, String line) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed(what, line);
    }
  }

  private static LabException malformed(String what, String line) {
    return SignedNote.malformed(what, "a signature line: — NAME BASE64", "the line " + line);
  }
}
