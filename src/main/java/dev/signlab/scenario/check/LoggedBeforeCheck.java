package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Two bundles were logged in an order, as the entries of the log say that they bring along.
 *
 * @param first the earlier bundle
 * @param then the later one
 */
record LoggedBeforeCheck(String first, String then) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "logged-before",
              "one bundle is in the log before another, by the entries they bring along",
              List.of(
                  FieldSpec.required("first", FieldSpec.Kind.FILE, "the earlier bundle"),
                  FieldSpec.required("then", FieldSpec.Kind.FILE, "the later one")),
              "logged-before: { first: a.sigstore.json, then: b.sigstore.json }",
              LoggedBeforeCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.NO_LOG_ENTRY, Cause.NOT_DONE)
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign-blob --identity-token token.txt --bundle a.sigstore.json notes.txt",
              "cosign sign-blob --identity-token token.txt --bundle b.sigstore.json notes.txt");

  private static LoggedBeforeCheck read(Fields fields) {
    return new LoggedBeforeCheck(
        fields.parsed("first", WorkspaceFile::parse, "unread"),
        fields.parsed("then", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return first + " stands in the log before " + then;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, first, "a bundle")
        .or(() -> Needs.file(view, then, "a bundle"))
        .orElseGet(() -> judged(entry(view, first), entry(view, then)));
  }

  private static Optional<TransparencyLogEntry> entry(LabView view, String bundle) {
    return Blobs.bundle(view, bundle).material().tlogEntries().stream().findFirst();
  }

  private CheckResult judged(
      Optional<TransparencyLogEntry> one, Optional<TransparencyLogEntry> other) {
    if (one.isEmpty() || other.isEmpty()) {
      String without = one.isEmpty() ? first : then;
      return CheckResult.failed(Cause.NO_LOG_ENTRY, without, "an entry of the log", "none");
    }
    boolean sameLog = Arrays.equals(one.get().logId(), other.get().logId());
    String found =
        sameLog
            ? "entries " + one.get().logIndex() + " and " + other.get().logIndex()
            : "entries of two logs";
    return Judged.of(
        sameLog && one.get().logIndex() < other.get().logIndex(),
        Cause.NOT_DONE,
        first + " and " + then,
        "a lower index first, in one log",
        found);
  }
}
