package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.scenario.source.Fields;
import java.util.List;
import java.util.Optional;

/**
 * The signature of a file in a bundle is refused for a cause.
 *
 * @param file what was signed
 * @param bundle the file of the bundle
 * @param key the file of the public key
 * @param cause why it is refused
 */
public record BlobRefusedCheck(String file, String bundle, String key, Cause cause)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "blob-refused",
              "verifying a file with its bundle and a key is refused now, for a cause",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.required("bundle", FieldSpec.Kind.FILE, "the bundle"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key"),
                  FieldSpec.required("cause", FieldSpec.Kind.CAUSE, "why")),
              "blob-refused: { file: notes.txt, bundle: notes.sigstore.json, key: cosign.pub,"
                  + " cause: DIGEST_MISMATCH }",
              BlobRefusedCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_SIGNATURE, Cause.NOT_DONE)
          .verifying()
          .after(
              "cosign sign-blob --key cosign.key --bundle notes.sigstore.json notes.txt",
              "echo \"one line more\" >> notes.txt");

  private static BlobRefusedCheck read(Fields fields) {
    return new BlobRefusedCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("bundle", WorkspaceFile::parse, "unread"),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        CauseName.read(fields, "cause", fields.text("cause")).orElse(Cause.NOT_DONE));
  }

  @Override
  public String goal() {
    return "with " + key + " and " + bundle + ", " + file + " is refused: " + cause.words();
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Blobs.missing(view, file, bundle))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    VerificationPolicy.Builder policy = VerificationPolicy.by(Needs.key(view, key));
    Optional<Cause> found =
        Blobs.verified(view, file, bundle, policy).failure().map(Outcome.Failed::cause);
    return Judged.of(
        found.equals(Optional.of(cause)),
        found.orElse(Cause.NOT_DONE),
        bundle,
        "a refusal: " + cause.words(),
        found.map(Cause::words).orElse("it passes"));
  }
}
