package dev.signlab.transparency.note;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A text and the signatures over it (C2SP signed-note). Lines of unknown signers, such as
 * witnesses, are kept and prove nothing.
 *
 * @param text what is signed, with the line feed at its end
 * @param signatures the signature lines, in their order; there may be none
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

  /** The most bytes of a note that are read. */
  public static final int LARGEST = 1 << 20;

  private static final int MOST_SIGNATURES = 100;
  private static final String EMPTY_LINE = "\n\n";

  /** Copies the list. */
  public SignedNote {
    signatures = List.copyOf(signatures);
  }

  /** Reads a note from UTF-8; {@code what} names it in problems. */
  public static SignedNote parse(byte[] bytes, String what) {
    if (bytes.length > LARGEST) {
      throw malformed(what, "at most " + LARGEST + " bytes", bytes.length + " bytes");
    }
    try {
      String note = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return parseText(note, what);
    } catch (CharacterCodingException e) {
      throw malformed(what, "UTF-8", "other bytes");
    }
  }

  /** Returns the whole note as text. */
  public String note() {
    StringBuilder note = new StringBuilder(text).append('\n');
    signatures.forEach(signature -> note.append(signature.line()));
    return note.toString();
  }

  /** Returns the signed bytes. */
  public byte[] signedBytes() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static SignedNote parseText(String note, String what) {
    if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
      throw malformed(what, "no control characters but line feeds", "another");
    }
    int end = note.lastIndexOf(EMPTY_LINE);
    if (end < 0 || !note.endsWith("\n")) {
      throw malformed(what, "text, an empty line, signature lines", "no empty line");
    }
    String lines = note.substring(end + EMPTY_LINE.length());
    return new SignedNote(note.substring(0, end + 1), signatures(lines, what));
  }

  private static List<NoteSignature> signatures(String lines, String what) {
    List<NoteSignature> signatures = new ArrayList<>();
    for (int at = 0; at < lines.length(); ) {
      int end = lines.indexOf('\n', at);
      signatures.add(NoteSignature.parse(lines.substring(at, end), what));
      if (signatures.size() > MOST_SIGNATURES) {
        throw malformed(what, "at most " + MOST_SIGNATURES + " signatures", "more");
      }
      at = end + 1;
    }
    return signatures;
  }

  static LabException malformed(String what, String expected, String found) {
    return Problem.of(what + " is not a signed note")
        .expected(expected)
        .found(found)
        .cause(Cause.MALFORMED)
        .asException();
  }
}
