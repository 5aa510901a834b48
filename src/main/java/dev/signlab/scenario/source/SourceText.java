package dev.signlab.scenario.source;

import dev.signlab.diagnostic.Controls;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.BoundedFile;
import dev.signlab.yaml.Place;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Reads the text files of a scenario strictly: of bounded size, in UTF-8, and without characters
 * that would command the terminal of whoever reads them. What is wrong is a finding with its line.
 */
public final class SourceText {

  /** The largest file that is read: far more than any script or lesson needs. */
  public static final int LARGEST = 256 << 10;

  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SourceText() {}

  /**
   * Returns the text of a file of at most {@link #LARGEST} bytes, without a byte order mark.
   *
   * @return nothing when there is a finding
   */
  public static Optional<String> read(Path file, Findings findings) {
    try {
      return decoded(file, BoundedFile.read(file, LARGEST), findings);
    } catch (LabException e) {
      findings.add(Place.beginning(file), named(file, e.problem()));
      return Optional.empty();
    }
  }

  /** The place says where the file lies; its name is enough for the words. */
  private static LabException named(Path file, Problem problem) {
    String name = String.valueOf(file.getFileName());
    return Problem.of(problem.summary().replace(file.toString(), name))
        .failure(problem.failure())
        .asException();
  }

  private static Optional<String> decoded(Path file, byte[] bytes, Findings findings) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(in, out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      findings.add(
          new Place(file, lines(text), 1),
          "not a text in UTF-8",
          "UTF-8 throughout",
          "the byte 0x%02X where no character begins".formatted(in.get(in.position())),
          "save the file in UTF-8 in your editor");
      return Optional.empty();
    }
    return withoutControls(file, withoutMark(text), findings);
  }

  private static String withoutMark(String text) {
    return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
  }

  private static Optional<String> withoutControls(Path file, String text, Findings findings) {
    int before = findings.count();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      check(new Place(file, i + 1, 1), lines.get(i), findings);
    }
    return findings.count() == before ? Optional.of(text) : Optional.empty();
  }

  /** Adds a finding when a text would send a control character to the terminal of a learner. */
  static void check(Place place, String text, Findings findings) {
    OptionalInt control = Controls.firstIn(text);
    if (control.isPresent()) {
      findings.add(
          place,
          "a control character, which would reach the terminal of every learner",
          "letters, digits, signs and line ends",
          "the character " + Controls.name(control.getAsInt()));
    }
  }

  private static int lines(String text) {
    return 1 + (int) text.chars().filter(c -> c == '\n').count();
  }
}
