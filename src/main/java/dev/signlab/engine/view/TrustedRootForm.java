package dev.signlab.engine.view;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.sigstore.trustedroot.Authority;
import dev.signlab.sigstore.trustedroot.LogInstance;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.ArrayList;
import java.util.List;

/** Whom a verifier believes. */
record TrustedRootForm() implements FileForm {

  @Override
  public String kind() {
    return "trusted root: whom a verifier believes";
  }

  @Override
  public String specification() {
    return "sigstore_trustroot.proto, TrustedRoot";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.mediaType().startsWith("application/vnd.dev.sigstore.trustedroot");
  }

  @Override
  public List<ViewField> open(FileContent file) {
    TrustedRoot root = TrustedRoot.parse(file.bytes(), "the trusted root");
    List<ViewField> fields = new ArrayList<>();
    root.certificateAuthorities()
        .forEach(each -> fields.add(authority("certificate authority", each, file)));
    root.ctlogs().forEach(each -> fields.add(log("log of certificates", each, file)));
    root.tlogs().forEach(each -> fields.add(log("log of signatures", each, file)));
    root.timestampAuthorities()
        .forEach(each -> fields.add(authority("timestamp authority", each, file)));
    return fields;
  }

  private static ViewField log(String name, LogInstance log, FileContent file) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(ViewField.of("key", log.key().type().words() + " " + log.key().fingerprint()));
    fields.add(ViewField.of("id", Shown.hex(log.id()), "what its entries carry"));
    log.checkpointId().ifPresent(id -> fields.add(ViewField.of("checkpoint id", Shown.hex(id))));
    fields.add(Shown.range(log.validFor(), file.now()));
    return new ViewField(name, Shown.text(log.baseUrl()), "", fields);
  }

  private static ViewField authority(String name, Authority authority, FileContent file) {
    List<ViewField> fields = new ArrayList<>();
    fields.add(
        ViewField.of("who", Shown.text(authority.commonName() + ", " + authority.organization())));
    authority.certificates().forEach(der -> fields.add(certificate(der)));
    fields.add(Shown.range(authority.validFor(), file.now()));
    return new ViewField(name, Shown.text(authority.uri()), "", fields);
  }

  private static ViewField certificate(byte[] der) {
    try {
      Certificate certificate = Certificate.parse(der, "it");
      return ViewField.of(
          "certificate",
          Shown.text(certificate.subject()),
          certificate.isSelfIssued() ? "the root" : "by " + Shown.text(certificate.issuer()));
    } catch (LabException e) {
      return Shown.unreadable("certificate", e);
    }
  }
}
