package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Locale;

/** A number of bytes as cosign's variables give it: 5120, 20K, 3M, 45MiB, 1GB. */
final class ByteSize {

  private static final List<String> UNITS = List.of("", "k", "m", "g");
  private static final int LONGEST_NUMBER = 10;

  private ByteSize() {}

  /** Reads a number of bytes; what is beyond 2 GiB counts as 2 GiB. */
  static int parse(String variable, String text) {
    String lower = text.strip().toLowerCase(Locale.ROOT);
    int digits = 0;
    while (digits < lower.length() && Character.isDigit(lower.charAt(digits))) {
      digits++;
    }
    String unit = lower.substring(digits).strip();
    boolean binary = unit.endsWith("ib");
    String letter = unit.replaceFirst("i?b$", "");
    if (digits == 0 || digits > LONGEST_NUMBER || !UNITS.contains(letter)) {
      throw malformed(variable, text);
    }
    double bytes = Double.parseDouble(lower.substring(0, digits));
    return (int)
        Math.min(Integer.MAX_VALUE, bytes * Math.pow(binary ? 1024 : 1000, UNITS.indexOf(letter)));
  }

  private static LabException malformed(String variable, String text) {
    return Problem.of(variable + " is no number of bytes")
        .expected("such as 5120, 20K, 3M, 45MiB, 1GB")
        .found(text)
        .asException();
  }
}
