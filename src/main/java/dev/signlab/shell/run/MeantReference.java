package dev.signlab.shell.run;

import dev.signlab.diagnostic.Hint;
import java.util.Locale;

/** A hint that offers a reference, made into the line that was typed with that reference in it. */
final class MeantReference {

  private static final String TRANSPORT = "docker://";

  private MeantReference() {}

  static Hint in(String line, Hint hint) {
    String meant = hint.command().orElse("");
    if (meant.indexOf('/') < 0 || meant.indexOf(' ') >= 0) {
      return hint;
    }
    for (String word : line.split("[ \\t]+", -1)) {
      if (word.toLowerCase(Locale.ROOT).endsWith(meant)) {
        boolean inTransport = word.startsWith(TRANSPORT) && !word.equals(TRANSPORT + meant);
        String right = inTransport ? TRANSPORT + meant : meant;
        return hint.withCommand(line.replace(word, right).strip());
      }
    }
    return hint;
  }
}
