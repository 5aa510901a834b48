package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.scenario.source.Fields;
import java.util.List;

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
    return Needs.file(view, key, "a public key")
        .or(() -> Blobs.missing(view, file, bundle))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    VerificationPolicy.Builder policy = VerificationPolicy.by(Needs.key(view, key));
    return Judged.of(
        Blobs.verified(view, file, bundle, policy),
        "the signature in " + bundle,
        "verified with " + key);
  }
}
