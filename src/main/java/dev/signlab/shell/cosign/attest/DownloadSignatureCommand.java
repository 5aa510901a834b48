package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.AttachedSignature;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attach.SignatureExtras;
import dev.signlab.engine.attach.SignatureList;
import dev.signlab.engine.attach.SimpleSigningLayout;
import dev.signlab.engine.attest.AttachedAttestation;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code cosign download signature}: unverified, as it hangs there. */
final class DownloadSignatureCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign download signature", "cosign", "Show signatures, unverified")
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign download signature localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Digest digest = DownloadedImage.digest(cosign);
    Shelf shelf = DownloadedImage.shelf(cosign);
    List<String> lines = new ArrayList<>();
    AttachedAttestation.bundles(shelf, digest).stream()
        .filter(AttachedAttestation::isReadable)
        .forEach(each -> lines.add(new String(each.stored(), StandardCharsets.UTF_8).strip()));
    if (lines.isEmpty()) {
      shelf.signatures(digest).map(SignatureList::signatures).orElse(List.of()).stream()
          .map(each -> Json.writeText(legacy(each, shelf)))
          .forEach(lines::add);
    }
    if (lines.isEmpty()) {
      throw Problem.of(invocation.argument(0) + ": no signatures associated")
          .hint("what the image has", "cosign tree " + invocation.argument(0))
          .asException();
    }
    lines.forEach(invocation.screen()::out);
    return OK;
  }

  /** The form of cosign's own program, with the names of its fields. */
  private static ObjectNode legacy(AttachedSignature signature, Shelf shelf) {
    Map<String, String> annotations = signature.layer().annotations();
    ObjectNode node = Json.object();
    node.put("Base64Signature", signature.base64().orElse(""));
    node.put("Payload", Base64.getEncoder().encodeToString(shelf.payload(signature)));
    node.put("Cert", annotations.get(SimpleSigningLayout.CERTIFICATE));
    node.put("Chain", annotations.get(SignatureExtras.CHAIN));
    parsed(annotations, node, "Bundle", SignatureExtras.BUNDLE);
    parsed(annotations, node, "RFC3161Timestamp", SignatureExtras.TIMESTAMP);
    return node;
  }

  private static void parsed(
      Map<String, String> annotations, ObjectNode node, String name, String annotation) {
    Optional.ofNullable(annotations.get(annotation))
        .ifPresentOrElse(
            text -> node.set(name, Json.parse(text.getBytes(StandardCharsets.UTF_8), annotation)),
            () -> node.putNull(name));
  }
}
