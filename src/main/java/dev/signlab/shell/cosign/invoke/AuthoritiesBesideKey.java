package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.Set;

/**
 * Flags that name the authorities of certificates, beside a key: a signature by a key has no
 * certificate, so cosign takes them and looks at none. With bundles it refuses them.
 */
final class AuthoritiesBesideKey {

  private static final Set<String> NAMES =
      Set.of("ca-roots", "ca-intermediates", "certificate-chain");
  private static final String CHAIN = "certificate-chain";
  private static final String ROOTS = "ca-roots";

  private AuthoritiesBesideKey() {}

  /** Tells whether a flag is one of them and there is a key, and says that it is not looked at. */
  static boolean are(Flag flag, Invocation invocation) {
    CosignInvocation cosign = new CosignInvocation(invocation);
    boolean verifies = invocation.spec().name().startsWith("cosign verify");
    if (!verifies || !NAMES.contains(flag.name()) || cosign.key().isEmpty()) {
      return false;
    }
    refuseBoth(invocation);
    if (cosign.isOn("new-bundle-format")) {
      throw Problem.of(
              "unsupported: CA roots/intermediates must be provided using --trusted-root when using"
                  + " --new-bundle-format")
          .expected("--key alone, which needs no authority")
          .found("--" + flag.name())
          .hint("for a signature of cosign 2", "--new-bundle-format=false beside it")
          .asException();
    }
    invocation.screen().err("--" + flag.name() + " is not looked at beside --key, as by cosign.");
    return true;
  }

  private static void refuseBoth(Invocation invocation) {
    if (invocation.flag(CHAIN).isPresent() && invocation.flag(ROOTS).isPresent()) {
      throw Problem.of(
              "if any flags in the group [ca-roots certificate-chain] are set none of the others"
                  + " can be; [ca-roots certificate-chain] were all set")
          .expected("one of them")
          .found("both")
          .asException();
    }
  }
}
