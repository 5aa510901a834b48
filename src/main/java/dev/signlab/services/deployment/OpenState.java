package dev.signlab.services.deployment;

import dev.signlab.http.server.rpc.RpcService;
import dev.signlab.services.ctlog.CtEndpoints;
import dev.signlab.services.fulcio.FulcioCalls;
import dev.signlab.services.fulcio.FulcioEndpoints;
import dev.signlab.services.oidc.OidcEndpoints;
import dev.signlab.services.rekor.RekorEndpoints;
import dev.signlab.services.rekor.tiles.TilesEndpoints;
import dev.signlab.services.trust.TufEndpoints;
import dev.signlab.services.tsa.TsaEndpoints;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The services over one state, and how each answers. Safe for use by several threads. */
final class OpenState implements AutoCloseable {

  private final Services services;
  private final Map<ServiceName, Part> parts;
  private final RpcService calls;

  private OpenState(Services services) {
    this.services = services;
    this.calls = new FulcioCalls(services.fulcio());
    this.parts =
        Stream.of(
                Part.of(ServiceName.ISSUER, new OidcEndpoints(services.issuer())),
                Part.of(ServiceName.FULCIO, new FulcioEndpoints(services.fulcio())),
                Part.of(ServiceName.CTLOG, new CtEndpoints(services.ctlog())),
                Part.of(ServiceName.REKOR, new RekorEndpoints(services.rekor())),
                Part.of(ServiceName.REKOR_V2, new TilesEndpoints(services.tiles())),
                Part.of(ServiceName.TSA, new TsaEndpoints(services.tsa())),
                Part.of(ServiceName.TUF, new TufEndpoints(services.tuf())))
            .collect(Collectors.toMap(Part::name, Function.identity()));
  }

  /**
   * Opens the services, and writes what clients are to trust.
   *
   * @param folder of the state; what is missing in it is made
   * @param base of the ports, which the services tell of each other
   */
  static OpenState open(Path folder, int base, InstantSource clock) {
    Services services = Services.open(folder, base, clock);
    try {
      TrustFiles trust = TrustFiles.of(services, base, folder, Birth.of(folder, clock.instant()));
      services.tuf().publish(trust.targets());
      trust.writeTo(
          folder.resolve(Generations.TRUST), services.tuf().file("root.json").orElseThrow());
      return new OpenState(services);
    } catch (RuntimeException e) {
      services.close();
      throw e;
    }
  }

  /** Returns what answers remote procedure calls. */
  RpcService calls() {
    return calls;
  }

  Part part(ServiceName name) {
    return Objects.requireNonNull(parts.get(name));
  }

  @Override
  public void close() {
    services.close();
  }
}
