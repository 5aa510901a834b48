package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.Optional;

/**
 * Where signatures go that name no service: as with cosign 3.1 where the repository says that
 * {@code cosign initialize} set up; where there is none, to this world's services while they run.
 */
public final class DefaultServices {

  private DefaultServices() {}

  /**
   * Returns the services.
   *
   * @param named whom the line believes, where it names somebody
   * @throws dev.signlab.diagnostic.LabException when there is a repository that does not say it
   */
  static Optional<WorldServices> of(CosignInvocation cosign, Optional<TrustedRoot> named) {
    return new TufHome(cosign)
        .repository()
        .map(its -> services(its, its.signingConfig(TufHome.SIGNING_CONFIG), named))
        .or(() -> WorldServices.of(cosign));
  }

  /** Returns the services that stand in for those whose addresses the line does not name. */
  static Optional<WorldServices> beside(CosignInvocation cosign, Optional<TrustedRoot> named) {
    return new TufHome(cosign)
        .repository()
        .map(
            its ->
                services(
                    its,
                    its.listedConfig(TufHome.SIGNING_CONFIG).orElse(SigningConfig.EMPTY),
                    named))
        .or(() -> WorldServices.of(cosign));
  }

  private static WorldServices services(
      BelievedRepository repository, SigningConfig config, Optional<TrustedRoot> named) {
    TrustedRoot root = named.orElseGet(repository::trustedRoot);
    if (!config.equals(SigningConfig.EMPTY)) {
      tell(repository);
    }
    return new WorldServices(config, root);
  }

  /** They may be those of another world, so it is said who is asked. */
  private static void tell(BelievedRepository repository) {
    repository
        .cosign()
        .say(
            "No service was named: those of the TUF repository %s are asked, by cosign initialize."
                .formatted(repository.mirror()));
  }

  /**
   * Returns where signatures are looked for: what the repository says, where there is one, which
   * may be nothing.
   *
   * @param believed the repository, where this line has asked it already
   */
  static Optional<SigningConfig> listed(
      CosignInvocation cosign, Optional<BelievedRepository> believed) {
    Optional<BelievedRepository> repository = believed.or(new TufHome(cosign)::repository);
    return repository.isPresent()
        ? repository.get().listedConfig(TufHome.SIGNING_CONFIG)
        : WorldServices.of(cosign).map(WorldServices::config);
  }

  /** Returns the usual signing config. */
  public static Optional<SigningConfig> config(CosignInvocation cosign) {
    return config(cosign, TufHome.SIGNING_CONFIG)
        .or(() -> WorldServices.of(cosign).map(WorldServices::config));
  }

  /** Returns where signatures go that are to be logged in tiles. */
  public static Optional<SigningConfig> configOfTiles(CosignInvocation cosign) {
    return config(cosign, TufHome.SIGNING_CONFIG_TILES)
        .or(() -> WorldServices.configOfTiles(cosign));
  }

  private static Optional<SigningConfig> config(CosignInvocation cosign, String name) {
    return new TufHome(cosign)
        .repository()
        .map(
            repository -> {
              SigningConfig config = repository.signingConfig(name);
              tell(repository);
              return config;
            });
  }
}
