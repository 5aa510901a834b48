package dev.signlab.outside;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.SignatureAlgorithm;
import dev.signlab.crypto.cms.CmsSignature;
import dev.signlab.crypto.openpgp.DetachedSignature;
import dev.signlab.crypto.openpgp.PgpKey;
import dev.signlab.crypto.timestamp.AuthorityChain;
import dev.signlab.crypto.timestamp.TimestampRequest;
import dev.signlab.crypto.timestamp.TimestampToken;
import dev.signlab.crypto.timestamp.TokenIssuer;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.crypto.x509.TestChain;
import dev.signlab.crypto.x509.TrustAnchors;
import dev.signlab.engine.notary.NotaryEnvelope;
import dev.signlab.oci.model.Descriptor;
import dev.signlab.oci.model.MediaType;
import dev.signlab.sigstore.certificate.AddChainResponse;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Certificates, and what is signed in forms that others have made, from which inputs are made. */
final class SignedFiles {

  private static final Instant NOW = TestChain.BEGIN.plusSeconds(60);
  private static final byte[] FILE = "hello".getBytes(UTF_8);
  private static final KeyPair KEY = KeyPair.generate();
  private static final Certificate CERTIFICATE = TestChain.self("ada", KEY, TestChain.SIGNER);
  private static final AuthorityChain AUTHORITY = AuthorityChain.issue(KEY.publicKey(), NOW);

  private SignedFiles() {}

  static List<byte[]> certificates() {
    List<byte[]> all = new ArrayList<>(AUTHORITY.der());
    all.add(CERTIFICATE.encoded());
    all.add(TestChain.self("root", KEY, TestChain.authority(1)).encoded());
    return all;
  }

  static List<byte[]> questions() {
    return List.of(question().encoded());
  }

  private static TimestampRequest question() {
    return TimestampRequest.of(Digest.of(FILE), Optional.empty(), true, Optional.empty());
  }

  static List<byte[]> timestamps() {
    return List.of(new TokenIssuer(KEY, AUTHORITY, InstantSource.fixed(NOW)).answer(question()));
  }

  static void judgeTimestamp(byte[] answer) {
    List<Certificate> chain =
        AUTHORITY.der().stream().map(der -> Certificate.parse(der, "certificate")).toList();
    TimestampToken.parse(answer, "input").trace(TrustAnchors.ofChain(chain), Optional.empty());
  }

  static List<byte[]> cms() {
    return List.of(CmsSignature.make(KEY, CERTIFICATE, FILE, NOW).encoded());
  }

  static List<byte[]> logAnswers() {
    return List.of(AddChainResponse.write(logged()));
  }

  static List<byte[]> logTimestamps() {
    return List.of(logged().encoded());
  }

  private static SignedCertificateTimestamp logged() {
    return new SignedCertificateTimestamp(
        new byte[32], NOW, new byte[0], SignatureAlgorithm.ECDSA_SHA256, KEY.sign(FILE));
  }

  static List<byte[]> envelopes() {
    NotaryEnvelope envelope =
        NotaryEnvelope.make(
            new NotaryEnvelope.Signatory(KEY, new SigningChain(List.of(CERTIFICATE))),
            Descriptor.of(MediaType.OCI_MANIFEST, FILE),
            "lab",
            NOW,
            Optional.of(Duration.ofDays(1)));
    return List.of(envelope.signature().bytes());
  }

  static List<byte[]> trustPolicies() {
    return Seeds.texts(
        """
        {"version":"1.0","trustPolicies":[
          {"name":"mine","registryScopes":["localhost:5001/mine"],
           "signatureVerification":{"level":"audit","override":{"expiry":"enforce"}},
           "trustStores":["ca:one","ca:two"],
           "trustedIdentities":["x509.subject: C=US, ST=WA, O=Notary, CN=a\\\\, b"]},
          {"name":"none","registryScopes":["localhost:5001/none"],"signatureVerification":{"level":"skip"}}]}
        """);
  }

  static List<byte[]> pgpKeys() {
    return List.of(
        Seeds.read("gnupg-2.2.40/both.asc"),
        PgpKey.parse(Seeds.read("gnupg-2.2.40/both.asc"), "both").encoded(),
        PgpKey.parse(Seeds.read("gnupg-2.2.40/sub-gone.asc"), "sub-gone").encoded(),
        PgpKey.parse(Seeds.read("gnupg-2.2.40/rsa2048.asc"), "rsa").encoded());
  }

  static void judgeByKey(byte[] key) {
    PgpKey read = PgpKey.parse(key, "input");
    byte[] signature = Seeds.read("gnupg-2.2.40/file.both.asc");
    DetachedSignature.parse(signature, "signature").judge(read, FILE, NOW);
  }

  static List<byte[]> pgpSignatures() {
    return List.of(
        Seeds.read("gnupg-2.2.40/file.both.asc"),
        Seeds.read("gnupg-2.2.40/file.ed25519.sig"),
        Seeds.read("gnupg-2.2.40/file.rsa2048.sig"));
  }

  static void judgeSignature(byte[] signature) {
    PgpKey key = PgpKey.parse(Seeds.read("gnupg-2.2.40/both.asc"), "both");
    byte[] file = Seeds.read("gnupg-2.2.40/file.txt");
    DetachedSignature.parse(signature, "input").judge(key, file, NOW);
  }

  static List<byte[]> reviews() {
    return Seeds.texts(
        """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{
          "uid":"705ab4f5-6393-11e8-b7cc-42010a800002",
          "kind":{"group":"batch","version":"v1","kind":"CronJob"},"operation":"CREATE",
          "object":{"apiVersion":"batch/v1","kind":"CronJob","spec":{"schedule":"0 3 * * *",
            "jobTemplate":{"spec":{"template":{"spec":{
              "initContainers":[{"name":"first","image":"localhost:5001/tools:1"}],
              "containers":[{"name":"a","image":"localhost:5001/app:1.0"}]}}}}}}}}
        """,
        """
        {"apiVersion":"admission.k8s.io/v1","kind":"AdmissionReview","request":{"uid":"1",
          "kind":{"group":"","version":"v1","kind":"Pod"},"operation":"CREATE",
          "object":{"spec":{"containers":[{"image":"a@sha256:00"}]}}}}
        """);
  }

  static List<byte[]> imagePolicies() {
    return Seeds.texts(
        """
        apiVersion: policy.sigstore.dev/v1beta1
        kind: ClusterImagePolicy
        metadata:
          name: people
        spec:
          mode: warn
          images:
          - glob: "localhost:5001/prod/**"
          authorities:
          - keyless:
              identities:
              - issuer: http://localhost:5101
                subjectRegExp: ^.*@example\\.com$
          - name: nobody
            static:
              action: fail
              message: not here
        """);
  }

  static List<byte[]> identityTokens() {
    return Seeds.texts(
        Stream.of(
                "{\"alg\":\"ES256\",\"kid\":\"1\"}",
                "{\"iss\":\"http://localhost:5101\",\"sub\":\"ada\",\"aud\":[\"sigstore\"],\"exp\":9}",
                "signature")
            .map(
                part ->
                    Base64.getUrlEncoder().withoutPadding().encodeToString(part.getBytes(UTF_8)))
            .collect(Collectors.joining(".")));
  }

  static List<byte[]> logBundles() {
    return Seeds.texts(
        """
        {"SignedEntryTimestamp":"MEUC","Payload":{"body":"eyJhcGlWZXJzaW9uIjoiMC4wLjEiLCJraW5kIjoi\
        aGFzaGVkcmVrb3JkIn0=","integratedTime":1,"logIndex":2,"logID":"c0d23d6ad406973f"}}\
        """);
  }
}
