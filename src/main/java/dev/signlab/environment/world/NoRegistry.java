package dev.signlab.environment.world;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Problem;

/** Says that the world's registry does not answer, and what to do about it. */
final class NoRegistry {

  private NoRegistry() {}

  /** Nothing answers where the world's registry should. */
  static RuntimeException at(Endpoint endpoint) {
    Problem.Builder problem =
        Problem.of("no registry answers at " + endpoint.url())
            .cause(Cause.NO_REGISTRY)
            .tried("GET " + endpoint.url() + "/v2/")
            .found("nothing listens there");
    return switch (endpoint) {
      case Endpoint.Embedded _ -> problem.command("registry start").asException();
      case Endpoint.Compose _ ->
          problem
              .hint("the registries of docker-compose.yml", "!docker compose up -d")
              .hint("or the one that the lab has built in", "world use embedded")
              .asException();
      case Endpoint.External _ ->
          problem
              .hint("the registry that the lab has built in", "world use embedded")
              .asException();
    };
  }

  /** The lab's own registry does not run, and another one has its port. */
  static RuntimeException butAnother(Endpoint endpoint, RegistryStatus other) {
    return Problem.of("the registry at " + endpoint.url() + " is not this lab's")
        .cause(Cause.NO_REGISTRY)
        .tried("GET " + endpoint.url() + "/v2/")
        .expected("the registry that this lab has started")
        .found("status " + other.answer() + " from somebody else, perhaps another lab")
        .hint("start this lab's own beside it", "registry start --port " + (other.port() + 1))
        .hint("or work with the one that is there", "world use " + endpoint.registry())
        .asException();
  }
}
