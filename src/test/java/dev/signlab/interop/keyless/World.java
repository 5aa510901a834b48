package dev.signlab.interop.keyless;

import dev.signlab.oci.name.Repository;
import dev.signlab.registry.EmbeddedRegistry;
import dev.signlab.registry.RegistrySettings;
import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.Tokens;
import dev.signlab.services.deployment.TrustFile;
import dev.signlab.services.oidc.Identity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** All services and a registry in this process, with a clock that can be put forward. */
final class World implements AutoCloseable {

  static final String WHO = "alice@example.com";

  private final Path folder;
  private final Deployment deployment;
  private final EmbeddedRegistry registry;
  private volatile Duration ahead = Duration.ZERO;

  private World(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.deployment = Deployment.start(services(), 0, this::now);
    Path images = Files.createDirectories(folder.resolve("images"));
    this.registry = EmbeddedRegistry.start(RegistrySettings.of(images, InstantSource.system()));
  }

  static World in(Path folder) throws IOException {
    return new World(folder);
  }

  private Path services() {
    return folder.resolve("services");
  }

  /** The time in which the services live. */
  Instant now() {
    return Instant.now().plus(ahead);
  }

  void putForward(Duration by) {
    ahead = by;
  }

  /** The folder of the files that say whom to believe. */
  Path trust() {
    return new Generations(services()).trust();
  }

  /** The folder of what the services keep. */
  Path state() {
    return new Generations(services()).link();
  }

  String url(ServiceName name) {
    return name.url(deployment.base());
  }

  String timestamps() {
    return ServiceName.timestamps(deployment.base());
  }

  String config(Layout layout) {
    TrustFile file =
        layout == Layout.FILE_TILES ? TrustFile.SIGNING_CONFIG_REKOR_V2 : TrustFile.SIGNING_CONFIG;
    return file.in(trust()).toString();
  }

  /** What clients of the gRPC port must trust. */
  Path grpcCertificate() {
    return Deployment.grpcCertificate(services());
  }

  String token() {
    return Tokens.of(services(), deployment.base(), this::now)
        .issue(Identity.Person.of(WHO), "sigstore", Duration.ofMinutes(5));
  }

  Expected expected() {
    return new Expected(WHO, url(ServiceName.ISSUER), trust());
  }

  Repository repository(String name) {
    return Repository.parse(registry.host() + "/" + name);
  }

  @Override
  public void close() {
    deployment.close();
    registry.close();
  }
}
