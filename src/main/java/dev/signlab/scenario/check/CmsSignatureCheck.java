package dev.signlab.scenario.check;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.cms.CmsSignature;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import java.util.List;

/**
 * A file holds a detached signature of another in CMS, by a certificate that is in a file; whether
 * that still holds is not asked.
 *
 * @param file what was signed
 * @param signature the file of the signature
 * @param certificate the file of the certificate that is trusted
 */
record CmsSignatureCheck(String file, String signature, String certificate) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "cms-signature",
              "a file holds the signature of another in CMS",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the file that is signed"),
                  FieldSpec.required("signature", FieldSpec.Kind.FILE, "the signature"),
                  FieldSpec.required(
                      "certificate", FieldSpec.Kind.FILE, "the certificate that is trusted")),
              "cms-signature: { file: notes.txt, signature: notes.cms, certificate: ada.crt }",
              CmsSignatureCheck::read)
          .fails(
              Cause.NO_FILE,
              Cause.NO_SIGNATURE,
              Cause.WRONG_KEY,
              Cause.DIGEST_MISMATCH,
              Cause.UNKNOWN_AUTHORITY,
              Cause.WRONG_CERTIFICATE,
              Cause.NOT_VALID_THEN)
          .after(
              "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes"
                  + " -keyout ada.pem -out ada.crt -days 30 -subj /CN=Ada",
              "openssl cms -sign -binary -in notes.txt -signer ada.crt -inkey ada.pem"
                  + " -outform PEM -out notes.cms");

  private static CmsSignatureCheck read(Fields fields) {
    return new CmsSignatureCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.parsed("signature", WorkspaceFile::parse, "unread"),
        fields.parsed("certificate", WorkspaceFile::parse, "unread"));
  }

  @Override
  public String goal() {
    return certificate + " verifies the CMS signature of " + file + " in " + signature;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, certificate, "a certificate")
        .or(() -> Blobs.missing(view, file, signature))
        .orElseGet(() -> judged(view));
  }

  private CheckResult judged(LabView view) {
    List<Certificate> trusted =
        Pem.certificates(Needs.bytes(view, certificate), certificate).stream()
            .map(der -> Certificate.parse(der, certificate))
            .toList();
    CmsSignature made = CmsSignature.parse(Needs.bytes(view, signature), signature);
    return Judged.of(
        made.faultAtAnyTime(Needs.bytes(view, file), trusted),
        signature,
        "verified with " + certificate);
  }
}
