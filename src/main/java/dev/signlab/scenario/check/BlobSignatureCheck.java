package dev.signlab.scenario.check;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.bundle.Artifact;
import dev.signlab.engine.report.NamedKey;
import dev.signlab.engine.report.Outcome;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.engine.verify.VerificationSubject;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A bundle in the learner's folder holds a signature of a file.
 *
 * @param file what was signed
 * @param bundle the file of the bundle
 * @param key the file of the public key
 */
public record BlobSignatureCheck(String file, String bundle, String key) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "blob-signature",
              "a bundle holds a signature of a file that a public key verifies",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.required("bundle", FieldSpec.Kind.FILE, "the bundle"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key")),
              "blob-signature: { file: notes.txt, bundle: notes.sigstore.json, key: cosign.pub }",
              BlobSignatureCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_SIGNATURE, Cause.MALFORMED)
          .verifying()
          .after("cosign sign-blob --key cosign.key --bundle notes.sigstore.json notes.txt");

  private static BlobSignatureCheck read(Fields fields) {
    return new BlobSignatureCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("bundle", WorkspaceFile::parse, "unread"),
        fields.parsed("key", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return key + " verifies the signature of " + file + " in " + bundle;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return missing(view, file, Cause.NO_FILE, "the file that is signed")
        .or(() -> missing(view, key, Cause.NO_FILE, "a public key"))
        .or(() -> missing(view, bundle, Cause.NO_SIGNATURE, "a bundle"))
        .orElseGet(() -> judged(view.folder()));
  }

  private static Optional<CheckResult> missing(
      LabView view, String name, Cause cause, String expected) {
    return Files.isRegularFile(view.folder().resolve(name))
        ? Optional.empty()
        : Optional.of(CheckResult.failed(cause, name, expected, "no such file"));
  }

  private CheckResult judged(Path folder) {
    try {
      VerificationReport report = report(folder);
      return report
          .failure()
          .map(this::failed)
          .orElseGet(() -> new CheckResult.Passed("verified with " + key));
    } catch (LabException e) {
      return CheckResult.failed(Cause.MALFORMED, bundle, "a bundle", e.problem().summary());
    }
  }

  private VerificationReport report(Path folder) {
    byte[] pem = BoundedFile.read(folder.resolve(key), Pem.LARGEST);
    NamedKey named = new NamedKey(key, VerificationKey.parsePem(pem, key));
    byte[] json = BoundedFile.read(folder.resolve(bundle), BoundedFile.SMALL);
    Artifact artifact = Artifact.of(folder.resolve(file), file, done -> {});
    FileEvidence found = new FileEvidence.InBundle(bundle, Bundle.parse(json, bundle));
    return Verification.of(new VerificationSubject.OfFile(file, artifact, found)).with(named).run();
  }

  private CheckResult failed(Outcome.Failed failure) {
    Failure said = failure.failure().withHints(List.of());
    return new CheckResult.Failed("the signature in " + bundle, said);
  }
}
