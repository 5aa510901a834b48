package dev.signlab.services.deployment;

import dev.signlab.diagnostic.LabException;
import dev.signlab.http.server.AccessLog;
import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.http.server.rpc.RpcServer;
import dev.signlab.services.fulcio.ServerCertificate;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        call -> by(name, call, part -> part.handler().handle(call)),
        (call, failure) -> by(name, call, part -> part.failures().answer(call, failure)));
  }

  private RpcServer openCalls(int port) {
    ServerCertificate shown = ServerCertificate.open(certificate, clock.instant());
    AtomicFile.writeIfOther(
        Deployment.grpcCertificate(certificate), shown.pem().getBytes(StandardCharsets.US_ASCII));
    return RpcServer.start(
        port, shown.identity(), (path, message) -> state.get().now().calls().answer(path, message));
  }

  /** Opens the base, which tells where the others are. */
  LoopbackServer openBase() {
    IndexEndpoints index = new IndexEndpoints(base);
    return LoopbackServer.start(settings(base, "index"), index, index);
  }

  /** While no state can be opened, there is no service to say so in words of its own. */
  private void by(ServiceName name, Call call, Answering answering) throws IOException {
    Part part;
    try {
      part = state.get().now().part(name);
    } catch (RuntimeException e) {
      call.answer(500, "the services cannot be opened: " + words(e) + "\n");
      return;
    }
    answering.by(part);
  }

  private static String words(RuntimeException failure) {
    return failure instanceof LabException lab
        ? lab.problem().summary() + lab.problem().found().map(text -> ": " + text).orElse("")
        : Reason.of(failure);
  }

  /** Lets a service answer a call. */
  @FunctionalInterface
  private interface Answering {
    void by(Part part) throws IOException;
  }

  private ServerSettings settings(int port, String name) {
    return new ServerSettings(port, Optional.empty(), clock, log.of(name));
  }
}
