package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.Optional;

/**
 * Whom a line believes that names nobody: this world, once it has had services; else the public
 * deployment, as built in. No network is asked.
 *
 * @param root whom to believe
 * @param source where that comes from
 */
public record DefaultTrust(TrustedRoot root, Source source) {

  /** Where a trusted root comes from that no line names. */
  public enum Source {
    /** The services of this world. */
    WORLD,
    /** The public deployment's, as built into the lab. */
    PUBLIC
  }

  /** Returns whom to believe. */
  public static DefaultTrust of(CosignInvocation cosign) {
    return ofWorld(cosign).orElseGet(() -> new DefaultTrust(PublicRoot.read(), Source.PUBLIC));
  }

  private static Optional<DefaultTrust> ofWorld(CosignInvocation cosign) {
    return WorldServices.root(cosign).map(root -> new DefaultTrust(root, Source.WORLD));
  }

  /** Returns where signatures go: to the services of this world, while they run. */
  public static Optional<SigningConfig> config(CosignInvocation cosign) {
    return WorldServices.of(cosign).map(WorldServices::config);
  }

  /** Returns where signatures go that are to be logged in tiles. */
  public static Optional<SigningConfig> configOfTiles(CosignInvocation cosign) {
    return WorldServices.configOfTiles(cosign);
  }

  /** Says where the root comes from, unless it is this world's. */
  public void tell(CosignInvocation cosign) {
    if (source == Source.PUBLIC) {
      cosign.say(
          "No --trusted-root was named: the public deployment's counts, as built into the lab.");
    }
  }
}
