package dev.signlab.shell.cosign.attest;

import dev.signlab.crypto.Digest;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.attach.Shelf;
import dev.signlab.engine.attest.AttachedAttestation;
import dev.signlab.engine.attest.AttachedAttestation.Layout;
import dev.signlab.json.Json;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.cosign.flag.RegistryFlags;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.intoto.PredicateType;
import dev.signlab.sigstore.intoto.Statement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** {@code cosign download attestation}: unverified, as it hangs there. */
final class DownloadAttestationCommand implements Command {

  private static final String TYPE = "predicate-type";

  private static final CommandSpec SPEC =
      CommandSpec.of("cosign download attestation", "cosign", "Show attestations, unverified")
          .flag(Flag.text(TYPE, "TYPE", "only those of this type: a short name, or a URI"))
          .flag(DownloadedImage.platform())
          .flags(RegistryFlags.flags())
          .flags(SharedFlags.global())
          .argument("IMAGE", "the image", Completion.IMAGE)
          .example("cosign download attestation localhost:5001/studentbook:1.0")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    Optional<PredicateType> type = cosign.text(TYPE).map(PredicateType::parse);
    Digest digest = DownloadedImage.digest(cosign);
    Shelf shelf = DownloadedImage.shelf(cosign);
    // As cosign: the legacy form is looked for only where there are no bundles.
    List<AttachedAttestation> bundles = wanted(AttachedAttestation.bundles(shelf, digest), type);
    List<AttachedAttestation> found =
        bundles.isEmpty() ? wanted(AttachedAttestation.envelopes(shelf, digest), type) : bundles;
    if (found.isEmpty()) {
      throw none(type);
    }
    found.forEach(each -> invocation.screen().out(line(each)));
    return OK;
  }

  private static LabException none(Optional<PredicateType> type) {
    return Problem.of(
            type.map(wanted -> "no attestations with predicate type '" + wanted + "' found")
                .orElse("found no attestations"))
        .asException();
  }

  private static List<AttachedAttestation> wanted(
      List<AttachedAttestation> all, Optional<PredicateType> type) {
    return all.stream()
        .filter(AttachedAttestation::isReadable)
        .filter(each -> type.map(wanted -> isOf(each, wanted)).orElse(true))
        .toList();
  }

  private static boolean isOf(AttachedAttestation attestation, PredicateType wanted) {
    try {
      byte[] payload = attestation.envelope().payload();
      return Statement.parse(payload, "the statement").predicateType().equals(wanted);
    } catch (LabException e) {
      return false;
    }
  }

  private static String line(AttachedAttestation each) {
    return each.layout() == Layout.BUNDLE
        ? new String(each.stored(), StandardCharsets.UTF_8).strip()
        : Json.writeText(each.envelope().toJson());
  }
}
