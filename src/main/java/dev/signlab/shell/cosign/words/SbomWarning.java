package dev.signlab.shell.cosign.words;

/** What cosign says of each SBOM that hangs under a tag. */
public final class SbomWarning {

  /** The sentence. */
  public static final String DEPRECATED =
      "WARNING: SBOM attachments are deprecated and support will be removed in a Cosign release"
          + " soon after 2024-02-22 (see https://github.com/sigstore/cosign/issues/2755). Instead,"
          + " please use SBOM attestations.";

  private SbomWarning() {}
}
