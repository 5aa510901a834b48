package dev.signlab.engine.view;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.TerminalText;
import dev.signlab.sigstore.trustedroot.TimeRange;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** Bytes and long texts as they fit on a line. */
final class Shown {

  private static final int LONGEST = 300;
  private static final int FIRST = 18;
  private static final int HASH = 64;

  private Shown() {}

  /** Returns the beginning of some bytes in Base64, and how many there are. */
  static String bytes(byte[] bytes) {
    byte[] first = Arrays.copyOf(bytes, Math.min(FIRST, bytes.length));
    String begin = Base64.getEncoder().encodeToString(first);
    return begin + (bytes.length > FIRST ? "… (" : " (") + count(bytes.length, "byte") + ")";
  }

  /** Returns a hash in hexadecimal, whole; what is longer is no hash. */
  static String hex(byte[] bytes) {
    return bytes.length > HASH ? bytes(bytes) : HexFormat.of().formatHex(bytes);
  }

  /** Returns the first line of a text, as far as it can be read in one go, also on a pipe. */
  static String text(String text) {
    String line = text.lines().findFirst().orElse("");
    boolean all = line.length() == text.strip().length() && line.length() <= LONGEST;
    int end = Math.min(LONGEST, line.length());
    String first = TerminalText.visible(line.substring(0, end));
    return all ? first : first + "… (" + count(text.length(), "letter") + ")";
  }

  static String count(long number, String what) {
    boolean changes = what.endsWith("y") && !what.endsWith("ey");
    String words = changes ? what.substring(0, what.length() - 1) + "ie" : what;
    return number + " " + (number == 1 ? what : words + "s");
  }

  /** A part of a file that cannot be read, and why. */
  static ViewField unreadable(String name, LabException e) {
    return ViewField.of(name, "unreadable", text(e.problem().foundOrSummary()));
  }

  /** When something counts. */
  static ViewField range(TimeRange range, Instant now) {
    String end = range.end().map(moment -> " to " + moment).orElse(" on");
    return ViewField.of(
        "valid",
        "from " + range.start() + end,
        range.end().map(moment -> Ends.of(moment, now)).orElse(""));
  }
}
