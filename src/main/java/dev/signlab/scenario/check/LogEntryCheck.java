package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.monitor.Wanted;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The log of this world holds an entry of a file, or of a signer.
 *
 * @param file whose bytes were signed
 * @param signer whom a certificate in the log names
 * @param count how many entries there must be at least
 */
record LogEntryCheck(Optional<String> file, Optional<String> signer, int count) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "log-entry",
              "the log of this world finds an entry of a file, or of a signer",
              List.of(
                  FieldSpec.optional("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.optional("signer", FieldSpec.Kind.TEXT, "whom the certificate names"),
                  FieldSpec.optional(
                      "count", FieldSpec.Kind.NUMBER, "at least so many; 1 if absent")),
              "log-entry: { signer: ada@example.com }",
              LogEntryCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_LOG_ENTRY, Cause.NO_SERVICE)
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign --identity-token token.txt localhost:5001/studentbook:1.0");

  private static LogEntryCheck read(Fields fields) {
    Optional<String> file = fields.optionalParsed("file", WorkspaceFile::parse);
    Optional<String> signer = fields.optionalText("signer");
    if (file.isPresent() == signer.isPresent()) {
      fields
          .findings()
          .add(
              fields.place(),
              "an entry is looked for by one thing",
              "file: or signer:",
              file.isPresent() ? "both" : "neither");
    }
    return new LogEntryCheck(file, signer, fields.optionalNumber("count", 1, 1000).orElse(1));
  }

  @Override
  public String goal() {
    return "the log holds " + (count == 1 ? "an entry" : count + " entries") + " of " + words();
  }

  private String words() {
    return file.or(() -> signer).orElse("it");
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return file.flatMap(name -> Needs.file(view, name, "a file that is signed"))
        .orElseGet(() -> judged(view.logged(wanted(view))));
  }

  private Wanted wanted(LabView view) {
    return file.<Wanted>map(name -> new Wanted.Artifact(Needs.digest(view, name)))
        .orElseGet(() -> new Wanted.Name(signer.orElse("")));
  }

  private CheckResult judged(List<String> entries) {
    return entries.size() >= count
        ? new CheckResult.Passed(entries.size() + " in the log")
        : CheckResult.failed(
            Cause.NO_LOG_ENTRY,
            "the log, by " + words(),
            count == 1 ? "an entry" : count + " entries",
            entries.isEmpty() ? "none" : String.valueOf(entries.size()));
  }
}
