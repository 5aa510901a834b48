package dev.signlab.interop.keyless;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.judge.Tool;
import dev.signlab.services.deployment.ServiceName;
import dev.signlab.services.deployment.TrustFile;
import dev.sigstore.AlgorithmRegistry.SigningAlgorithm;
import dev.sigstore.KeylessSigner;
import dev.sigstore.KeylessVerificationException;
import dev.sigstore.KeylessVerifier;
import dev.sigstore.SigningConfigProvider;
import dev.sigstore.TrustedRootProvider;
import dev.sigstore.VerificationOptions;
import dev.sigstore.bundle.Bundle;
import dev.sigstore.oidc.client.ImmutableOidcToken;
import dev.sigstore.oidc.client.OidcClient;
import dev.sigstore.oidc.client.OidcClients;
import dev.sigstore.oidc.client.OidcToken;
import dev.sigstore.strings.StringMatcher;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The library sigstore-java, in this process. */
final class JavaParty implements Party {

  private static final String TRUST = "javax.net.ssl.trustStore";

  @Override
  public String called() {
    return "sigstore-java";
  }

  @Override
  public boolean isHere() {
    return true;
  }

  @Override
  public Optional<String> cannotSign(Layout layout) {
    return new GoParty().cannotSign(layout);
  }

  @Override
  public Optional<String> cannotVerify(Layout layout) {
    return new GoParty().cannotVerify(layout);
  }

  /** Its gRPC client trusts what the properties of the process say, and nothing else. */
  @Override
  public Tool.Run sign(Signed thing, World world) throws Exception {
    Optional<String> before = Optional.ofNullable(System.getProperty(TRUST));
    System.setProperty(TRUST, trustStore(thing, world).toString());
    try {
      KeylessSigner signer =
          KeylessSigner.builder()
              .trustedRootProvider(
                  TrustedRootProvider.from(TrustFile.TRUSTED_ROOT.in(world.trust())))
              .signingConfigProvider(SigningConfigProvider.from(config(thing, world)))
              .signingAlgorithm(SigningAlgorithm.PKIX_ECDSA_P256_SHA_256)
              .minSigningCertificateLifetime(KeylessSigner.DEFAULT_MIN_SIGNING_CERTIFICATE_LIFETIME)
              .enableRekorV2(thing.layout() == Layout.FILE_TILES)
              .forceCredentialProviders(OidcClients.of(signedIn(world)))
              .build();
      Files.writeString(thing.bundle(), signer.signFile(thing.artifact()).toJson(), UTF_8);
      return done();
    } finally {
      before.ifPresentOrElse(
          value -> System.setProperty(TRUST, value), () -> System.clearProperty(TRUST));
    }
  }

  /** As after a sign-in by a browser: then the address is what the proof of possession signs. */
  private static OidcClient signedIn(World world) {
    OidcToken token =
        ImmutableOidcToken.builder()
            .subjectAlternativeName(World.WHO)
            .issuer(world.url(ServiceName.ISSUER))
            .idToken(world.token())
            .build();
    return new OidcClient() {
      @Override
      public boolean isEnabled(Map<String, String> environment) {
        return true;
      }

      @Override
      public OidcToken getIDToken(Map<String, String> environment) {
        return token;
      }
    };
  }

  private static Tool.Run done() {
    return new Tool.Run(List.of("sigstore-java"), 0, "", "");
  }

  /** It speaks gRPC alone. */
  private static Path config(Signed thing, World world) throws IOException {
    String usual = Files.readString(Path.of(world.config(thing.layout())));
    return Files.writeString(
        thing.folder().resolve("config-grpc.json"),
        usual.replace(world.url(ServiceName.FULCIO), world.url(ServiceName.FULCIO_GRPC)));
  }

  private static Path trustStore(Signed thing, World world) throws Exception {
    KeyStore store = KeyStore.getInstance("JKS");
    store.load(null, null);
    try (InputStream pem = Files.newInputStream(world.grpcCertificate())) {
      store.setCertificateEntry(
          "fulcio", CertificateFactory.getInstance("X.509").generateCertificate(pem));
    }
    Path file = thing.folder().resolve("trust.jks");
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "changeit".toCharArray());
    }
    return file;
  }

  @Override
  public Tool.Run verify(Check check) throws Exception {
    Signed thing = check.thing();
    Expected expected = check.expected();
    VerificationOptions options =
        VerificationOptions.builder()
            .addCertificateMatchers(
                VerificationOptions.CertificateMatcher.fulcio()
                    .subjectAlternativeName(StringMatcher.string(expected.identity()))
                    .issuer(StringMatcher.string(expected.issuer()))
                    .build())
            .build();
    KeylessVerifier verifier =
        KeylessVerifier.builder()
            .trustedRootProvider(
                TrustedRootProvider.from(TrustFile.TRUSTED_ROOT.in(expected.trust())))
            .build();
    try {
      Bundle bundle = Bundle.from(thing.bundle(), UTF_8);
      if (thing.layout().isOfImage()) {
        verifier.verify(HexFormat.of().parseHex(thing.digest()), bundle, options);
      } else {
        verifier.verify(thing.artifact(), bundle, options);
      }
      return done();
    } catch (KeylessVerificationException e) {
      return new Tool.Run(List.of("sigstore-java"), 1, "", String.valueOf(e.getMessage()));
    }
  }
}
