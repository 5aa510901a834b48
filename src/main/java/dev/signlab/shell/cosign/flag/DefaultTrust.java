package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.trustedroot.PublicRoot;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.util.List;
import java.util.Optional;

/**
 * Whom a line believes that names nobody. As with cosign 3.1 the repository counts that {@code
 * cosign initialize} set up; where there is none, this world, once it has had services; else the
 * public deployment, as built in.
 *
 * @param root whom to believe
 * @param source where that comes from
 * @param repository the repository of trust, where there is one; it is asked once in a line
 */
public record DefaultTrust(
    TrustedRoot root, Source source, Optional<BelievedRepository> repository) {

  /** Where a trusted root comes from that no line names. */
  public sealed interface Source {}

  /**
   * A repository of trust.
   *
   * @param mirror its address
   */
  public record Repository(String mirror) implements Source {}

  /** The services of this world. */
  public record World() implements Source {}

  /** The public deployment's, as built into the lab. */
  public record Public() implements Source {}

  /**
   * Variables, as cosign 2 read them.
   *
   * @param names of those that are set
   */
  public record Variables(List<String> names) implements Source {

    /** Copies the names. */
    public Variables {
      names = List.copyOf(names);
    }
  }

  /** Returns whom a verification believes: those that variables name stand before all others. */
  public static DefaultTrust ofVerification(CosignInvocation cosign) {
    EnvironmentTrust variables = new EnvironmentTrust(cosign);
    List<String> names = variables.names();
    DefaultTrust otherwise = of(cosign);
    return names.isEmpty()
        ? otherwise
        : new DefaultTrust(
            variables.in(otherwise.root()), new Variables(names), otherwise.repository());
  }

  /** Returns whom to believe. */
  public static DefaultTrust of(CosignInvocation cosign) {
    return ofRepository(cosign)
        .or(() -> ofWorld(cosign))
        .orElseGet(() -> new DefaultTrust(PublicRoot.read(), new Public(), Optional.empty()));
  }

  private static Optional<DefaultTrust> ofRepository(CosignInvocation cosign) {
    return new TufHome(cosign)
        .repository()
        .map(
            its ->
                new DefaultTrust(
                    its.trustedRoot(), new Repository(its.mirror()), Optional.of(its)));
  }

  private static Optional<DefaultTrust> ofWorld(CosignInvocation cosign) {
    return WorldServices.root(cosign)
        .map(root -> new DefaultTrust(root, new World(), Optional.empty()));
  }

  /** Says where the root comes from, unless it is this world's. */
  public void tell(CosignInvocation cosign) {
    switch (source) {
      case Repository repository ->
          cosign.say(
              "No --trusted-root was named: that of the TUF repository %s counts, by cosign initialize."
                  .formatted(repository.mirror()));
      case Variables variables ->
          cosign.say(
              "No --trusted-root was named: %s counts, for bundles too, where cosign 3.1 wants a root."
                  .formatted(String.join(", ", variables.names())));
      case World _ -> {}
      case Public _ ->
          cosign.say(
              "No --trusted-root was named: the public deployment's counts, as built into the"
                  + " lab.");
    }
  }
}
