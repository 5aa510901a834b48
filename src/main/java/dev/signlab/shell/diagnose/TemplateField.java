package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.run.Spelling;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A field of a template ({@code --format}) that is there under nearly that name. */
final class TemplateField {

  private static final String FORMAT = "format";
  private static final Pattern UNKNOWN = Pattern.compile("can't evaluate field (\\w+)");

  private TemplateField() {}

  /** Returns the line with the field that there is; the same where nothing is near. */
  static Draft mended(Draft draft, Problem refused) {
    Matcher unknown = UNKNOWN.matcher(refused.summary());
    Optional<Part> format = draft.line().first(FORMAT);
    if (!unknown.find() || format.isEmpty()) {
      return draft;
    }
    String typed = unknown.group(1);
    List<String> fields = List.of(refused.found().orElse("").split(", ", -1));
    return fields.stream()
        .filter(name -> name.equalsIgnoreCase(typed))
        .findFirst()
        .or(() -> Spelling.nearest(typed, fields).stream().findFirst())
        .map(
            name ->
                draft.because(
                    "the field %s is called %s".formatted(typed, name),
                    draft
                        .line()
                        .with(
                            format.get(),
                            format.get().value().replaceAll("\\." + typed + "\\b", "." + name))))
        .orElse(draft);
  }
}
