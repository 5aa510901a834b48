package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Two public keys are, or are not, the same key.
 *
 * @param first one file
 * @param second the other
 * @param same whether they must be the same
 */
public record KeysCheck(String first, String second, boolean same) implements Check {

  private static final List<String> COMPARE = List.of("same", "different");

  static final CheckType TYPE =
      new CheckType(
              "keys",
              "two files hold the same public key, or different ones",
              List.of(
                  FieldSpec.required("of", FieldSpec.Kind.FILES, "two files"),
                  FieldSpec.choice("are", true, "how they compare", COMPARE)),
              "keys: { of: [cosign.pub, other.pub], are: different }",
              KeysCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.NOT_DONE, Cause.WRONG_KEY)
          .after("rm other.key other.pub", "cosign generate-key-pair --output-key-prefix other");

  private static KeysCheck read(Fields fields) {
    List<String> files = fields.allParsed("of", WorkspaceFile::parse);
    if (files.size() != 2) {
      fields
          .findings()
          .add(fields.place("of"), "keys compare two files", "two files", "" + files.size());
      files = List.of("unread", "unread");
    }
    return new KeysCheck(
        files.getFirst(),
        files.getLast(),
        Choices.read(fields, "are", COMPARE).equals(COMPARE.getFirst()));
  }

  @Override
  public String goal() {
    return first + " and " + second + (same ? " are one key" : " are different keys");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return otherwise(view, first)
        .or(() -> otherwise(view, second))
        .orElseGet(() -> compare(Needs.text(view, first), Needs.text(view, second)));
  }

  private static Optional<CheckResult> otherwise(LabView view, String name) {
    return Needs.file(view, name, "a public key")
        .or(
            () ->
                FileKind.PUBLIC_KEY
                    .refusal(Needs.text(view, name))
                    .map(
                        other ->
                            CheckResult.failed(
                                Cause.MALFORMED, name, "a public key", "something else")));
  }

  private CheckResult compare(String one, String other) {
    boolean equal = body(one).equals(body(other));
    String found = equal ? "the same key" : "two different keys";
    return equal == same
        ? new CheckResult.Passed(found)
        : CheckResult.failed(
            same ? Cause.WRONG_KEY : Cause.NOT_DONE,
            first + " and " + second,
            same ? "the same key" : "two different keys",
            found);
  }

  /** The key itself, however its lines are broken. */
  private static String body(String pem) {
    return pem.lines()
        .filter(line -> !line.startsWith("-----"))
        .map(String::strip)
        .collect(Collectors.joining());
  }
}
