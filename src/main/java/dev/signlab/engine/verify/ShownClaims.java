package dev.signlab.engine.verify;

import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.sigstore.bundle.KeySource;
import dev.signlab.sigstore.certificate.FulcioExtension;
import dev.signlab.sigstore.certificate.IssuedIdentity;
import dev.signlab.sigstore.simplesigning.SimpleSigningPayload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

/**
 * What cosign's JSON shows of a verified legacy signature: the payload, and among its annotations
 * what lies beside it.
 */
final class ShownClaims {

  /** The names by which cosign shows the claims, beside their object identifiers. */
  private static final Map<FulcioExtension, String> NAMES =
      Map.of(
          FulcioExtension.GITHUB_WORKFLOW_TRIGGER, "githubWorkflowTrigger",
          FulcioExtension.GITHUB_WORKFLOW_SHA, "githubWorkflowSha",
          FulcioExtension.GITHUB_WORKFLOW_NAME, "githubWorkflowName",
          FulcioExtension.GITHUB_WORKFLOW_REPOSITORY, "githubWorkflowRepository",
          FulcioExtension.GITHUB_WORKFLOW_REF, "githubWorkflowRef");

  private ShownClaims() {}

  static String json(SimpleSigningPayload payload, AttachedSignature signature, KeySource signer) {
    SortedMap<String, JsonNode> optional = new TreeMap<>(payload.optional());
    signer.leaf().flatMap(ShownClaims::issued).ifPresent(issued -> add(issued, optional));
    optional.putAll(signature.documents());
    SimpleSigningPayload shown =
        new SimpleSigningPayload(
            payload.dockerReference(), payload.manifestDigest(), payload.type(), optional);
    return new String(shown.bytes(), StandardCharsets.UTF_8);
  }

  /** A key verifies whatever certificate lies beside; one that cannot be read shows nothing. */
  private static Optional<IssuedIdentity> issued(byte[] der) {
    try {
      return Optional.of(IssuedIdentity.of(Certificate.parse(der, "the certificate")));
    } catch (LabException e) {
      return Optional.empty();
    }
  }

  private static void add(IssuedIdentity issued, SortedMap<String, JsonNode> optional) {
    put(optional, "Subject", issued.names().stream().findFirst().orElse(""));
    issued
        .issuer()
        .filter(issuer -> !issuer.isEmpty())
        .ifPresent(
            issuer -> {
              put(optional, "Issuer", issuer);
              put(optional, FulcioExtension.ISSUER.oid(), issuer);
            });
    NAMES.forEach(
        (claim, name) ->
            issued
                .text(claim)
                .filter(text -> !text.isEmpty())
                .ifPresent(
                    text -> {
                      put(optional, name, text);
                      put(optional, claim.oid(), text);
                    }));
  }

  private static void put(SortedMap<String, JsonNode> optional, String name, String text) {
    optional.put(name, StringNode.valueOf(text));
  }
}
