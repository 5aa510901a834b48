package dev.signlab.judge;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Debian's {@code docker-registry} on a free loopback port with its storage in a given folder:
 * plain, with a user and password, with TLS, or with both. {@link #start} skips the running test by
 * name where the program is absent.
 */
public final class DebianRegistry implements AutoCloseable {

  /** The user of a registry {@linkplain #withPassword with password}. */
  public static final String USER = "tester";

  /** The password of that user. */
  public static final String PASSWORD = "s3cret";

  private static final Pattern LISTENING = Pattern.compile("listening on 127\\.0\\.0\\.1:(\\d+)");

  private final Path folder;
  private String authentication = "";
  private String encryption = "";
  private @Nullable Process process;
  private int port;

  private DebianRegistry(Path folder) {
    this.folder = folder;
  }

  /** Prepares a registry that keeps everything under an existing folder. */
  public static DebianRegistry in(Path folder) {
    return new DebianRegistry(folder);
  }

  /** Asks for {@link #USER} and {@link #PASSWORD}. */
  public DebianRegistry withPassword() {
    String line = Tool.require("htpasswd").succeed("-Bbn", USER, PASSWORD).stdout();
    Path file = write("htpasswd", line);
    authentication = "auth: {htpasswd: {realm: test, path: \"%s\"}}%n".formatted(file);
    return this;
  }

  /** Speaks TLS with a fresh certificate for 127.0.0.1 and localhost: {@link #certificate()}. */
  public DebianRegistry withTls() {
    Certificates.make(folder);
    return withCertificate("");
  }

  /** Speaks TLS with a certificate for another name, to those who show a certificate. */
  public DebianRegistry withMutualTls(String name, Path clientAuthority) {
    Certificates.make(folder, "DNS:" + name);
    return withCertificate(", clientcas: [\"%s\"]".formatted(clientAuthority));
  }

  /** Sends its clients to a token server, and believes what this certificate's key signed. */
  public DebianRegistry withTokens(String realm, Path certificate) {
    authentication =
        "auth: {token: {realm: \"%s\", service: lab, issuer: tests, rootcertbundle: \"%s\"}}%n"
            .formatted(realm, certificate);
    return this;
  }

  private DebianRegistry withCertificate(String more) {
    encryption =
        ", tls: {certificate: \"%s\", key: \"%s\"%s}"
            .formatted(certificate(), folder.resolve(Certificates.KEY), more);
    return this;
  }

  /** Starts the program and waits until it listens. */
  public DebianRegistry start() {
    Path program = Judges.require("docker-registry");
    try {
      Path configuration = write("registry.yml", configuration());
      Process started =
          new ProcessBuilder(program.toString(), "serve", configuration.toString())
              .redirectErrorStream(true)
              .start();
      process = started;
      port = awaitPort(started.inputReader());
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the certificate that clients must trust, in PEM. */
  public Path certificate() {
    return folder.resolve(Certificates.CERTIFICATE);
  }

  /** Returns the port on loopback. */
  public int port() {
    return port;
  }

  /** Returns {@code 127.0.0.1:port}, as it stands at the front of a reference. */
  public String host() {
    return "127.0.0.1:" + port;
  }

  /** Returns the address of the registry, without a slash behind it. */
  public String url() {
    return (encryption.isEmpty() ? "http://" : "https://") + host();
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  private String configuration() {
    return """
    version: 0.1
    log: {level: info, accesslog: {disabled: true}}
    storage:
      filesystem: {rootdirectory: "%s"}
      delete: {enabled: true}
      cache: {blobdescriptor: inmemory}
    %shttp: {addr: "127.0.0.1:0"%s}
    """
        .formatted(folder.resolve("storage"), authentication, encryption);
  }

  /** The registry says where it listens; what it says later is read away, or it would block. */
  private static int awaitPort(BufferedReader output) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        Thread.ofVirtual().start(() -> discard(output));
        return Integer.parseInt(matcher.group(1));
      }
      said.append(line).append('\n');
    }
    throw new AssertionError("docker-registry did not start: " + said);
  }

  private static void discard(BufferedReader output) {
    try {
      while (output.readLine() != null) {
        // Nothing is done with it.
      }
    } catch (IOException e) {
      // The process was ended: there is nothing left to read.
    }
  }

  private Path write(String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
