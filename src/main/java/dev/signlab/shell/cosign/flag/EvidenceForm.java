package dev.signlab.shell.cosign.flag;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.blob.LocalBundle;
import dev.signlab.json.Json;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.sigstore.bundle.Bundle;
import java.util.Optional;

/** Whether what a line verifies is of cosign 2's forms: because it says so, or by the file. */
final class EvidenceForm {

  private static final String BUNDLE = "bundle";

  private EvidenceForm() {}

  static boolean isLegacy(CosignInvocation cosign) {
    return LayoutFlags.isLegacy(cosign) || (isOfFiles(cosign) && isLegacyFile(cosign));
  }

  /**
   * Refuses a flag that goes with cosign 2's forms alone.
   *
   * @param why what cosign says of it
   * @param instead what a line about a bundle has in its place
   */
  static LabException refusal(CosignInvocation cosign, String flag, String why, String instead) {
    return Problem.of("unsupported: " + why + " when using --" + LayoutFlags.FORMAT)
        .expected(instead)
        .found("--" + flag)
        .hint("without it", cosign.line().without(flag).toString())
        .hint(
            "for a signature of cosign 2",
            cosign.line().with(LayoutFlags.FORMAT, "false").toString())
        .asException();
  }

  private static boolean isOfFiles(CosignInvocation cosign) {
    return cosign.invocation().spec().flag(BUNDLE).isPresent();
  }

  /** A file without a bundle has a bare signature, and so has one in the older form of bundles. */
  private static boolean isLegacyFile(CosignInvocation cosign) {
    Optional<String> name = cosign.text(BUNDLE);
    try {
      return name.isEmpty()
          || LocalBundle.isOne(
              Json.parseObject(cosign.read(name.get(), Bundle.LARGEST), name.get()));
    } catch (LabException e) {
      // What it is instead will be said when it is verified.
      return false;
    }
  }
}
