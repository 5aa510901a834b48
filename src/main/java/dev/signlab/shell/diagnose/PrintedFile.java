package dev.signlab.shell.diagnose;

import dev.signlab.shell.command.Everyday;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
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
   * Reads a line with the file's name in the place of its text, as that of a variable that is not
   * set stands for its value. Of a command that prints or looks after files it is the text that is
   * meant.
   */
  Optional<Draft> in(String line) {
    Matcher printed = PRINTED.matcher(line);
    return printed.find() && !setting.hasFile(printed.group(1))
        ? lines
            .draft(printed.replaceFirst(Matcher.quoteReplacement(printed.group(1))))
            .filter(draft -> !Everyday.has(draft.line().spec()))
            .map(draft -> of(draft, printed.group(1)))
        : Optional.empty();
  }

  private static Draft of(Draft draft, String file) {
    Set<String> unset = new HashSet<>(draft.unset());
    unset.add(file);
    return new Draft(draft.line(), draft.reasons(), unset)
        .because("no file is called " + file, draft.line());
  }
}
