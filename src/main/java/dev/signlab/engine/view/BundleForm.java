package dev.signlab.engine.view;

import dev.signlab.sigstore.bundle.Bundle;
import java.util.List;

/** A bundle: a signature with all that a verifier needs. */
record BundleForm() implements FileForm {

  private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle";

  @Override
  public String kind() {
    return "bundle: a signature with all that a verifier needs";
  }

  @Override
  public String specification() {
    return "sigstore_bundle.proto";
  }

  @Override
  public boolean fits(FileContent file) {
    return file.mediaType().startsWith(MEDIA_TYPE);
  }

  @Override
  public List<ViewField> open(FileContent file) {
    return new BundleFields(file.now()).of(Bundle.parse(file.bytes(), "the bundle"));
  }
}
