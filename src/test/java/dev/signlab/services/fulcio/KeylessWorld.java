package dev.signlab.services.fulcio;

import dev.signlab.http.server.FailureAnswers;
import dev.signlab.http.server.Handler;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import dev.signlab.http.server.rpc.RpcServer;
import dev.signlab.judge.Tool;
import dev.signlab.services.oidc.Identity;
import dev.signlab.services.rekor.RekorEndpoints;
import dev.signlab.services.rekor.RekorLog;
import dev.signlab.services.tsa.TimestampAuthority;
import dev.signlab.services.tsa.TsaEndpoints;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * Every service that a signature by identity needs, each on a port of its own, and the files by
 * which cosign and sigstore-java are told of them, which cosign itself writes.
 */
final class KeylessWorld implements AutoCloseable {

  private static final InstantSource CLOCK = InstantSource.system();
  private static final String SINCE = "start-time=2024-01-01T00:00:00Z";

  private final Path folder;
  private final FulcioFixture fulcio;
  private final ServerCertificate certificate;
  private final RpcServer rpc;
  private final RekorLog log;
  private final LoopbackServer rekor;
  private final TimestampAuthority authority;
  private final LoopbackServer tsa;

  private KeylessWorld(Path folder) throws IOException {
    this.folder = folder;
    this.fulcio = FulcioFixture.start(folder.resolve("services"), CLOCK);
    this.certificate = ServerCertificate.open(folder.resolve("services"), CLOCK.instant());
    this.rpc = RpcServer.start(0, certificate.identity(), new FulcioCalls(fulcio.service()));
    this.log = RekorLog.open(folder.resolve("services").resolve("rekor"), CLOCK, "localhost");
    this.rekor = serve(new RekorEndpoints(log));
    this.authority = TimestampAuthority.open(folder.resolve("services").resolve("tsa"), CLOCK);
    this.tsa = serve(new TsaEndpoints(authority));
  }

  /** Starts all of it, and writes the files by which clients are told. */
  static KeylessWorld start(Path folder) throws IOException {
    Tool cosign = Tool.require("cosign3").in(folder).with("HOME", folder.toString());
    KeylessWorld world = new KeylessWorld(folder);
    world.write("fulcio.pem", world.fulcio.service().certificatesPem());
    world.write("ctfe.pub", world.fulcio.log().publicKey().pem());
    world.write("rekor.pub", world.log.publicKey().pem());
    world.write("tsa.pem", world.authority.chain().pem());
    world.write("blob", "something to sign\n");
    world.writeTrustedRoot(cosign);
    world.writeSigningConfig(cosign, world.fulcio.url(), "config.json");
    world.writeSigningConfig(cosign, world.rpc.url(), "config-grpc.json");
    return world;
  }

  private static <T extends Handler & FailureAnswers> LoopbackServer serve(T endpoints) {
    return LoopbackServer.start(ServerSettings.of(CLOCK), endpoints, endpoints);
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void writeTrustedRoot(Tool cosign) {
    cosign.succeed(
        "trusted-root",
        "create",
        "--fulcio=url=%s,certificate-chain=fulcio.pem,%s".formatted(fulcio.url(), SINCE),
        "--ctfe=url=%s,public-key=ctfe.pub,%s".formatted(fulcio.url(), SINCE),
        "--rekor=url=%s,public-key=rekor.pub,%s".formatted(rekor.url(), SINCE),
        "--tsa=url=%s,certificate-chain=tsa.pem,%s".formatted(tsa.url(), SINCE),
        "--out=root.json");
  }

  private void writeSigningConfig(Tool cosign, String url, String file) {
    String ours = ",api-version=1," + SINCE + ",operator=lab";
    cosign.succeed(
        "signing-config",
        "create",
        "--fulcio=url=" + url + ours,
        "--rekor=url=" + rekor.url() + ours,
        "--rekor-config=ANY",
        "--tsa=url=" + tsa.url() + "/api/v1/timestamp" + ours,
        "--tsa-config=ANY",
        "--out=" + file);
  }

  FulcioFixture fulcio() {
    return fulcio;
  }

  String issuer() {
    return fulcio.oidc().url();
  }

  String token(String email) {
    return fulcio.token(Identity.Person.of(email));
  }

  ServerCertificate certificate() {
    return certificate;
  }

  String rekorUrl() {
    return rekor.url();
  }

  String tsaUrl() {
    return tsa.url();
  }

  @Override
  public void close() {
    tsa.close();
    rekor.close();
    log.close();
    rpc.close();
    fulcio.close();
  }
}
