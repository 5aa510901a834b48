package dev.signlab.shell.cosign.keys;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.List;

/** The flags for security keys (PIV), which are refused: the lab speaks to none. */
final class SecurityKeys {

  private static final String FLAG = "sk";
  private static final String SLOT = "slot";

  private SecurityKeys() {}

  static List<Flag> flags() {
    return List.of(
        Flag.toggle(FLAG, "refused: the lab speaks to no PIV security key"),
        Flag.text(SLOT, "NAME", "refused, as --sk is"));
  }

  static void refuse(CosignInvocation cosign) {
    if (cosign.isOn(FLAG) || cosign.flag(SLOT).isPresent()) {
      throw Problem.of("opening piv token: the lab speaks to no PIV security key")
          .expected("--key with a file, a service or a PKCS#11 token")
          .found(cosign.isOn(FLAG) ? "--" + FLAG : "--" + SLOT)
          .hint(
              "most security keys are PKCS#11 tokens too, through their maker's module",
              "cosign pkcs11-tool list-tokens --module-path"
                  + " /usr/lib/x86_64-linux-gnu/opensc-pkcs11.so")
          .asException();
    }
  }
}
