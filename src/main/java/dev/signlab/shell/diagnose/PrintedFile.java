package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.Everyday;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file whose text was to stand in a line, and that is not there: {@code $(cat FILE)}.
 *
 * @param lines reads lines
 * @param setting what there is
 */
record PrintedFile(Lines lines, Setting setting) {

  private static final Pattern PRINTED =
      Pattern.compile("\"?\\$\\((?:cat +|< *)([\\w./~-]+) *\\)\"?");

  /**
   * Reads a line with the file's name in the place of its text. Of a command that prints or looks
   * after files it is the text that is meant.
   */
  Optional<Draft> in(String line) {
    Matcher printed = PRINTED.matcher(line);
    return printed.find() && !setting.hasFile(printed.group(1))
        ? lines
            .draft(printed.replaceFirst(Matcher.quoteReplacement(printed.group(1))))
            .filter(draft -> !Everyday.has(draft.line().spec()))
            .map(draft -> draft.because("no file is called " + printed.group(1), draft.line()))
        : Optional.empty();
  }
}
