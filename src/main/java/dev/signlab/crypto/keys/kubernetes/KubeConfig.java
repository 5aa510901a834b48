package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.crypto.KeyPair;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.http.HttpTransport;
import dev.signlab.json.JsonFields;
import dev.signlab.storage.BoundedFile;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;

/**
 * Reads the cluster and the user of the current context out of a kubeconfig file. Programs that a
 * file names to fetch credentials are not run.
 *
 * @param file where it was read from
 * @param root all of it
 */
record KubeConfig(Path file, JsonFields root) {

  static KubeConfig read(Path file) {
    return new KubeConfig(file, YamlTree.parse(BoundedFile.read(file), file));
  }

  Cluster cluster(HttpTransport plain) {
    JsonFields context = entry("contexts", "context", root.text("current-context"));
    JsonFields cluster = entry("clusters", "cluster", context.text("cluster"));
    JsonFields user = entry("users", "user", context.text("user"));
    URI server = ServerAddress.parse(cluster.text("server"), file.toString());
    return new Cluster(
        server, authorization(user), identified(user, trusting(cluster, plain)), file.toString());
  }

  private JsonFields entry(String list, String member, String name) {
    return root.objects(list).stream()
        .filter(each -> each.optionalText("name").equals(Optional.of(name)))
        .findFirst()
        .map(each -> each.object(member))
        .orElseThrow(
            () ->
                Problem.of(file + " names no " + member + " " + name)
                    .expected("an entry of that name under " + list)
                    .found("none")
                    .hint("see what it holds: kubectl config view")
                    .cause(Cause.MALFORMED)
                    .asException());
  }

  private HttpTransport trusting(JsonFields cluster, HttpTransport plain) {
    boolean anybody =
        cluster.has("insecure-skip-tls-verify")
            && cluster.node().get("insecure-skip-tls-verify").asBoolean(false);
    Optional<byte[]> authority = content(cluster, "certificate-authority");
    HttpTransport trusting = authority.map(plain::trusting).orElse(plain);
    trusting = anybody ? plain.trustingAnybodyUnsafe() : trusting;
    Optional<String> name = cluster.optionalText("tls-server-name");
    return name.isPresent() ? trusting.expectingServer(name.get()) : trusting;
  }

  private HttpTransport identified(JsonFields user, HttpTransport transport) {
    Optional<byte[]> certificate = content(user, "client-certificate");
    if (certificate.isEmpty()) {
      return transport;
    }
    byte[] key =
        content(user, "client-key")
            .orElseThrow(() -> unusable("a client certificate without its key"));
    byte[] pkcs8 = KeyPair.parsePem(key, "client-key of " + file).pkcs8();
    return transport.presenting(certificate.get(), pkcs8);
  }

  private Optional<String> authorization(JsonFields user) {
    if (user.has("exec") || user.has("auth-provider")) {
      throw unusable("a program that fetches credentials, which the lab does not run");
    }
    Optional<String> token =
        user.optionalText("token")
            .or(() -> user.optionalText("tokenFile").map(path -> text(beside(path))));
    if (token.isPresent()) {
      return token.map(text -> "Bearer " + text.strip());
    }
    return user.optionalText("username")
        .map(name -> name + ":" + user.optionalText("password").orElse(""))
        .map(pair -> "Basic " + base64(pair));
  }

  /** A file's bytes, or those that stand in the file itself under the name with {@code -data}. */
  private Optional<byte[]> content(JsonFields fields, String name) {
    Optional<String> data = fields.optionalText(name + "-data");
    if (data.isPresent()) {
      return Optional.of(decoded(data.get(), name));
    }
    return fields.optionalText(name).map(path -> BoundedFile.read(beside(path)));
  }

  private byte[] decoded(String text, String name) {
    try {
      return Base64.getMimeDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      throw unusable(name + "-data that is not Base64");
    }
  }

  /** Paths in the file are seen from its folder. */
  private Path beside(String path) {
    try {
      return file.toAbsolutePath().resolveSibling(path);
    } catch (InvalidPathException e) {
      throw unusable("a path that is none");
    }
  }

  private static String text(Path file) {
    return BoundedFile.readText(file);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private LabException unusable(String found) {
    return Problem.of(file + " names credentials that cannot be used here")
        .expected("a token, a user with password, or a client certificate with its key")
        .found(found)
        .hint("with a token in it, it can: kubectl create token ACCOUNT")
        .cause(Cause.NOT_AUTHORIZED)
        .asException();
  }
}
