package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.Optional;

/**
 * The services of this world, while they run: what cosign has from the public deployment's
 * repository of trust when nothing is said.
 *
 * @param config names them
 * @param root whom to believe in this world
 */
public record WorldServices(SigningConfig config, TrustedRoot root) {

  /** Finds them; a service of the session, since only the application knows the world. */
  @FunctionalInterface
  public interface Finder {

    /** Returns the services, or nothing while they do not run. */
    Optional<WorldServices> find();

    /** Tells whether this world has services, running or not, without reading what they say. */
    default boolean exist() {
      return find().isPresent();
    }

    /**
     * Tells whether signatures by a key go to a log here, and are asked for their entry: as with
     * cosign 3.1, but where this world never had services, and in a lab that is done without them.
     */
    default boolean logKeys() {
      return exist();
    }

    /** Returns whom to believe in this world, also while its services do not run. */
    default Optional<TrustedRoot> root() {
      return find().map(WorldServices::root);
    }

    /** Returns the line that takes whom to believe from this world's repository, while it runs. */
    default Optional<String> initializing() {
      return Optional.empty();
    }

    /** Returns the services with the log in tiles, or nothing while they do not run. */
    default Optional<SigningConfig> configOfTiles() {
      return Optional.empty();
    }
  }

  /** Returns whom to believe in the session's world, or nothing when it never had services. */
  static Optional<TrustedRoot> root(CosignInvocation cosign) {
    return cosign.invocation().service(Finder.class).root();
  }

  /** Returns the line that takes whom to believe from the repository of the session's world. */
  public static Optional<String> initializing(CosignInvocation cosign) {
    return cosign.invocation().service(Finder.class).initializing();
  }

  /** Returns the services of the session's world with the log in tiles. */
  static Optional<SigningConfig> configOfTiles(CosignInvocation cosign) {
    return cosign.invocation().service(Finder.class).configOfTiles();
  }

  /** Tells whether the session's world has services, running or not. */
  static boolean exist(CosignInvocation cosign) {
    return cosign.invocation().service(Finder.class).exist();
  }

  /** Tells whether signatures by a key go to a log, and are asked for their entry. */
  static boolean logKeys(CosignInvocation cosign) {
    return cosign.invocation().service(Finder.class).logKeys();
  }

  /** Returns the services of the session's world. */
  public static Optional<WorldServices> of(CosignInvocation cosign) {
    return cosign.invocation().service(Finder.class).find();
  }
}
