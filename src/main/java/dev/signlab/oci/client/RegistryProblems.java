package dev.signlab.oci.client;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Response;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.name.Registry;
import dev.signlab.oci.name.Repository;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Says what a registry's answer, or its silence, means. */
final class RegistryProblems {

  private static final int LARGEST_ERROR = 64 << 10;
  private static final int LONGEST_REALM = 200;

  /** RFC 4918, section 11.5. */
  private static final int INSUFFICIENT_STORAGE = 507;

  private RegistryProblems() {}

  static RegistryException unexpected(Registry registry, Response response, String tried) {
    int status = response.status();
    if (status == INSUFFICIENT_STORAGE) {
      return diskFull(registry, response, tried);
    }
    boolean busy = status >= 500 || status == 429;
    Problem.Builder problem =
        Problem.of("registry " + registry + (busy ? " answers " + status : " did not do it"))
            .tried(tried)
            .found("status " + response.status() + reasons(response))
            .cause(response.status() == 412 ? Cause.TAG_MOVED : Cause.MALFORMED);
    if (response.status() == 405) {
      problem.hint(
          "the registry does not allow this; docker-registry needs storage.delete.enabled");
    }
    if (busy) {
      problem.hint(later(response));
    }
    return RegistryException.of(problem.build(), response.status());
  }

  private static RegistryException diskFull(Registry registry, Response response, String tried) {
    Problem.Builder problem =
        Problem.of("the disk of registry " + registry + " is full")
            .tried(tried)
            .expected("room for what is pushed")
            .found("status " + response.status() + reasons(response))
            .hint(
                "make room where the lab's registry keeps its blobs, and push again",
                new Intent.AskAfterRegistry())
            .cause(Cause.MALFORMED);
    return RegistryException.of(problem.build(), response.status());
  }

  private static String later(Response response) {
    return "the registry is in trouble or busy: try again "
        + response
            .header("Retry-After")
            .filter(text -> text.length() < 40)
            .map(
                text ->
                    text.chars().allMatch(Character::isDigit)
                        ? "in " + text + " s, as it asks"
                        : "after " + text + ", as it asks")
            .orElse("later");
  }

  static RegistryException noToken(TokenServer server, Response response, boolean refused) {
    Registry registry = server.registry();
    Problem.Builder problem =
        Problem.of(
                refused
                    ? "registry " + registry + " refused the credentials"
                    : "registry " + registry + " could not get a token for you")
            .tried("ask token server " + server.realm().getRawAuthority() + " for a token")
            .expected("a token")
            .found("status " + response.status() + reasons(response))
            .cause(Cause.NOT_AUTHORIZED);
    if (refused) {
      problem.hint("log in; the password is asked for", new Intent.LogIn(registry.toString()));
    } else {
      problem.hint("the credentials were not judged; it is the token server that is in trouble");
    }
    return RegistryException.of(problem.build(), response.status());
  }

  static RegistryException badRealm(Registry registry, String realm) {
    String shown = realm.length() > LONGEST_REALM ? realm.substring(0, LONGEST_REALM) : realm;
    return RegistryException.of(
        Problem.of("registry " + registry + " sends its clients to a place that is no address")
            .expected("WWW-Authenticate: Bearer realm=\"https://…\"")
            .found(shown)
            .cause(Cause.MALFORMED)
            .build(),
        401);
  }

  /** A registry on TLS may not make a client send its password in the clear to somewhere else. */
  static RegistryException openRealm(TokenServer server) {
    return RegistryException.of(
        Problem.of("the password would go to " + server.realm().getRawAuthority() + " in the clear")
            .tried("ask the token server of registry " + server.registry() + " for a token")
            .expected("a token server that speaks TLS")
            .found(server.realm().toString())
            .hint("if that is what you want: --allow-http-registry")
            .cause(Cause.NOT_AUTHORIZED)
            .build(),
        401);
  }

  static RegistryException tooLarge(Repository repository, Descriptor descriptor, int limit) {
    return RegistryException.of(
        Problem.of("size of layer (%d) exceeds the limit (%d)".formatted(descriptor.size(), limit))
            .tried("read blob " + descriptor.digest() + " of " + repository)
            .expected("at most " + limit + " bytes, which is what is held in memory")
            .found(descriptor.size() + " bytes")
            .hint("cosign's variable moves the limit: COSIGN_MAX_ATTACHMENT_SIZE=1GiB")
            .cause(Cause.MALFORMED)
            .build(),
        200);
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

  static RegistryException noBlob(Repository repository, Digest digest) {
    return nothing(
        "no blob " + digest + " in " + repository, "a manifest that lists it, but not the blob");
  }

  static RegistryException noSize(Repository repository, Digest digest, Response response) {
    return RegistryException.of(
        Problem.of("registry " + repository.registry() + " does not say how large a blob is")
            .tried("find blob " + digest + " of " + repository)
            .expected("Content-Length, a number of bytes")
            .found(response.header("Content-Length").orElse("no such header"))
            .cause(Cause.MALFORMED)
            .build(),
        response.status());
  }

  static RegistryException nothing(String summary, String found) {
    Problem problem = Problem.of(summary).found(found).cause(Cause.NO_IMAGE).build();
    return RegistryException.of(problem, 404);
  }

  static RegistryException brokenOff(String what, IOException e) {
    Problem problem =
        Problem.of("could not read " + what + " to its end")
            .found(Reason.of(e))
            .hint("is the registry still there", new Intent.AskAfterRegistry())
            .cause(Cause.MALFORMED)
            .build();
    return RegistryException.of(problem, e);
  }

  static RegistryException malformed(String what, LabException e) {
    Problem problem = e.problem();
    Problem.Builder malformed =
        Problem.of(problem.summary())
            .tried("read " + what)
            .failure(problem.failure())
            .cause(Cause.MALFORMED);
    return RegistryException.of(malformed.build(), e);
  }

  /** Reads the codes of the distribution-spec's error answer, where there is one. */
  static String reasons(Response response) {
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
