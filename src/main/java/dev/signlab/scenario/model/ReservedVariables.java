package dev.signlab.scenario.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The variables that a scenario can set: those of the lab's commands, and names for its own values.
 * A scenario is data, and what it sets is handed to the programs of the machine that a learner
 * starts; so every other variable is reserved, for no list names all that steer some program.
 */
public final class ReservedVariables {

  private static final List<String> OF_COMMANDS =
      List.of("COSIGN_", "SIGSTORE_", "TUF_", "SOURCE_DATE");

  /** No program reads variables that begin so, by which a scenario may call whatever it wants. */
  private static final String OWN = "MY_";

  /** What lines about images keep, alone or with more behind it, such as {@code IMAGE_2}. */
  private static final Pattern OF_LINES =
      Pattern.compile(
          "[A-Z]|(IMAGE|DIGEST|TAG|REF|REPOSITORY|REGISTRY|KEY|BUNDLE|SIGNATURE|NAME|VERSION)"
              + "(_?[0-9]+)?");

  private static final String LOADING = "COSIGN_PKCS11";

  private ReservedVariables() {}

  /** Tells whether a scenario may not set a variable; the case of the letters does not matter. */
  public static boolean isReserved(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean commands = OF_COMMANDS.stream().anyMatch(upper::startsWith);
    boolean free = commands || upper.startsWith(OWN) || OF_LINES.matcher(upper).matches();
    return !free || upper.startsWith(LOADING);
  }
}
