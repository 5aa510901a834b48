package dev.signlab.sigstore.client.oidc;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The providers around a process, in cosign's order. The first that is there and gives a token is
 * the one; when none of those that are there does, the last failure is told.
 */
final class AmbientProviders {

  private final List<AmbientProvider> all;

  private AmbientProviders(List<AmbientProvider> all) {
    this.all = all;
  }

  static AmbientProviders in(Surroundings around) {
    return new AmbientProviders(
        List.of(
            new GithubActions(around),
            new BuildkiteAgent(around),
            new TokenVariable(around),
            new TokenFile(around),
            new GoogleMetadata(around),
            UnservedProvider.googleImpersonate(around),
            UnservedProvider.spiffe(around)));
  }

  /** Returns the token of the first that gives one; nothing where none is there. */
  Optional<IdentityToken> token(String audience) {
    Optional<LabException> last = Optional.empty();
    for (AmbientProvider each : all) {
      try {
        if (each.isThere()) {
          return Optional.of(tokenOf(each, audience));
        }
      } catch (LabException e) {
        last = Optional.of(e);
      }
    }
    if (last.isPresent()) {
      throw last.get();
    }
    return Optional.empty();
  }

  /** Says who is not asked although something speaks of them. */
  List<String> passedOver() {
    return all.stream().map(AmbientProvider::passedOver).flatMap(Optional::stream).toList();
  }

  /** Returns the token of the one with that name. */
  IdentityToken token(String name, String audience) {
    AmbientProvider named =
        all.stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(name));
    if (named.isAskedByName()) {
      return tokenOf(named, audience);
    }
    throw Problem.of("the provider " + name + " is not there")
        .expected("what it needs in the environment of this process")
        .found("nothing of it")
        .cause(Cause.NO_TOKEN)
        .asException();
  }

  private static IdentityToken tokenOf(AmbientProvider provider, String audience) {
    return IdentityToken.parse(provider.token(audience), "the token of " + provider.name());
  }

  private LabException unknown(String name) {
    return Problem.of(name + " is not a valid provider")
        .expected(all.stream().map(AmbientProvider::name).collect(Collectors.joining(", ")))
        .found(name)
        .asException();
  }
}
