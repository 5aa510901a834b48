package dev.signlab.engine.trust;

import dev.signlab.sigstore.trustedroot.Authority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Authorities of a trusted root whose certificates are read when they are first asked for, and not
 * again for each signature. Safe for use by several threads.
 */
final class ReadAuthorities {

  private final List<Authority> named;
  private volatile @Nullable List<TrustedAuthority> read;

  ReadAuthorities(List<Authority> named) {
    this.named = named;
  }

  /** Returns them, or throws each time when one of their certificates is malformed. */
  List<TrustedAuthority> all() {
    List<TrustedAuthority> known = read;
    if (known == null) {
      known = named.stream().map(TrustedAuthority::of).toList();
      read = known;
    }
    return known;
  }
}
