package dev.signlab.oci.client;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.http.TransportException.Failure;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.name.Registry;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a registry's answer, or its silence, means. */
final class RegistryProblems {

  private static final int LARGEST_ERROR = 64 << 10;

  private RegistryProblems() {}

  static RegistryException silent(Registry registry, TransportException e) {
    Problem.Builder problem =
        Problem.of("no registry answers on " + registry)
            .tried("GET /v2/ on " + registry)
            .expected("an answer")
            .found(found(e))
            .cause(Cause.NO_REGISTRY);
    if (e.failure() == Failure.TLS) {
      problem
          .hint("give the certificate of its authority: --registry-cacert FILE")
          .hint(
              "or accept any certificate: --allow-insecure-registry (skopeo: --tls-verify=false)");
    } else if (registry.isLoopback()) {
      problem.hint("start the lab's registry", "registry start");
    } else {
      problem.hint(
          "plain HTTP is spoken only to this machine unless --allow-http-registry is given");
    }
    return RegistryException.of(problem.build(), e);
  }

  private static String found(TransportException e) {
    String detail = e.problem().found();
    return e.failure() == Failure.TLS && detail != null
        ? e.failure().words() + ": " + detail
        : e.failure().words();
  }

  static RegistryException refused(
      Registry registry, Response response, String tried, boolean shown) {
    Problem.Builder problem =
        Problem.of(
                shown
                    ? "registry " + registry + " refused the credentials"
                    : "registry " + registry + " asks who you are")
            .tried(tried)
            .expected("a user and password that the registry knows")
            .found("status " + response.status() + reasons(response))
            .hint("log in; the password is asked for", "docker login -u USER " + registry)
            .hint(
                "or give them with the command: --registry-username, --registry-password (skopeo:"
                    + " --creds)")
            .cause(Cause.NOT_AUTHORIZED);
    return RegistryException.of(problem.build(), response.status());
  }

  static RegistryException unexpected(Registry registry, Response response, String tried) {
    Problem.Builder problem =
        Problem.of("registry " + registry + " did not do it")
            .tried(tried)
            .found("status " + response.status() + reasons(response))
            .cause(response.status() == 412 ? Cause.TAG_MOVED : Cause.MALFORMED);
    if (response.status() == 405) {
      problem.hint(
          "the registry does not allow this; docker-registry needs storage.delete.enabled");
    }
    if (response.status() >= 500 || response.status() == 429) {
      problem.hint("the registry is in trouble or busy: try again");
    }
    return RegistryException.of(problem.build(), response.status());
  }

  static RegistryException mismatch(String what, String expected, String found) {
    return RegistryException.of(
        Problem.of(what + " does not have its digest")
            .expected(expected)
            .found(found)
            .hint("the registry or something on the way changed the bytes; do not use them")
            .cause(Cause.DIGEST_MISMATCH)
            .build(),
        200);
  }

  static RegistryException nothing(String summary, String found) {
    Problem problem = Problem.of(summary).found(found).cause(Cause.NO_IMAGE).build();
    return RegistryException.of(problem, 404);
  }

  static RegistryException brokenOff(String what, IOException e) {
    Problem problem =
        Problem.of("could not read " + what + " to its end")
            .found(String.valueOf(e.getMessage()))
            .hint("is the registry still there", "registry status")
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, e);
  }

  static RegistryException malformed(String what, LabException e) {
    Problem problem = e.problem();
    Problem.Builder builder =
        Problem.of(problem.summary()).tried("read " + what).cause(Cause.MALFORMED);
    if (problem.expected() != null) {
      builder.expected(problem.expected());
    }
    if (problem.found() != null) {
      builder.found(problem.found());
    }
    return RegistryException.of(builder.build(), e);
  }

  /** Reads the codes of the distribution-spec's error answer, where there is one. */
  private static String reasons(Response response) {
    try {
      JsonFields answer = Json.parseObject(response.bytes(LARGEST_ERROR), "the answer");
      List<JsonFields> errors = answer.objects("errors");
      return errors.stream()
          .map(e -> e.text("code") + e.optionalText("message").map(m -> " (" + m + ")").orElse(""))
          .collect(Collectors.joining(", ", ": ", ""));
    } catch (LabException e) {
      return "";
    }
  }
}
