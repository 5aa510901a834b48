package dev.signlab.shell.cosign.flag;

import dev.signlab.shell.command.Flag;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Variables with which people believe to have switched a check or a service off, and which nothing
 * reads: pages name such, and cosign says nothing of them.
 */
final class InventedVariables {

  private static final String PREFIX = "COSIGN_";

  private static final Pattern SWITCH =
      Pattern.compile("COSIGN_(.+_)?(DISABLED?|OFFLINE|SKIP|NO|WITHOUT|INSECURE|IGNORE)(_.+)?");

  /** The only one of cosign's own variables that sounds like them. */
  private static final String REAL = "COSIGN_PKCS11_IGNORE_CERTIFICATE";

  private InventedVariables() {}

  /** Says of each that it does nothing. */
  static void tell(CosignInvocation cosign) {
    String command = cosign.invocation().spec().name();
    cosign.invocation().session().environment().keySet().stream()
        .filter(name -> SWITCH.matcher(name).matches() && !name.equals(REAL))
        .filter(name -> !isFlag(cosign, name))
        .sorted()
        .forEach(
            name ->
                cosign.say(
                    "WARNING: "
                        + command
                        + " reads no variable "
                        + name
                        + ": nothing is switched off by it. Those that are read: cosign env"));
  }

  private static boolean isFlag(CosignInvocation cosign, String variable) {
    return cosign.invocation().spec().flags().stream()
        .map(Flag::name)
        .map(name -> PREFIX + name.toUpperCase(Locale.ROOT).replace('-', '_'))
        .anyMatch(variable::equals);
  }
}
