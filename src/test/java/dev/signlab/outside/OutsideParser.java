package dev.signlab.outside;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.cms.CmsSignature;
import dev.signlab.crypto.jws.JsonWebKey;
import dev.signlab.crypto.keys.EncryptedPrivateKey;
import dev.signlab.crypto.keys.KeyReference;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Uri;
import dev.signlab.crypto.timestamp.TimestampRequest;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.engine.admission.AdmissionRequest;
import dev.signlab.engine.admission.ClusterImagePolicy;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.engine.move.ManifestImages;
import dev.signlab.engine.notary.NotaryEnvelope;
import dev.signlab.engine.notary.TrustPolicy;
import dev.signlab.engine.rules.RuleSet;
import dev.signlab.image.ImageConfig;
import dev.signlab.image.dockerfile.BaseImages;
import dev.signlab.json.CanonicalJson;
import dev.signlab.json.Json;
import dev.signlab.oci.model.Manifest;
import dev.signlab.oci.name.Reference;
import dev.signlab.sbom.document.SbomSubject;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.template.Template;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.certificate.AddChainResponse;
import dev.signlab.sigstore.certificate.SignedCertificateTimestamp;
import dev.signlab.sigstore.client.oidc.IdentityToken;
import dev.signlab.sigstore.dsse.DsseEnvelope;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import dev.signlab.sigstore.logentry.RekorBundle;
import dev.signlab.sigstore.protowire.WireMessage;
import dev.signlab.sigstore.signingconfig.SigningConfig;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import dev.signlab.sigstore.tuf.SnapshotMetadata;
import dev.signlab.sigstore.tuf.TargetsMetadata;
import dev.signlab.sigstore.tuf.TimestampMetadata;
import dev.signlab.sigstore.tuf.TrustedMetadata;
import dev.signlab.transparency.checkpoint.Checkpoint;
import dev.signlab.transparency.note.SignedNote;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Every parser of bytes from outside, with inputs that it takes. */
enum OutsideParser {
  REFERENCE(
      text(Reference::parse),
      () ->
          Seeds.texts(
              "localhost:5001/studentbook:1.0",
              "ubuntu",
              "[::1]:5000/a/b__c/d-e:tag@sha256:" + "0".repeat(64))),
  DIGEST(text(Digest::parse), () -> Seeds.texts("sha256:" + "a".repeat(64))),
  KEY_REFERENCE(
      text(KeyReference::parse),
      () ->
          Seeds.texts("cosign.key", "env://KEY", "hashivault://k", "k8s://ns/name", "pkcs11:a=b")),
  TOKEN_URI(
      text(Pkcs11Uri::parse),
      () ->
          Seeds.texts(
              "token=My%20T;slot-id=1;id=%01%ff;object=a?module-path=/m.so&pin-value=1",
              "slot-id=9;object=k")),
  KUBECONFIG(OutsideFixtures::findCluster, OutsideFixtures::kubeconfigs),
  PREDICATE_TYPE(text(PredicateType::parse), () -> Seeds.texts("custom", "https://a.example/v1")),
  PEM(bytes -> Pem.parseAll(bytes, "input"), () -> Seeds.fixtures(".pem")),
  PUBLIC_KEY(bytes -> VerificationKey.parsePem(bytes, "input"), () -> Seeds.fixtures(".pub")),
  PUBLIC_KEY_DER(bytes -> VerificationKey.parse(bytes, "input"), () -> Seeds.der(".pub")),
  PRIVATE_KEY(bytes -> KeyPair.parsePem(bytes, "input"), () -> Seeds.fixtures(".pem")),
  PRIVATE_KEY_DER(bytes -> KeyPair.parsePkcs8(bytes, "input"), () -> Seeds.der("pkcs8.pem")),
  KEY_BOX(
      bytes -> EncryptedPrivateKey.open(bytes, () -> new byte[0], "input"),
      () -> Seeds.fixtures(".key")),
  JSON(bytes -> Json.parse(bytes, "input"), () -> Seeds.documents("")),
  CANONICAL_JSON(
      bytes -> CanonicalJson.write(Json.parse(bytes, "input"), "input"),
      () -> Seeds.texts("{\"b\":[1e5,-0.1,\"\\u20ac\",null],\"a\":{\"x\":true}}")),
  MANIFEST(
      bytes -> Manifest.parse(bytes, Optional.empty(), "input"),
      () -> Seeds.documents("schemaVersion")),
  IMAGE_CONFIG(bytes -> ImageConfig.parse(bytes, "input"), () -> Seeds.documents("rootfs")),
  SIMPLE_SIGNING(
      bytes -> SimpleSigningPayload.parse(bytes, "input"), () -> Seeds.documents("critical")),
  BUNDLE(bytes -> Bundle.parse(bytes, "input"), () -> Seeds.fixtures(".sigstore.json")),
  LOCAL_BUNDLE(
      bytes -> LocalBundle.parse(Json.parseObject(bytes, "input")),
      () ->
          Seeds.texts(
              "{\"base64Signature\":\"AAEC\",\"cert\":\"LS0t\",\"rekorBundle\":{\"Payload\":{}}}")),
  DSSE(
      bytes -> DsseEnvelope.parse(bytes, "input"),
      () ->
          Seeds.texts(
              "{\"payloadType\":\"application/vnd.in-toto+json\",\"payload\":\"e30=\","
                  + "\"signatures\":[{\"keyid\":\"\",\"sig\":\"AAEC\"}]}")),
  STATEMENT(
      bytes -> Statement.parse(bytes, "input"),
      () ->
          Seeds.texts(
              "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[{\"digest\":{\"sha256\":\""
                  + "b".repeat(64)
                  + "\"},\"annotations\":{\"a\":\"b\"}}],\"predicateType\":\"x\",\"predicate\":{}}")),
  TRUSTED_ROOT(bytes -> TrustedRoot.parse(bytes, "input"), OutsideFixtures::trustedRoots),
  SIGNING_CONFIG(
      bytes -> SigningConfig.parse(bytes, "input"),
      () ->
          Seeds.texts(
              "{\"mediaType\":\""
                  + SigningConfig.MEDIA_TYPE
                  + "\",\"rekorTlogUrls\":[{\"url\":\"https://a\",\"majorApiVersion\":2,\"validFor\":"
                  + "{\"start\":\"2025-01-01T00:00:00Z\"}}],\"tsaConfig\":{\"selector\":\"ANY\"}}")),
  TUF_ROOT(bytes -> TrustedMetadata.begin(bytes, "input"), TufFiles::roots),
  TUF_TIMESTAMP(bytes -> TimestampMetadata.parse(bytes, "input"), TufFiles::timestamps),
  TUF_SNAPSHOT(bytes -> SnapshotMetadata.parse(bytes, "input"), TufFiles::snapshots),
  TUF_TARGETS(bytes -> TargetsMetadata.parse(bytes, "input"), TufFiles::lists),
  CERTIFICATE(bytes -> Certificate.parse(bytes, "input"), SignedFiles::certificates),
  TIMESTAMP(SignedFiles::judgeTimestamp, SignedFiles::timestamps),
  TIMESTAMP_QUESTION(TimestampRequest::parse, SignedFiles::questions),
  LOG_TIMESTAMP(
      bytes -> SignedCertificateTimestamp.parse(bytes, "input"), SignedFiles::logTimestamps),
  LOG_ANSWER(bytes -> AddChainResponse.parse(bytes, "input"), SignedFiles::logAnswers),
  LOG_BUNDLE(bytes -> RekorBundle.parse(bytes, "input"), SignedFiles::logBundles),
  CMS(bytes -> CmsSignature.parse(bytes, "input"), SignedFiles::cms),
  PGP_KEY(SignedFiles::judgeByKey, SignedFiles::pgpKeys),
  PGP_SIGNATURE(SignedFiles::judgeSignature, SignedFiles::pgpSignatures),
  NOTARY_ENVELOPE(bytes -> NotaryEnvelope.parse(bytes, "input"), SignedFiles::envelopes),
  NOTARY_POLICY(bytes -> TrustPolicy.parse(bytes, "input"), SignedFiles::trustPolicies),
  ADMISSION_REVIEW(bytes -> AdmissionRequest.parse(bytes, "input"), SignedFiles::reviews),
  IMAGE_POLICY(
      bytes -> ClusterImagePolicy.parseAll(Path.of("policy.yaml"), bytes),
      SignedFiles::imagePolicies),
  IDENTITY_TOKEN(
      text(
          text ->
              IdentityToken.parse(text, "input").faultAt(Instant.parse("2026-01-01T00:00:00Z"))),
      SignedFiles::identityTokens),
  WIRE(
      bytes -> WireMessage.parse(bytes, "input").message(1),
      () -> List.of(new byte[] {10, 2, 8, 1, 16, 1, 29, 0, 0, 0, 0})),
  TEMPLATE(
      text(
          text ->
              Template.parse(text)
                  .render(
                      Json.parse(
                          "{\"Name\":\"a\",\"A\":[1,{}]}".getBytes(StandardCharsets.UTF_8), "it"))),
      () -> Seeds.texts("{{.Name}} {{json .}} {{range .A}}{{.}}{{end}}\\n")),
  NOTE(bytes -> SignedNote.parse(bytes, "input"), OutsideFixtures::checkpoints),
  CHECKPOINT(bytes -> Checkpoint.parse(bytes, "input"), OutsideFixtures::checkpoints),
  LOG_ENTRY(OutsideFixtures::judgeEntry, OutsideFixtures::entryBodies),
  JSON_WEB_KEY(bytes -> JsonWebKey.parse(bytes, "input"), OutsideFixtures::webKeys),
  JSON_WEB_SIGNATURE(OutsideFixtures::verifyToken, OutsideFixtures::tokens),
  TAR(OutsideFixtures::unpack, OutsideFixtures::archives),
  SCENARIO(OutsideFixtures::loadScenario, () -> Seeds.files(Path.of("labs"), "scenario.yaml")),
  DOCKER_CONFIG(OutsideFixtures::findLogin, OutsideFixtures::dockerConfigs),
  DOCKERFILE(
      text(OutsideFixtures::planDockerfile),
      () ->
          Seeds.texts(
              """
              ARG VERSION=1
              FROM alpine:${VERSION:-3} AS a
              COPY --chown=1 a b /c/
              ENV A=b "C d"=e
              ENTRYPOINT ["/x", "y"]
              LABEL a="b\\
               c"
              USER 1
              WORKDIR /w
              EXPOSE 80-82/tcp $PORT
              HEALTHCHECK --interval=1m30s CMD ["/check"]
              """,
              """
              # escape=`
              FROM scratch
              COPY --chmod=755 <<EOF <<'END' /d/
              ${A:-x} ${HOME#/} ${HOME%%o*} ${HOME/o/0}
              EOF
              $A
              END
              ONBUILD COPY --from=0 . `
                /x
              STOPSIGNAL SIGTERM
              """)),
  BASE_IMAGES(
      text(text -> BaseImages.in(text, Map.of("IMG", "r/app:1"))),
      () ->
          Seeds.texts(
              "ARG A=r/b:1\nFROM $A AS x\nFROM scratch\nCOPY --from=x /a /b\nFROM ${IMG}\n")),
  MANIFEST_IMAGES(
      text(text -> ManifestImages.in(text, "pod.yaml")),
      () ->
          Seeds.texts(
              """
              a: &x r/a:1
              spec: {containers: [{image: *x}], initContainers: [{image: r/b}]}
              ---
              - image: |
                  r/c
              ---
              ? k
              : v
              """,
              "image: r/a:1\n")),
  POLICY(bytes -> RuleSet.parse("policy.json", bytes), OutsideFixtures::policies),
  PACKAGES(ImageFiles::catalog, ImageFiles::packageFiles),
  SBOM(bytes -> SbomSubject.parse(bytes, "input"), ImageFiles::documents),
  PREDICATE(ImageFiles::predicate, ImageFiles::documents),
  LINE(
      text(LineParser::parse),
      () ->
          Seeds.texts(
              "A=b cosign sign --key k $IMAGE -a 'x=y' && ls > out; echo \"$(uuidgen) ${A:-z}\" #"
                  + " c",
              "echo $'\\x41\\n' | cat < in >> out || false"));

  @SuppressWarnings("ImmutableEnumChecker") // parsers have no state
  private final Consumer<byte[]> parser;

  @SuppressWarnings("ImmutableEnumChecker") // seeds are made anew each time
  private final Supplier<List<byte[]>> seeds;

  OutsideParser(Consumer<byte[]> parser, Supplier<List<byte[]>> seeds) {
    this.parser = parser;
    this.seeds = seeds;
  }

  /** Ends in a value or in a {@link dev.signlab.diagnostic.LabException}, or should. */
  void parse(byte[] input) {
    parser.accept(input);
  }

  /** Returns inputs that are taken as they are. */
  List<byte[]> seeds() {
    return seeds.get();
  }

  private static Consumer<byte[]> text(Consumer<String> parser) {
    return bytes -> parser.accept(new String(bytes, StandardCharsets.UTF_8));
  }
}
