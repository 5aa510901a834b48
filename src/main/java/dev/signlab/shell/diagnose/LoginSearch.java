package dev.signlab.shell.diagnose;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.Problem;
import dev.signlab.oci.client.Credentials;
import dev.signlab.oci.name.Reference;
import dev.signlab.oci.name.Registry;
import java.util.List;
import java.util.Optional;

/**
 * Who is logged in at a registry that refused.
 *
 * @param setting what there is
 */
record LoginSearch(Setting setting) {

  /** A refusal that names a key in a service is that service's, whatever image was to be signed. */
  private static final List<String> KEY_SERVICES = List.of("hashivault://", "openbao://", "k8s://");

  /** A registry that asks who somebody is was the right one to ask. */
  Optional<Finding> of(LineWords line, Problem refused) {
    boolean asked = refused.isOf(Cause.NOT_AUTHORIZED) || refused.isOf(Cause.NOT_ALLOWED);
    if (!asked || KEY_SERVICES.stream().anyMatch(refused.summary()::contains)) {
      return Optional.empty();
    }
    return line.parts().stream()
        .flatMap(part -> Setting.reference(part.value()).stream())
        .map(Reference::registry)
        .filter(registry -> refused.summary().contains(registry.toString()))
        .findFirst()
        .map(registry -> of(registry, refused));
  }

  private Finding of(Registry registry, Problem refused) {
    String answer = refused.found().map(found -> "; " + found).orElse("");
    return new Finding(
        who(registry) + answer,
        new Hint(
            (refused.isOf(Cause.NOT_ALLOWED) ? "log in as somebody who may" : "log in")
                + "; user and password are asked for",
            "cosign login " + registry));
  }

  private String who(Registry registry) {
    Optional<Credentials> login = setting.logins().find(registry);
    if (login.isEmpty()) {
      return "nobody is logged in at " + registry;
    }
    String place = setting.logins().holder(registry).map(file -> " (" + file + ")").orElse("");
    return login.get() instanceof Credentials.UserPassword user
        ? user.user() + " is logged in at " + registry + place
        : "a token is kept for " + registry + place;
  }
}
