package dev.signlab.sigstore.trustedroot;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The trusted root of sigstore's public deployment as it was in August 2026, for those who name no
 * other and ask no network. Its logs and authorities get successors now and then; what those signed
 * is refused until the file is a newer one.
 */
public final class PublicRoot {

  private static final String FILE = "public-good-trusted-root.json";

  private PublicRoot() {}

  /** Reads the root. */
  public static TrustedRoot read() {
    try (InputStream in = PublicRoot.class.getResourceAsStream(FILE)) {
      byte[] json = Objects.requireNonNull(in, FILE).readAllBytes();
      return TrustedRoot.parse(json, "the public deployment's root");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
