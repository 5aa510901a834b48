package dev.signlab.engine.view;

import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import java.util.ArrayList;
import java.util.List;

/** Certificates, in PEM or one in DER. */
record CertificateForm() implements FileForm {

  private static final int MOST = 20;

  @Override
  public String kind() {
    return "certificate: who a key belongs to, and who says so";
  }

  @Override
  public String specification() {
    return "RFC 5280; Fulcio docs/oid-info.md";
  }

  @Override
  public boolean fits(FileContent file) {
    return isPem(file.text()) || (file.isDer() && isCertificate(file.bytes()));
  }

  private static boolean isPem(String text) {
    return text.contains("-----BEGIN " + Pem.CERTIFICATE + "-----")
        && !text.contains("PRIVATE KEY");
  }

  private static boolean isCertificate(byte[] der) {
    try {
      Certificate.parse(der, "the file");
      return true;
    } catch (LabException e) {
      return false;
    }
  }

  @Override
  public List<ViewField> open(FileContent file) {
    if (file.isDer()) {
      return CertificateFields.of(Certificate.parse(file.bytes(), "the file"), file.now());
    }
    List<Certificate> all =
        Pem.certificates(file.bytes(), "the file").stream()
            .limit(MOST)
            .map(der -> Certificate.parse(der, "the certificate"))
            .toList();
    if (all.size() == 1) {
      return CertificateFields.of(all.getFirst(), file.now());
    }
    List<ViewField> fields = new ArrayList<>();
    for (int i = 0; i < all.size(); i++) {
      fields.add(
          ViewField.group(
              "certificate " + (i + 1), "", CertificateFields.of(all.get(i), file.now())));
    }
    return fields;
  }
}
