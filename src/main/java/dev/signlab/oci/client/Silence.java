package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.TransportException;
import dev.signlab.http.TransportException.Failure;
import dev.signlab.http.UntrustedServer;
import dev.signlab.oci.name.Registry;
import java.util.Optional;

/** Says why there was no answer, or none that could be read. */
final class Silence {

  private static final String ANY_CERTIFICATE = "or accept any certificate";

  private final Registry registry;
  private final TransportException failure;

  private Silence(Registry registry, TransportException failure) {
    this.registry = registry;
    this.failure = failure;
  }

  /** What a registry's silence means. */
  static RegistryException of(Registry registry, TransportException e) {
    Silence silence = new Silence(registry, e);
    Problem.Builder problem =
        Problem.of(silence.summary())
            .tried("GET /v2/ on " + registry)
            .expected("an answer")
            .found(found(e))
            .cause(e.untrusted().isPresent() ? Cause.UNTRUSTED_SERVER : Cause.NO_REGISTRY);
    silence.advise(problem);
    return RegistryException.of(problem.build(), e);
  }

  /** What the silence of a token server means. */
  static RegistryException of(TokenServer server, TransportException e) {
    String who = "token server " + server.realm().getRawAuthority();
    String rest = ", to which registry " + server.registry() + " sends its clients";
    Problem.Builder problem =
        Problem.of(e.told(who, "no token server answers on " + server.place()) + rest)
            .tried("ask it for a token")
            .found(found(e))
            .cause(e.untrusted().isPresent() ? Cause.UNTRUSTED_SERVER : Cause.NO_REGISTRY);
    new Silence(server.registry(), e).adviseTrust(problem);
    return RegistryException.of(problem.build(), e);
  }

  private String summary() {
    return failure.failure() == Failure.PROXY
        ? failure.problem().summary()
        : failure.told("registry " + registry, "no registry answers on " + registry);
  }

  private static String found(TransportException e) {
    String detail = e.problem().foundOrSummary();
    return switch (e.failure()) {
      case UNTRUSTED, NOT_TLS, CUT, PROXY -> detail;
      case TLS, PROTOCOL -> e.failure().words() + ": " + detail;
      default -> e.failure().words();
    };
  }

  private void advise(Problem.Builder problem) {
    boolean cut = failure.failure() == Failure.PROTOCOL && failure.wasOverTls();
    if (cut || failure.asksForCertificate()) {
      problem.hint(
          "it may want to see a certificate of yours: --registry-client-cert FILE"
              + " --registry-client-key FILE");
    }
    switch (failure.failure()) {
      case UNTRUSTED, TLS -> adviseTrust(problem);
      case NOT_TLS ->
          problem
              .hint("if plain HTTP is what you want", "… --allow-http-registry")
              .hint("if plain HTTP is what you want", "… --tls-verify=false");
      case PROXY -> failure.problem().hints().forEach(problem::hint);
      default -> adviseSilence(problem, cut);
    }
  }

  private void adviseSilence(Problem.Builder problem, boolean cut) {
    if (registry.isLoopback() && !cut) {
      problem.hint("start the lab's registry", new Intent.StartRegistry(registry.host()));
    } else if (!cut && failure.failure() != Failure.UNKNOWN_HOST) {
      problem.hint(
          "plain HTTP is spoken only to this machine unless --allow-http-registry is given");
    }
  }

  private void adviseTrust(Problem.Builder problem) {
    Optional<UntrustedServer.Fault> fault = failure.untrusted().map(UntrustedServer::fault);
    if (fault.isEmpty()) {
      return;
    }
    switch (fault.get()) {
      case UNKNOWN_AUTHORITY, BROKEN ->
          problem
              .hint(TransportException.TRUST)
              .hint("or name that file with the command", "… --registry-cacert ca.pem");
      case WRONG_NAME ->
          problem.hint("if one of those names is meant", "… --registry-server-name NAME");
      case EXPIRED -> problem.hint(TransportException.RENEW);
    }
    problem
        .hint(ANY_CERTIFICATE, "… --allow-insecure-registry")
        .hint(ANY_CERTIFICATE, "… --tls-verify=false");
  }
}
