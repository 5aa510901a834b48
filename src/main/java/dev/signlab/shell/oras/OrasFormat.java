package dev.signlab.shell.oras;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.shell.template.IndentedJson;
import dev.signlab.shell.template.Template;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;

/**
 * The value of {@code --format}: text, or what a template or JSON makes of what was done.
 *
 * @param kind text, tree, table or json; {@code go-template} where there is a template
 * @param template the template
 */
record OrasFormat(String kind, Optional<String> template) {

  private static final String TEMPLATE = "go-template";

  static List<Flag> flags() {
    return List.of(
        Flag.text("format", "FORMAT", "json, or go-template=TEMPLATE"),
        Flag.text("template", "TEMPLATE", "the template, where --format is go-template"));
  }

  /**
   * Reads the flags.
   *
   * @param kinds the forms of the command beside json and go-template; the first is the usual one
   */
  static OrasFormat of(Invocation invocation, List<String> kinds) {
    return of(invocation, invocation.flag("format").orElse(kinds.getFirst()), kinds);
  }

  /** Reads a format that another flag named. */
  static OrasFormat of(Invocation invocation, String format, List<String> kinds) {
    if (format.startsWith(TEMPLATE + "=")) {
      return new OrasFormat(TEMPLATE, Optional.of(format.substring(TEMPLATE.length() + 1)));
    }
    if (format.equals(TEMPLATE) && invocation.flag("template").isPresent()) {
      return new OrasFormat(TEMPLATE, invocation.flag("template"));
    }
    if (!format.equals("json") && !kinds.contains(format)) {
      throw Problem.of("invalid format type: \"" + format + "\"")
          .expected(String.join(", ", kinds) + ", json or go-template=TEMPLATE")
          .found(format)
          .command(invocation.spec().name() + " --help")
          .exitStatus(Problem.USAGE)
          .asException();
    }
    return new OrasFormat(format, Optional.empty());
  }

  boolean isText() {
    return !kind.equals("json") && template.isEmpty();
  }

  /** Shows a value as JSON or by the template; does nothing where text is wanted. */
  void show(Invocation invocation, Supplier<JsonNode> value) {
    if (template.isPresent()) {
      String text = Template.parse(template.get()).render(value.get());
      RawOutput.show(invocation, text.getBytes(StandardCharsets.UTF_8));
    } else if (kind.equals("json")) {
      invocation.screen().out(IndentedJson.of(value.get(), "  "));
    }
  }
}
