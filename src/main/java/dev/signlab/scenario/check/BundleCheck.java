package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.BundleContent;
import dev.signlab.sigstore.bundle.MessageSignature;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A bundle brings some things along.
 *
 * @param file the bundle
 * @param has what it must have
 */
record BundleCheck(String file, List<String> has) implements Check {

  private static final Map<String, Predicate<Bundle>> PARTS = parts();

  static final CheckType TYPE =
      new CheckType(
              "bundle",
              "a file is a sigstore bundle that brings some things along",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the bundle"),
                  FieldSpec.required(
                      "has", FieldSpec.Kind.TEXTS, "some of " + String.join(", ", PARTS.keySet()))),
              "bundle: { file: notes.sigstore.json, has: [certificate, log-entry] }",
              BundleCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.NOT_DONE)
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign-blob --identity-token token.txt --bundle notes.sigstore.json notes.txt");

  /** Copies the list. */
  BundleCheck {
    has = List.copyOf(has);
  }

  private static Map<String, Predicate<Bundle>> parts() {
    Map<String, Predicate<Bundle>> parts = new LinkedHashMap<>();
    parts.put("certificate", bundle -> bundle.material().keySource().leaf().isPresent());
    parts.put("key-hint", bundle -> bundle.material().keySource().leaf().isEmpty());
    parts.put("log-entry", bundle -> !bundle.material().tlogEntries().isEmpty());
    parts.put("timestamp", bundle -> !bundle.material().timestamps().isEmpty());
    parts.put("signature", bundle -> bundle.content() instanceof MessageSignature);
    parts.put("envelope", bundle -> bundle.content() instanceof BundleContent.Envelope);
    return Collections.unmodifiableMap(parts);
  }

  private static BundleCheck read(Fields fields) {
    return new BundleCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.allParsed("has", BundleCheck::part));
  }

  private static String part(String word) {
    if (PARTS.containsKey(word)) {
      return word;
    }
    throw Problem.of("a bundle has no part '" + word + "'")
        .expected("one of " + String.join(", ", PARTS.keySet()))
        .found(word)
        .asException();
  }

  @Override
  public String goal() {
    return file + " is a bundle with " + String.join(", ", has);
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, file, "a bundle").orElseGet(() -> judged(Blobs.bundle(view, file)));
  }

  private CheckResult judged(Bundle bundle) {
    List<String> found =
        PARTS.entrySet().stream()
            .filter(part -> part.getValue().test(bundle))
            .map(Map.Entry::getKey)
            .toList();
    return Judged.of(
        found.containsAll(has),
        Cause.NOT_DONE,
        file,
        String.join(", ", has),
        String.join(", ", found));
  }
}
