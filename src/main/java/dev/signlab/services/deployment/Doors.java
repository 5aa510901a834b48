package dev.signlab.services.deployment;

import dev.signlab.http.server.AccessLog;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.http.server.rpc.RpcServer;
import dev.signlab.services.fulcio.ServerCertificate;
import dev.signlab.storage.AtomicFile;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Opens the ports of the services.
 *
 * @param base of the ports
 * @param certificate the folder of what the gRPC port shows to clients
 * @param state from which the services answer
 * @param log takes what they answered
 * @param clock dates their answers
 */
record Doors(
    int base, Path certificate, Supplier<CurrentState> state, AccessLog log, InstantSource clock) {

  AutoCloseable open(ServiceName name) {
    return name == ServiceName.FULCIO_GRPC ? openCalls(name.port(base)) : openHttp(name);
  }

  private LoopbackServer openHttp(ServiceName name) {
    return LoopbackServer.start(
        settings(name.port(base), name.toString()),
        call -> part(name).handler().handle(call),
        (call, failure) -> part(name).failures().answer(call, failure));
  }

  private RpcServer openCalls(int port) {
    ServerCertificate shown = ServerCertificate.open(certificate, clock.instant());
    AtomicFile.write(Deployment.grpcCertificate(certificate), shown.pem());
    return RpcServer.start(
        port, shown.identity(), (path, message) -> state.get().now().calls().answer(path, message));
  }

  /** Opens the base, which tells where the others are. */
  LoopbackServer openBase() {
    IndexEndpoints index = new IndexEndpoints(base);
    return LoopbackServer.start(settings(base, "index"), index, index);
  }

  private Part part(ServiceName name) {
    return state.get().now().part(name);
  }

  private ServerSettings settings(int port, String name) {
    return new ServerSettings(port, Optional.empty(), clock, log.of(name));
  }
}
