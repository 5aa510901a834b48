package dev.signlab.scenario.check;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.verify.FileEvidence;
import dev.signlab.engine.verify.Verification;
import dev.signlab.engine.verify.VerificationReport;
import dev.signlab.json.Base64Text;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.bundle.VerificationMaterial;
import java.util.List;

/**
 * A file holds the bare signature of another, in Base64 or as bytes: what openssl makes too.
 *
 * @param file what was signed
 * @param signature the file of the signature
 * @param key the file of the public key
 */
record RawSignatureCheck(String file, String signature, String key) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "raw-signature",
              "a file holds the bare signature of another, in Base64 or as bytes",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.required("signature", FieldSpec.Kind.FILE, "the signature"),
                  FieldSpec.required("key", FieldSpec.Kind.FILE, "the public key")),
              "raw-signature: { file: notes.txt, signature: notes.sig, key: cosign.pub }",
              RawSignatureCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_SIGNATURE)
          .verifying()
          .after(
              "cosign sign-blob --key cosign.key --new-bundle-format=false"
                  + " --output-signature notes.sig notes.txt");

  private static RawSignatureCheck read(Fields fields) {
    return new RawSignatureCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("signature", WorkspaceFile::parse, "unread"),
        fields.parsed("key", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return key + " verifies the signature of " + file + " in " + signature;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, key, "a public key")
        .or(() -> Blobs.missing(view, file, signature))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    byte[] stored = Needs.bytes(view, signature);
    byte[] bytes = Base64Text.decode(new String(stored, ISO_8859_1)).orElse(stored);
    FileEvidence found = new FileEvidence.Bare(signature, bytes, VerificationMaterial.NONE);
    VerificationReport report =
        Verification.of(Blobs.subject(view, file, found)).with(Needs.key(view, key)).run();
    return Judged.of(report, signature, "verified with " + key);
  }
}
