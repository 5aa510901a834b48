package dev.signlab.engine.view;

import dev.signlab.sigstore.certificate.AddChainResponse;
import java.util.List;

/** An SCT that stands beside its certificate, as a log of certificates answers with it. */
record SctForm() implements FileForm {

  @Override
  public String kind() {
    return "SCT: a log's promise to publish a certificate";
  }

  @Override
  public String specification() {
    return "RFC 6962, sections 3.2 and 4.1";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.has("id", "timestamp", "signature") && !file.has("mediaType");
  }

  @Override
  public List<ViewField> open(FileContent file) {
    return SctFields.of(AddChainResponse.parse(file.bytes(), "the SCT"));
  }
}
