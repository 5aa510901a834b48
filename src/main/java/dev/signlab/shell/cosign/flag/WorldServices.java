package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.Optional;

/**
 * The services of this world, while they run.
 *
 * @param config names them
 * @param root whom they are
 */
record WorldServices(SigningConfig config, TrustedRoot root) {

  static Optional<WorldServices> of(CosignInvocation cosign) {
    return Optional.empty();
  }
}
