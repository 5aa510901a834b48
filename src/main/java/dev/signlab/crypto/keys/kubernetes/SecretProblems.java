package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Intent;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.TransportException;
import dev.signlab.json.Json;
import java.util.Optional;

/**
 * Says in words why a call to the cluster came to nothing.
 *
 * @param cluster who was asked
 * @param secret for what
 * @param verb the verb of the permission that it takes
 */
record SecretProblems(Cluster cluster, SecretName secret, String verb) {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;

  LabException refused(int status, byte[] answer) {
    String message = message(answer);
    String found = status + (message.isEmpty() ? "" : ": " + message);
    return switch (status) {
      case UNAUTHORIZED ->
          begin("the cluster does not know who asks", found)
              .expected("credentials that are still valid")
              .hint("see who you are: kubectl auth whoami")
              .cause(Cause.NOT_AUTHORIZED)
              .asException();
      case FORBIDDEN -> forbidden(found);
      case NOT_FOUND ->
          begin("there is no secret " + secret, found)
              .expected("a secret with cosign.key, cosign.pub and cosign.password")
              .hint("make it", new Intent.MakeKeys(Optional.of("k8s://" + secret)))
              .cause(Cause.NO_FILE)
              .asException();
      case CONFLICT ->
          begin(
                  "creating secret "
                      + secret.name()
                      + " in ns "
                      + secret.namespace()
                      + ": it exists",
                  found)
              .expected("no secret of that name")
              .hint(
                  "keys are not overwritten; take another name",
                  new Intent.MakeKeys(Optional.of("k8s://" + secret + "2")))
              .asException();
      default ->
          begin("the cluster refused to " + verb + " the secret " + secret, found)
              .expected("status 200 or 201")
              .asException();
    };
  }

  LabException noAnswer(TransportException e) {
    return begin(
            e.told("the cluster", "no answer from the cluster: " + e.failure().words()),
            e.problem().foundOrSummary())
        .expected("a cluster at " + cluster.server())
        .hint("see whether it answers: kubectl version")
        .asException(e);
  }

  private LabException forbidden(String found) {
    String name = verb.equals("get") ? " --resource-name=" + secret.name() : "";
    return begin("no permission to " + verb + " the secret " + secret, found)
        .expected("a role with the verb " + verb + " on secrets in " + secret.namespace())
        .hint(
            "kubectl create role cosign-keys --namespace=%s --verb=%s --resource=secrets%s"
                .formatted(secret.namespace(), verb, name))
        .hint("and bind it: kubectl create rolebinding --help")
        .cause(Cause.NOT_AUTHORIZED)
        .asException();
  }

  private Problem.Builder begin(String summary, String found) {
    return Problem.of(summary)
        .tried(verb + " the secret " + secret + " at " + cluster)
        .found(found);
  }

  /** What a Status object says. */
  private static String message(byte[] answer) {
    try {
      return Json.parseObject(answer, "answer").optionalText("message").orElse("");
    } catch (LabException e) {
      return "";
    }
  }
}
