package dev.signlab.scenario.check;

import dev.signlab.diagnostic.Cause;
import dev.signlab.engine.report.ExpectedIdentity;
import dev.signlab.engine.verify.VerificationPolicy;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A bundle holds a signature of a file by an identity.
 *
 * @param file what was signed
 * @param bundle the file of the bundle
 * @param identity who must have signed, to the letter
 * @param issuer who vouches for that, to the letter
 */
record IdentityBlobCheck(String file, String bundle, String identity, String issuer)
    implements Check {

  static final CheckType TYPE =
      new CheckType(
              "identity-blob-signature",
              "a bundle holds a signature of a file whose certificate names an identity",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.required("bundle", FieldSpec.Kind.FILE, "the bundle"),
                  FieldSpec.required("identity", FieldSpec.Kind.TEXT, "who signed, to the letter"),
                  FieldSpec.required("issuer", FieldSpec.Kind.TEXT, "the URL of who vouches")),
              "identity-blob-signature: { file: notes.txt, bundle: notes.sigstore.json,"
                  + " identity: ada@example.com, issuer: \"http://localhost:5101\" }",
              IdentityBlobCheck::read)
          .fails(Cause.NO_FILE, Cause.NO_SIGNATURE)
          .verifying()
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign-blob --identity-token token.txt --bundle notes.sigstore.json notes.txt");

  private static IdentityBlobCheck read(Fields fields) {
    return new IdentityBlobCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("bundle", WorkspaceFile::parse, "unread"),
        fields.text("identity"),
        fields.text("issuer"));
  }

  @Override
  public String goal() {
    return bundle + " holds a signature of " + file + " by " + identity;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Blobs.missing(view, file, bundle).orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    VerificationPolicy.Builder policy =
        VerificationPolicy.by(ExpectedIdentity.of(identity, issuer)).trusting(view.trust());
    return Judged.of(
        Blobs.verified(view, file, bundle, policy),
        "the signature in " + bundle,
        "verified, by " + identity);
  }
}
