package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A bundle holds an attestation of a file, by a key.
 *
 * @param file what is attested
 * @param bundle the file of the bundle
 * @param key the file of the public key
 * @param type of the predicate, as people type it
 */
record BlobAttestationCheck(String file, String bundle, String key, String type) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "blob-attestation",
              "a bundle holds an attestation of a file that a public key verifies",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file"),
                  FieldSpec.required("bundle", FieldSpec.Kind.FILE, "the bundle"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key"),
                  FieldSpec.required("type", FieldSpec.Kind.TEXT, "a short name, or a URI")),
              "blob-attestation: { file: notes.txt, bundle: notes.att.json, key: cosign.pub,"
                  + " type: \"https://example.com/review\" }",
              BlobAttestationCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_SIGNATURE)
          .verifying()
          .after(
              "echo '{\"approved\": true}' > review.json",
              "cosign attest-blob --key cosign.key --type https://example.com/review"
                  + " --predicate review.json --bundle notes.att.json notes.txt");

  private static BlobAttestationCheck read(Fields fields) {
    return new BlobAttestationCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("bundle", WorkspaceFile::parse, "unread"),
        fields.parsed("key", WorkspaceFile::parse, "unread"),
        fields.parsed("type", Attestations::type, "custom"));
  }

  @Override
  public String goal() {
    return key + " verifies an attestation of type " + type + " of " + file + " in " + bundle;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Blobs.missing(view, file, bundle))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    FileEvidence found = new FileEvidence.InBundle(bundle, Blobs.bundle(view, bundle));
    VerificationReport report =
        Verification.of(Blobs.subject(view, file, found).attested())
            .with(VerificationPolicy.by(Needs.key(view, key)).type(type))
            .run();
    return Judged.of(report, "the attestation in " + bundle, "verified with " + key);
  }
}
