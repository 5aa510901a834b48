package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what another program fills in before a shell reads a text. */
final class UnfilledText {

  private static final Pattern EXPRESSION = Pattern.compile(Habits.EXPRESSION);

  private UnfilledText() {}

  /** Returns why a text is given to no shell as it is, or nothing where all of it is filled in. */
  static Optional<LabException> refusal(String text) {
    Matcher expression = EXPRESSION.matcher(text);
    return expression.find()
        ? Optional.of(
            Problem.of(expression.group() + " is filled in by GitHub Actions, and by no shell")
                .expected("a value, or a variable such as $IMAGE")
                .found(expression.group())
                .exitStatus(Problem.USAGE)
                .asException())
        : Optional.empty();
  }
}
