package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.Body;
import dev.signlab.http.HttpTransport;
import dev.signlab.http.Request;
import dev.signlab.http.Response;
import dev.signlab.http.TransportException;
import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** The Secrets of a cluster. Immutable and safe for use by several threads. */
public final class ClusterSecrets {

  /** A Secret holds at most 1 MiB; Base64 and the rest around it come on top. */
  private static final int LARGEST = 2 << 20;

  private final Cluster cluster;

  private ClusterSecrets(Cluster cluster) {
    this.cluster = cluster;
  }

  /**
   * Finds the cluster; nothing is asked of it yet.
   *
   * @param environment the variables: {@code KUBECONFIG}, {@code HOME}, and those of a pod
   * @param directory against which paths are resolved
   * @param transport what reaches it
   */
  public static ClusterSecrets of(
      Map<String, String> environment, Path directory, HttpTransport transport) {
    return new ClusterSecrets(
        new ClusterFinder(environment, directory, ClusterFinder.ACCOUNT).find(transport));
  }

  static ClusterSecrets of(Cluster cluster) {
    return new ClusterSecrets(cluster);
  }

  /** Reads the data of a Secret, by name. */
  public Map<String, byte[]> read(SecretName secret) {
    Request request = Request.get(URI.create(secrets(secret) + "/" + secret.name()));
    JsonFields fields = send(request, secret, "get", 200);
    Map<String, byte[]> data = new LinkedHashMap<>();
    fields.texts("data").forEach((name, text) -> data.put(name, decoded(name, text, secret)));
    return data;
  }

  /** Creates a Secret that nobody can change any more; one of the name may not be there yet. */
  public void create(SecretName secret, Map<String, byte[]> data) {
    ObjectNode body = Json.object();
    body.put("apiVersion", "v1");
    body.put("kind", "Secret");
    body.putObject("metadata").put("name", secret.name()).put("namespace", secret.namespace());
    body.put("immutable", true);
    body.put("type", "Opaque");
    ObjectNode encoded = body.putObject("data");
    data.forEach((name, bytes) -> encoded.put(name, Base64.getEncoder().encodeToString(bytes)));
    Request request =
        Request.of("POST", URI.create(secrets(secret)))
            .with("Content-Type", "application/json")
            .with(Body.of(Json.write(body)));
    send(request, secret, "create", 201);
  }

  private String secrets(SecretName secret) {
    return cluster.server() + "/api/v1/namespaces/" + secret.namespace() + "/secrets";
  }

  private JsonFields send(Request request, SecretName secret, String verb, int good) {
    Request asked = request.with("Accept", "application/json");
    if (cluster.authorization().isPresent()) {
      asked = asked.with("Authorization", cluster.authorization().get());
    }
    try (Response response = cluster.transport().send(asked)) {
      byte[] answer = response.bytes(LARGEST);
      if (response.status() != good) {
        throw new SecretProblems(cluster, secret, verb).refused(response.status(), answer);
      }
      return Json.parseObject(answer, "the answer of the cluster");
    } catch (TransportException e) {
      throw new SecretProblems(cluster, secret, verb).noAnswer(e);
    }
  }

  private static byte[] decoded(String name, String text, SecretName secret) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw malformed(name, secret, e);
    }
  }

  private static LabException malformed(String name, SecretName secret, Exception cause) {
    return Problem.of(name + " in the secret " + secret + " is not Base64")
        .expected("Base64")
        .found("something else")
        .cause(Cause.MALFORMED)
        .asException(cause);
  }
}
