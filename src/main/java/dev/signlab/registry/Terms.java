package dev.signlab.registry;

import dev.signlab.registry.access.Access;
import java.util.Optional;

/**
 * What a registry goes by while it answers one request.
 *
 * @param access whom it lets in
 * @param expiring the folder of repositories whose tags have an end; nothing where none does
 */
public record Terms(Access access, Optional<String> expiring) {

  /** Returns those of a registry whose tags have no end. */
  public static Terms of(Access access) {
    return new Terms(access, Optional.empty());
  }
}
