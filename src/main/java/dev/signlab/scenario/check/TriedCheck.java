package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.oci.name.Reference;
import dev.signlab.scenario.source.Fields;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A command ran since the task began, and ended in a certain way.
 *
 * @param commands the names of the commands that count
 * @param outcome the cause for which it must have failed; nothing when it must have passed
 * @param marks what must have been special about it: names of flags, or {@code digest}
 * @param image the image that it must have been about, by this name or by its digest
 * @param flags flags that must have had these values
 */
public record TriedCheck(
    List<String> commands,
    Optional<Cause> outcome,
    List<String> marks,
    Optional<Reference> image,
    Map<String, String> flags)
    implements Check {

  private static final String PASSES = "passes";

  static final CheckType TYPE =
      new CheckType(
              "tried",
              "a command of the lab ran since the task began, and passed or failed for a cause",
              List.of(
                  FieldSpec.required("command", FieldSpec.Kind.TEXTS, "a command that counts"),
                  FieldSpec.choice("outcome", true, "how it ended", outcomes()),
                  FieldSpec.optional(
                      "with", FieldSpec.Kind.TEXTS, "names of flags that were given, or digest"),
                  FieldSpec.optional(
                      "image",
                      FieldSpec.Kind.IMAGE,
                      "what it was about, by this name or its digest"),
                  FieldSpec.optional(
                      "flags", FieldSpec.Kind.PAIRS, "names of flags with the values they had")),
              "tried: { command: cosign verify, outcome: WRONG_KEY,"
                  + " image: \"localhost:5001/studentbook:1.0\", flags: { key: other.pub } }",
              TriedCheck::read)
          .fails(Cause.NOT_DONE)
          .verifying()
          .after(
              "cosign sign --key cosign.key localhost:5001/studentbook:1.0",
              "cosign verify --key other.pub localhost:5001/studentbook:1.0");

  /** Copies the lists. */
  public TriedCheck {
    commands = List.copyOf(commands);
    marks = List.copyOf(marks);
    flags = Collections.unmodifiableMap(new TreeMap<>(flags));
  }

  private static List<String> outcomes() {
    return Stream.concat(Stream.of(PASSES), Cause.names().stream()).toList();
  }

  private static TriedCheck read(Fields fields) {
    String outcome = Choices.read(fields, "outcome", outcomes());
    return new TriedCheck(
        fields.texts("command"),
        outcome.equals(PASSES) ? Optional.empty() : Optional.of(Cause.valueOf(outcome)),
        fields.texts("with"),
        fields.optionalParsed("image", Reference::parse),
        flags(fields));
  }

  /** What is not recorded of flags can never come true. */
  private static Map<String, String> flags(Fields fields) {
    Map<String, String> flags = fields.textMap("flags");
    flags.forEach(
        (name, value) -> {
          if (Attempt.flag(name, value).findAny().isEmpty()) {
            fields
                .findings()
                .add(
                    fields.place("flags"),
                    "the value of --" + name + " is not recorded",
                    "a value without blanks, commas and quotes, and nothing secret",
                    value);
          }
        });
    return flags;
  }

  @Override
  public String goal() {
    String ending = outcome.isPresent() ? " was refused as expected" : " was run";
    return words() + particulars() + ending;
  }

  @Override
  public String seen() {
    return outcome.isPresent() ? "refused as expected" : goal();
  }

  @Override
  public String next() {
    String what = words() + particulars();
    return outcome.isPresent() ? "still wanted: a refusal by " + what : "now run: " + what;
  }

  private String particulars() {
    Stream<String> values =
        flags.entrySet().stream().map(e -> "--" + e.getKey() + " " + e.getValue());
    String with = Stream.concat(marks.stream(), values).collect(Collectors.joining(", "));
    return image.map(name -> " of " + name).orElse("") + (with.isEmpty() ? "" : " with " + with);
  }

  /**
   * Other spellings of a command that is named already, as {@code syft scan}, go without saying.
   */
  private String words() {
    return commands.stream()
        .filter(name -> commands.stream().noneMatch(other -> name.startsWith(other + " ")))
        .collect(Collectors.joining(" or "));
  }

  @Override
  public CheckResult evaluate(LabView view) {
    List<Attempt> tried =
        view.facts().attempts().stream()
            .filter(attempt -> commands.contains(attempt.command()))
            .filter(attempt -> attempt.marks().containsAll(marks))
            .filter(this::hasFlags)
            .toList();
    if (image.isPresent()) {
      tried = about(image.get(), tried, view);
    }
    if (tried.isEmpty()) {
      return failed(Cause.NOT_DONE, "it has not been tried since the task began");
    }
    return tried.stream().anyMatch(this::counts) ? passed() : failed(tried.getLast());
  }

  private boolean hasFlags(Attempt attempt) {
    return flags.entrySet().stream()
        .flatMap(each -> Attempt.flag(each.getKey(), each.getValue()))
        .allMatch(attempt.marks()::contains);
  }

  /** The registry is asked only where a name alone does not tell, and once. */
  private static List<Attempt> about(Reference image, List<Attempt> tried, LabView view) {
    String name = image.toString();
    if (tried.stream().allMatch(attempt -> attempt.names(name))) {
      return tried;
    }
    Optional<String> fixed =
        view.digest(image).map(now -> image.repository().digest(now).toString());
    return tried.stream()
        .filter(attempt -> attempt.names(name) || fixed.filter(attempt::names).isPresent())
        .toList();
  }

  private boolean counts(Attempt attempt) {
    return outcome.isEmpty() ? attempt.passed() : attempt.cause().equals(outcome);
  }

  private CheckResult passed() {
    return new CheckResult.Passed(outcome.isPresent() ? "it was refused" : "it passed");
  }

  private CheckResult failed(Attempt last) {
    return failed(last.cause().orElse(Cause.NOT_DONE), last.outcome());
  }

  private CheckResult failed(Cause cause, String found) {
    String expected =
        outcome.isPresent() ? "the refusal that this task is about" : "a run that passes";
    return CheckResult.failed(cause, "what " + words() + " said", expected, found);
  }
}
