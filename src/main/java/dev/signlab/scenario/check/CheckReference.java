package dev.signlab.scenario.check;

import java.util.stream.Collectors;

/** Writes the reference page of all check types. */
public final class CheckReference {

  private static final String HEAD =
      """
      // Generated from dev.signlab.scenario.check; a test compares. Do not edit.
      = Checks

      A check looks at state: files, registry, recorded outcomes. Whatever tool made the state true passes it.
      A task lists its checks under `checks:`, each a map with one key, the type.

      Under each type stand the causes for which it fails, by which `causes:`, `instead:` and mistakes go.
      Besides them, a registry or a service that cannot be asked is a cause for all that ask it: `NO_REGISTRY`, `NOT_AUTHORIZED`, `NOT_ALLOWED`, `UNTRUSTED_SERVER`, `NO_SERVICE`; and what cannot be read is `MALFORMED`.
      The lines below each example make it true; a test types them.
      """;

  private CheckReference() {}

  /** Returns the page as AsciiDoc. */
  public static String page() {
    StringBuilder page = new StringBuilder(HEAD);
    CheckTypes.all().forEach(type -> section(page, type));
    return page.toString();
  }

  private static void section(StringBuilder page, CheckType type) {
    page.append("\n[#").append(type.name()).append("]\n== ").append(type.name()).append("\n\n");
    page.append("Passes when ").append(type.summary()).append(".\n\n");
    page.append("[cols=\"1,1,3\",options=\"header\"]\n|===\n| Key | Value | Meaning\n");
    type.fields().forEach(field -> row(page, field));
    page.append("|===\n\n[source,yaml]\n----\n- ").append(type.example()).append("\n----\n");
    page.append("\nFails with ").append(causes(type)).append(".\n");
    page.append("\nMade true, for instance, by:\n\n----\n");
    type.lines().forEach(line -> page.append(line).append('\n'));
    page.append("----\n");
  }

  private static String causes(CheckType type) {
    String own =
        type.causes().stream()
            .map(cause -> "`" + cause.name() + "`")
            .collect(Collectors.joining(", "));
    return own + (type.verifies() ? ", and with whatever a verification finds" : "");
  }

  private static void row(StringBuilder page, FieldSpec field) {
    String kind = field.kind().words();
    String value =
        field.choices().isEmpty() ? kind : kind + " `" + String.join("`, `", field.choices()) + "`";
    page.append("| `").append(field.name()).append("` | ").append(value).append(" | ");
    page.append(field.description()).append(field.required() ? "" : " (may be left out)");
    page.append('\n');
  }
}
