package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.storage.BoundedFile;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the cluster: the first file of {@code KUBECONFIG} that is there, else {@code
 * ~/.kube/config}, else the cluster in which this process runs as a pod.
 *
 * @param environment the variables
 * @param directory against which paths are resolved
 * @param account the folder in which a pod finds its service account
 */
record ClusterFinder(Map<String, String> environment, Path directory, Path account) {

  static final Path ACCOUNT = Path.of("/var/run/secrets/kubernetes.io/serviceaccount");

  Cluster find(HttpTransport transport) {
    Optional<Path> file = file();
    if (file.isPresent()) {
      return KubeConfig.read(file.get()).cluster(transport);
    }
    return pod(transport);
  }

  private Optional<Path> file() {
    String listed = environment.getOrDefault("KUBECONFIG", "");
    if (listed.isBlank()) {
      return Optional.ofNullable(environment.get("HOME"))
          .map(home -> Path.of(home).resolve(".kube").resolve("config"))
          .filter(Files::isReadable);
    }
    for (String each : listed.split(File.pathSeparator, -1)) {
      Path file = directory.resolve(each);
      if (!each.isBlank() && Files.isReadable(file)) {
        return Optional.of(file);
      }
    }
    throw Problem.of("KUBECONFIG names no file that is there")
        .expected("a kubeconfig file")
        .found(listed)
        .hint("take the usual one, ~/.kube/config", "unset KUBECONFIG")
        .cause(Cause.NO_FILE)
        .asException();
  }

  private Cluster pod(HttpTransport transport) {
    String host = environment.getOrDefault("KUBERNETES_SERVICE_HOST", "");
    String port = environment.getOrDefault("KUBERNETES_SERVICE_PORT", "");
    if (host.isEmpty() || port.isEmpty()) {
      throw noCluster();
    }
    String name = host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
    URI server = ServerAddress.parse("https://" + name + ":" + port, "the pod's environment");
    String token = BoundedFile.readText(account.resolve("token")).strip();
    byte[] authority = BoundedFile.read(account.resolve("ca.crt"));
    return new Cluster(
        server, Optional.of("Bearer " + token), transport.trusting(authority), "the pod's account");
  }

  private static LabException noCluster() {
    return Problem.of(
            "new for config: error creating REST client config in-cluster: unable to load"
                + " in-cluster configuration, KUBERNETES_SERVICE_HOST and KUBERNETES_SERVICE_PORT"
                + " must be defined")
        .tried("find a cluster by KUBECONFIG, ~/.kube/config and the variables of a pod")
        .expected("one of the three")
        .found("none")
        .hint("name a kubeconfig file", "export KUBECONFIG=/path/to/config")
        .cause(Cause.NO_FILE)
        .asException();
  }
}
