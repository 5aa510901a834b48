package dev.signlab.shell.cosign;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.crypto.Pem;
import dev.signlab.json.Json;
import dev.signlab.judge.Tool;
import dev.signlab.judge.Vectors;
import dev.signlab.sigstore.bundle.Bundle;
import dev.signlab.sigstore.bundle.MessageSignature;
import dev.signlab.sigstore.logentry.TransparencyLogEntry;
import dev.signlab.sigstore.trustedroot.TrustedRoot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lines that verify by identity: cosign 3.1 says the same of the conformance bundles, and of the
 * same signature in the forms of cosign 2. Nothing here needs a network.
 */
class IdentityJudgesIntegrationTests {

  private static final String IDENTITY =
      "https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/"
          + "workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main";
  private static final String ISSUER = "https://token.actions.githubusercontent.com";

  /** Where cosign goes on with the words of a library, or with Go's for what is missing. */
  private static final List<String> OWN_ENDS =
      List.of("failed to verify timestamps: threshold not met for verified signed timestamps: 0 <");

  @TempDir private static Path folder;
  private static Map<String, String> environment = Map.of();

  @BeforeAll
  static void files() throws IOException {
    copy("happy-path-v0.3-new-mediaType", "v1.json");
    copy("rekor2-timestamp-with-embedded-cert", "v2.json");
    copy("rekor2-no-timestamp_fail", "v2none.json");
    copy("rekor2-timestamp-payload-mismatch_fail", "v2mis.json");
    copy("managed-key-and-trusted-root", "key.json");
    copy("intoto-expired-certificate_fail", "exp.json");
    copy("intoto-with-custom-trust-root", "att.json");
    Files.copy(vectors().resolve("a.txt"), folder.resolve("a.txt"));
    rootsOf("rekor2-timestamp-with-embedded-cert", "r2.json");
    rootsOf("managed-key-and-trusted-root", "keyroot.json");
    rootsOf("intoto-expired-certificate_fail", "exproot.json");
    rootsOf("intoto-with-custom-trust-root", "attroot.json");
    Files.copy(of("managed-key-and-trusted-root", "key.pub"), folder.resolve("key.pub"));
    Files.copy(of("intoto-expired-certificate_fail", "artifact"), folder.resolve("expart"));
    Files.copy(of("intoto-with-custom-trust-root", "artifact"), folder.resolve("attart"));
    byte[] root =
        Files.readAllBytes(Vectors.folder("roots").resolve("public-good-trusted_root.json"));
    Files.write(folder.resolve("r.json"), root);
    without(root, "ctlogs", "noct.json");
    without(root, "certificateAuthorities", "noca.json");
    older(TrustedRoot.parse(root, "root"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "verify-blob --bundle v1.json --trusted-root r.json I a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity me"
            + " --certificate-oidc-issuer ISS a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity-regexp ^foo"
            + " --certificate-oidc-issuer ISS a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity-regexp beacon"
            + " --certificate-oidc-issuer-regexp githubuser a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity-regexp beacon"
            + " --certificate-oidc-issuer-regexp nobody a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity ID"
            + " --certificate-oidc-issuer nobody a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity ID"
            + " --certificate-oidc-issuer-regexp actions --certificate-oidc-issuer nobody a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity ID"
            + " --certificate-oidc-issuer-regexp nobody --certificate-oidc-issuer ISS a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity-regexp x["
            + " --certificate-oidc-issuer nobody a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity-regexp (?=a)"
            + " --certificate-oidc-issuer nobody a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-identity ID a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --certificate-oidc-issuer ISS a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --key key.pub a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-identity-regexp x"
            + " a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-github-workflow-trigger"
            + " push a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-github-workflow-trigger"
            + " workflow_dispatch a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-github-workflow-sha 12"
            + " a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-github-workflow-ref 12"
            + " a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-github-workflow-name 12"
            + " a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I"
            + " --certificate-github-workflow-repository 12 a.txt",
        "verify-blob --bundle v1.json --trusted-root noct.json I a.txt",
        "verify-blob --bundle v1.json --trusted-root noct.json I --insecure-ignore-sct a.txt",
        "verify-blob --bundle v1.json --trusted-root noca.json I a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --use-signed-timestamps a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --insecure-ignore-tlog a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --private-infrastructure a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --insecure-ignore-tlog"
            + " --use-signed-timestamps a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --offline --rekor-url"
            + " http://localhost:1 a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate leaf.pem a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate a.txt a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --certificate-chain chain.pem a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --ca-roots root.pem a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --ca-intermediates root.pem a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --sct a.txt a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I --timestamp-certificate-chain"
            + " chain.pem a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json I leaf.pem",
        "verify-blob --bundle v2.json --trusted-root r2.json I a.txt",
        "verify-blob --bundle v2.json --trusted-root r2.json I --use-signed-timestamps a.txt",
        "verify-blob --bundle v2.json --trusted-root r2.json I --insecure-ignore-tlog a.txt",
        "verify-blob --bundle v2.json --trusted-root r2.json I --insecure-ignore-tlog"
            + " --use-signed-timestamps a.txt",
        "verify-blob --bundle v2none.json --trusted-root r2.json I a.txt",
        "verify-blob --bundle v2mis.json --trusted-root r2.json I a.txt",
        "verify-blob --bundle key.json --trusted-root keyroot.json I a.txt",
        "verify-blob --bundle key.json --trusted-root keyroot.json --key key.pub a.txt",
        "verify-blob --bundle key.json --trusted-root keyroot.json --key key.pub"
            + " --use-signed-timestamps a.txt",
        "verify-blob --bundle key.json --trusted-root keyroot.json --key key.pub"
            + " --certificate-oidc-issuer x --insecure-ignore-sct a.txt",
        "verify-blob --bundle v1.json --trusted-root r.json --key key.pub a.txt",
        "verify-blob-attestation --type slsaprovenance1 --bundle exp.json --trusted-root"
            + " exproot.json I expart",
        "verify-blob-attestation --type slsaprovenance1 --bundle att.json --trusted-root"
            + " attroot.json I attart",
        "verify-blob-attestation --type custom --bundle att.json --trusted-root attroot.json I"
            + " attart",
        "verify-blob-attestation --type slsaprovenance1 --bundle att.json --trusted-root"
            + " attroot.json --certificate-identity x --certificate-oidc-issuer ISS attart",
        "verify-blob --bundle legacy.bundle I a.txt",
        "verify-blob --new-bundle-format=false --bundle legacy.bundle I a.txt",
        "verify-blob --bundle legacy.bundle --certificate-identity me --certificate-oidc-issuer ISS"
            + " a.txt",
        "verify-blob --bundle legacy.bundle --certificate-identity ID --certificate-oidc-issuer me"
            + " a.txt",
        "verify-blob --bundle legacy.bundle I --certificate-github-workflow-trigger x a.txt",
        "verify-blob --bundle legacy.bundle I --certificate-chain chain.pem a.txt",
        "verify-blob --bundle legacy.bundle I --ca-roots root.pem --ca-intermediates inter.pem"
            + " a.txt",
        "verify-blob --bundle legacy.bundle I --ca-roots root.pem a.txt",
        "verify-blob --bundle legacy.bundle I --ca-roots root.pem --certificate-chain chain.pem"
            + " a.txt",
        "verify-blob --bundle legacy.bundle I --insecure-ignore-tlog a.txt",
        "verify-blob --signature sig.b64 --certificate leaf.pem I --insecure-ignore-tlog a.txt",
        "verify-blob --signature sig.b64 I --insecure-ignore-tlog a.txt"
      })
  void cosignSaysTheSame(String words) {
    String line = words.replace(" I ", " --certificate-identity ID --certificate-oidc-issuer ISS ");
    String typed = line.replace(" ISS ", " " + ISSUER + " ").replace(" ID ", " " + IDENTITY + " ");
    Tool judge = Tool.require("cosign3").in(folder);
    for (Map.Entry<String, String> each : environment.entrySet()) {
      judge = judge.with(each.getKey(), each.getValue());
    }
    Tool.Run cosign = judge.run(typed.split(" ", -1));
    TestLine lab = new TestLine(folder, environment).type("cosign " + typed);
    assertThat(lab.status()).as(lab.err() + cosign).isEqualTo(cosign.status());
    assertThat(shortened(said(lab.err()))).isEqualTo(shortened(said(cosign.stderr())));
  }

  private static String said(String output) {
    return output
        .lines()
        .filter(each -> each.startsWith("Error: ") || each.equals("Verified OK"))
        .findFirst()
        .orElse("");
  }

  private static String shortened(String text) {
    return OWN_ENDS.stream()
        .filter(text::contains)
        .findFirst()
        .map(end -> text.substring(0, text.indexOf(end) + end.length()))
        .orElse(text);
  }

  /** The signature, its certificate, log entry and authorities as cosign 2 keeps them. */
  private static void older(TrustedRoot root) throws IOException {
    Bundle bundle = Bundle.parse(Files.readAllBytes(folder.resolve("v1.json")), "v1.json");
    byte[] signature = ((MessageSignature) bundle.content()).signature();
    Files.writeString(folder.resolve("sig.b64"), base64(signature));
    String leaf = Pem.of("CERTIFICATE", bundle.material().keySource().leaf().orElseThrow()).text();
    Files.writeString(folder.resolve("leaf.pem"), leaf);
    ObjectNode node = Json.object();
    node.put("base64Signature", base64(signature));
    node.put("cert", base64(leaf.getBytes(StandardCharsets.US_ASCII)));
    node.set("rekorBundle", rekorBundle(bundle.material().tlogEntries().getFirst()));
    Files.write(folder.resolve("legacy.bundle"), Json.write(node));
    List<byte[]> chain = root.certificateAuthorities().get(1).certificates();
    pem("inter.pem", chain.subList(0, 1));
    pem("root.pem", chain.subList(1, 2));
    pem("chain.pem", chain);
    Files.writeString(folder.resolve("rekor.pub"), root.tlogs().getFirst().key().pem());
    Files.writeString(folder.resolve("ctfe.pub"), root.ctlogs().get(1).key().pem());
    Map<String, String> variables = new HashMap<>();
    variables.put("SIGSTORE_ROOT_FILE", folder.resolve("chain.pem").toString());
    variables.put("SIGSTORE_REKOR_PUBLIC_KEY", folder.resolve("rekor.pub").toString());
    variables.put("SIGSTORE_CT_LOG_PUBLIC_KEY_FILE", folder.resolve("ctfe.pub").toString());
    environment = Map.copyOf(variables);
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static ObjectNode rekorBundle(TransparencyLogEntry entry) {
    ObjectNode node = Json.object();
    node.put("SignedEntryTimestamp", base64(entry.inclusionPromise().orElseThrow()));
    node.putObject("Payload")
        .put("body", base64(entry.canonicalizedBody()))
        .put("integratedTime", entry.integratedTime())
        .put("logIndex", entry.logIndex())
        .put("logID", HexFormat.of().formatHex(entry.logId()));
    return node;
  }

  private static void pem(String name, List<byte[]> certificates) throws IOException {
    String text =
        certificates.stream()
            .map(der -> Pem.of("CERTIFICATE", der).text())
            .collect(Collectors.joining());
    Files.writeString(folder.resolve(name), text);
  }

  private static void without(byte[] root, String list, String name) throws IOException {
    ObjectNode node = (ObjectNode) Json.parse(root, "root");
    node.putArray(list);
    Files.write(folder.resolve(name), Json.write(node));
  }

  private static void copy(String from, String name) throws IOException {
    Files.copy(of(from, "bundle.sigstore.json"), folder.resolve(name));
  }

  private static void rootsOf(String from, String name) throws IOException {
    Files.copy(of(from, "trusted_root.json"), folder.resolve(name));
  }

  private static Path of(String name, String file) {
    return vectors().resolve(name).resolve(file);
  }

  private static Path vectors() {
    return Vectors.folder("sigstore-conformance");
  }
}
