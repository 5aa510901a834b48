package dev.signlab.services.fulcio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.http.TlsIdentity;
import dev.signlab.http.server.PortInUseException;
import dev.signlab.http.server.rpc.RpcServer;
import dev.signlab.services.oidc.Identity;
import dev.signlab.sigstore.certificate.CertificateEntry;
import dev.sigstore.fulcio.v2.CAGrpc;
import dev.sigstore.fulcio.v2.CreateSigningCertificateRequest;
import dev.sigstore.fulcio.v2.Credentials;
import dev.sigstore.fulcio.v2.GetTrustBundleRequest;
import dev.sigstore.fulcio.v2.PublicKey;
import dev.sigstore.fulcio.v2.PublicKeyAlgorithm;
import dev.sigstore.fulcio.v2.PublicKeyRequest;
import dev.sigstore.fulcio.v2.SigningCertificate;
import io.grpc.CallOptions;
import io.grpc.Grpc;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.TlsChannelCredentials;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stubs of sigstore-java ask for certificates, by gRPC's own client over TLS. */
class FulcioCallsTests {

  private static final String ALICE = "alice@example.com";
  private static final String SERVICE = "dev.sigstore.fulcio.v2.CA/";

  private final Instant now = Instant.now();
  private FulcioFixture fulcio;
  private RpcServer server;
  private ManagedChannel channel;

  @BeforeEach
  void start(@TempDir Path folder) throws IOException {
    fulcio = FulcioFixture.start(folder, () -> now);
    ServerCertificate certificate = ServerCertificate.open(folder, now);
    assertThat(ServerCertificate.open(folder, now).pem()).isEqualTo(certificate.pem());
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("grpc.pem"))))
        .isEqualTo("rw-------");
    server = RpcServer.start(0, certificate.identity(), new FulcioCalls(fulcio.service()));
    channel =
        Grpc.newChannelBuilder(
                "localhost:" + server.port(),
                TlsChannelCredentials.newBuilder()
                    .trustManager(
                        new ByteArrayInputStream(
                            certificate.pem().getBytes(StandardCharsets.US_ASCII)))
                    .build())
            .build();
  }

  @AfterEach
  void stop() {
    channel.shutdownNow();
    server.close();
    fulcio.close();
  }

  private CAGrpc.CABlockingStub ca() {
    return CAGrpc.newBlockingStub(channel);
  }

  private CreateSigningCertificateRequest request(String token, String challenge) {
    PublicKey key =
        PublicKey.newBuilder()
            .setAlgorithm(PublicKeyAlgorithm.ECDSA)
            .setContent(FulcioFixture.KEYS.publicKey().pem())
            .build();
    byte[] proof = FulcioFixture.KEYS.sign(challenge.getBytes(StandardCharsets.UTF_8));
    return CreateSigningCertificateRequest.newBuilder()
        .setCredentials(Credentials.newBuilder().setOidcIdentityToken(token))
        .setPublicKeyRequest(
            PublicKeyRequest.newBuilder()
                .setPublicKey(key)
                .setProofOfPossession(ByteString.copyFrom(proof)))
        .build();
  }

  @Test
  void aPortThatIsInUseIsSaidAsForEveryServer(@TempDir Path folder) {
    TlsIdentity identity = ServerCertificate.open(folder, now).identity();
    FulcioCalls calls = new FulcioCalls(fulcio.service());
    assertThatThrownBy(() -> RpcServer.start(server.port(), identity, calls))
        .isInstanceOf(PortInUseException.class);
  }

  @Test
  void theServersCertificateIsRenewedBeforeItIsOver(@TempDir Path folder) {
    String first = ServerCertificate.open(folder, now).pem();
    Instant late = now.plus(Duration.ofDays(399));
    assertThat(ServerCertificate.open(folder, late).pem()).isEqualTo(first);
    ServerCertificate renewed = ServerCertificate.open(folder, late.plus(Duration.ofDays(2)));
    assertThat(renewed.pem()).isNotEqualTo(first);
    Instant later = now.plus(Duration.ofDays(800));
    assertThat(renewed.certificate().holdsAt(later)).isTrue();
    Instant before = now.minus(Duration.ofDays(400));
    assertThat(ServerCertificate.open(folder, before).certificate().holdsAt(before)).isTrue();
  }

  @Test
  void aCertificateIsIssued() {
    String token = fulcio.token(Identity.Person.of(ALICE));
    SigningCertificate issued = ca().createSigningCertificate(request(token, ALICE));
    List<String> chain = issued.getSignedCertificateEmbeddedSct().getChain().getCertificatesList();
    assertThat(chain).hasSize(3);
    Certificate leaf = FulcioFixture.certificate(chain.getFirst());
    assertThat(leaf.identities()).containsExactly(ALICE);
    assertThat(leaf.key()).isEqualTo(FulcioFixture.KEYS.publicKey());
    assertThat(leaf.extension(CertificateEntry.TIMESTAMPS)).isPresent();
  }

  @Test
  void oneConnectionTakesManyCalls() {
    String token = fulcio.token(Identity.Person.of(ALICE));
    for (int i = 0; i < 20; i++) {
      assertThat(
              ca().createSigningCertificate(request(token, ALICE))
                  .hasSignedCertificateEmbeddedSct())
          .isTrue();
    }
  }

  @Test
  void theTrustBundleIsTheChain() {
    var bundle = ca().getTrustBundle(GetTrustBundleRequest.getDefaultInstance());
    assertThat(String.join("", bundle.getChains(0).getCertificatesList()))
        .isEqualTo(fulcio.service().certificatesPem());
  }

  @Test
  void aRefusalHasFulciosCodeAndText() {
    assertThatThrownBy(() -> ca().createSigningCertificate(request("x", ALICE)))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(e.getStatus().getDescription())
                  .isEqualTo("There was an error processing the identity token");
            });
    assertThat(fulcio.service().refusals().getLast().reason())
        .isEqualTo(RefusalReason.MALFORMED_TOKEN);
  }

  @Test
  void whatIsNoMessageIsRefused() {
    assertThat(failureOf("CreateSigningCertificate", new byte[] {0x0a, 0x05, 1}))
        .isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(fulcio.service().refusals().getLast().reason())
        .isEqualTo(RefusalReason.MALFORMED_REQUEST);
  }

  @Test
  void otherMethodsAreNotThere() {
    assertThat(failureOf("Other", new byte[0])).isEqualTo(Status.Code.UNIMPLEMENTED);
  }

  @Test
  void aMessageThatIsTooLargeIsRefused() {
    assertThat(failureOf("CreateSigningCertificate", new byte[5 << 20]))
        .isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
  }

  private Status.Code failureOf(String method, byte[] message) {
    MethodDescriptor<byte[], byte[]> descriptor =
        MethodDescriptor.newBuilder(new Bytes(), new Bytes())
            .setType(MethodDescriptor.MethodType.UNARY)
            .setFullMethodName(SERVICE + method)
            .build();
    try {
      ClientCalls.blockingUnaryCall(channel, descriptor, CallOptions.DEFAULT, message);
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  /** Messages as they are. */
  private static final class Bytes implements MethodDescriptor.Marshaller<byte[]> {

    @Override
    public InputStream stream(byte[] value) {
      return new ByteArrayInputStream(value);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
