package dev.signlab.shell.world;

import dev.signlab.environment.world.WorldAddresses;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What tools outside the lab need to work with a world, ready to paste. */
final class OutsideText {

  @SuppressWarnings("InlineFormatString") // a text, easier to read in one piece
  private static final String TEXT =
      """
      The world is up; Ctrl-C ends it.

      #ADDRESSES#

      # a token, in a file since cosign 3.1 takes a long text for the name of one
      ./lab world token --identity alice@example.com > token

      # cosign 3
      cosign sign -y --allow-insecure-registry --signing-config #signingConfig# \\
        --trusted-root #trustedRoot# --identity-token token #IMAGE#
      cosign verify --allow-insecure-registry --trusted-root #trustedRoot# \\
        --certificate-identity alice@example.com --certificate-oidc-issuer #issuerUrl# #IMAGE#
      # the log in tiles: --signing-config #signingConfigRekorV2#

      # cosign 2
      export SIGSTORE_ROOT_FILE=#fulcioPem#
      export SIGSTORE_REKOR_PUBLIC_KEY=#rekorPub#
      export SIGSTORE_CT_LOG_PUBLIC_KEY_FILE=#ctfePub#
      cosign sign -y --allow-insecure-registry --fulcio-url #fulcioUrl# --rekor-url #rekorUrl# \\
        --identity-token token #IMAGE#
      cosign verify --allow-insecure-registry --rekor-url #rekorUrl# \\
        --certificate-identity alice@example.com --certificate-oidc-issuer #issuerUrl# #IMAGE#

      # either cosign, with what TUF hands out in place of files
      cosign initialize --mirror #tufUrl# --root #tufRoot#

      # skopeo, in policy.json
      {"default": [{"type": "reject"}], "transports": {"docker": {"#REGISTRY#": [{
        "type": "sigstoreSigned", "signedIdentity": {"type": "matchRepository"},
        "fulcio": {"caPath": "#fulcioPem#", "oidcIssuer": "#issuerUrl#",
          "subjectEmail": "alice@example.com"},
        "rekorPublicKeyPath": "#rekorPub#"}]}}}

      # sigstore-go
      sigstore-go-verification -artifact FILE -trustedrootJSONpath #trustedRoot# \\
        -expectedIssuer #issuerUrl# -expectedSAN alice@example.com BUNDLE

      # sigstore-java, which speaks to Fulcio over TLS: -Djavax.net.ssl.trustStore=lab.p12
      keytool -importcert -noprompt -alias lab -file #GRPC# -keystore lab.p12 -storepass changeit
      TrustedRootProvider.from(Path.of("#trustedRoot#"))
      SigningConfigProvider.from(Path.of("#signingConfig#"))

      # sigstore-js
      CI=1 SIGSTORE_ID_TOKEN=$(cat token) sigstore attest STATEMENT --fulcio-url #fulcioUrl# \\
        --rekor-url #rekorUrl# --tsa-server-url #tsaUrl# -o BUNDLE
      sigstore verify BUNDLE --tuf-mirror-url #tufUrl# --tuf-root-path #tufRoot# \\
        --certificate-identity-email alice@example.com --certificate-issuer #issuerUrl#
      """;

  private OutsideText() {}

  static List<String> of(WorldAddresses addresses) {
    String registry = addresses.registry().getAuthority();
    String text =
        TEXT.replace("#ADDRESSES#", addresses(addresses))
            .replace("#IMAGE#", registry + "/app:1.0")
            .replace("#REGISTRY#", registry)
            .replace("#GRPC#", addresses.grpcCertificate().toString());
    for (Map.Entry<String, String> each : addresses.urls().entrySet()) {
      text = text.replace("#" + each.getKey() + "#", each.getValue());
    }
    for (var each : addresses.files().entrySet()) {
      text = text.replace("#" + each.getKey() + "#", each.getValue().toString());
    }
    return text.lines().toList();
  }

  private static String addresses(WorldAddresses addresses) {
    return Stream.concat(
            addresses.urls().entrySet().stream(), addresses.files().entrySet().stream())
        .map(each -> "%-22s%s".formatted(each.getKey(), each.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
