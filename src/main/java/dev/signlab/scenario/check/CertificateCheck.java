package dev.signlab.scenario.check;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.scenario.source.Fields;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import java.util.List;
import java.util.Optional;

/**
 * A file is a certificate that names an identity and its issuer.
 *
 * @param file in PEM
 * @param identity who, to the letter
 * @param issuer who vouches; nothing when that does not matter
 */
record CertificateCheck(String file, String identity, Optional<String> issuer) implements Check {

  static final CheckType TYPE =
      new CheckType(
              "certificate",
              "a file is a certificate in PEM that names an identity, whoever issued it",
              List.of(
                  FieldSpec.required("file", FieldSpec.Kind.FILE, "the certificate"),
                  FieldSpec.required("identity", FieldSpec.Kind.TEXT, "whom, to the letter"),
                  FieldSpec.optional("issuer", FieldSpec.Kind.TEXT, "the URL of who vouches")),
              "certificate: { file: ada.pem, identity: ada@example.com,"
                  + " issuer: \"http://localhost:5101\" }",
              CertificateCheck::read)
          .fails(Cause.NO_FILE, Cause.MALFORMED, Cause.WRONG_IDENTITY, Cause.WRONG_ISSUER)
          .after(
              "world token --identity ada@example.com > token.txt",
              "cosign sign-blob --identity-token token.txt --bundle notes.sigstore.json notes.txt",
              "echo \"-----BEGIN CERTIFICATE-----\" > ada.pem",
              "jq -r .verificationMaterial.certificate.rawBytes notes.sigstore.json >> ada.pem",
              "echo \"-----END CERTIFICATE-----\" >> ada.pem");

  private static CertificateCheck read(Fields fields) {
    return new CertificateCheck(
        fields.parsed("file", WorkspaceFile::parse, "unread"),
        fields.text("identity"),
        fields.optionalText("issuer"));
  }

  @Override
  public String goal() {
    return file + " is a certificate of " + identity;
  }

  @Override
  public CheckResult evaluate(LabView view) {
    return Needs.file(view, file, "a certificate")
        .orElseGet(() -> judged(Pem.certificates(Needs.bytes(view, file), file)));
  }

  private CheckResult judged(List<byte[]> certificates) {
    if (certificates.isEmpty()) {
      return CheckResult.failed(Cause.MALFORMED, file, "a certificate in PEM", "none in it");
    }
    IssuedIdentity found = IssuedIdentity.of(Certificate.parse(certificates.getFirst(), file));
    if (!found.names().contains(identity)) {
      return CheckResult.failed(
          Cause.WRONG_IDENTITY, file, identity, String.join(", ", found.names()));
    }
    return Judged.of(
        issuer.isEmpty() || issuer.equals(found.issuer()),
        Cause.WRONG_ISSUER,
        file,
        issuer.orElse(""),
        found.issuer().orElse("no issuer"));
  }
}
