package dev.signlab.environment.world;

import dev.signlab.services.deployment.Deployment;
import dev.signlab.services.deployment.Generations;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.TrustFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where clients outside the lab find the services of a world, and whom they are to trust.
 *
 * @param registry where images are
 * @param base the first of the ports of sigstore's services
 * @param services the folder of what these keep
 */
public record WorldAddresses(URI registry, int base, Path services) {

  /** The name of the registry among the addresses. */
  public static final String REGISTRY = "registryUrl";

  /** Returns all addresses by the names that scripts know them by, the registry first. */
  public Map<String, String> urls() {
    Map<String, String> urls = new LinkedHashMap<>();
    urls.put(REGISTRY, registry.toString());
    for (ServiceName each : ServiceName.values()) {
      urls.put(each.member(), each.url(base));
    }
    return Collections.unmodifiableMap(urls);
  }

  /** Returns all files by the names that scripts know them by. */
  public Map<String, Path> files() {
    Map<String, Path> files = new LinkedHashMap<>();
    Path trust = trust();
    Arrays.stream(TrustFile.values()).forEach(each -> files.put(each.member(), each.in(trust)));
    return Collections.unmodifiableMap(files);
  }

  /** Returns the file that says whom to believe. */
  public Path trustedRoot() {
    return TrustFile.TRUSTED_ROOT.in(trust());
  }

  /** Returns the file that says where to sign. */
  public Path signingConfig() {
    return TrustFile.SIGNING_CONFIG.in(trust());
  }

  /** Returns the file that says where to sign with the log in tiles. */
  public Path signingConfigOfTiles() {
    return TrustFile.SIGNING_CONFIG_REKOR_V2.in(trust());
  }

  /** Returns the root with which trust in this world's repository begins. */
  public Path tufRoot() {
    return TrustFile.TUF_ROOT.in(trust());
  }

  /** Returns where the repository answers that hands out whom to trust. */
  public String tufUrl() {
    return ServiceName.TUF.url(base);
  }

  private Path trust() {
    return new Generations(services).trust();
  }

  /** Returns what clients that speak gRPC to Fulcio must trust, a certificate in PEM. */
  public Path grpcCertificate() {
    return Deployment.grpcCertificate(services);
  }
}
