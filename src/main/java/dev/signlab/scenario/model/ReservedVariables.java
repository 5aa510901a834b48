package dev.signlab.scenario.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The variables that steer the programs of the machine, its network or its locale rather than the
 * lab's own commands. A scenario is data, so it can set none of them.
 */
public final class ReservedVariables {

  private static final Set<String> NAMES =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "SHELL",
          "IFS",
          "SHELLOPTS",
          "BASHOPTS",
          "PS4",
          "GLOBIGNORE",
          "POSIXLY_CORRECT",
          "TMOUT",
          "ENV",
          "CDPATH",
          "PWD",
          "OLDPWD",
          "TERM",
          "TMPDIR",
          "TMP",
          "TEMP",
          "LANG",
          "LANGUAGE",
          "EDITOR",
          "VISUAL",
          "PAGER",
          "BROWSER",
          "CLASSPATH",
          "COLUMNS",
          "LINES",
          "KUBECONFIG",
          "REGISTRY_AUTH_FILE",
          "PROMPT_COMMAND",
          "COSIGN_PKCS11_MODULE_PATH",
          "COSIGN_PKCS11_PIN",
          "JAVA_HOME",
          "JDK_HOME");

  private static final List<String> BEGINNINGS =
      List.of(
          "LD_",
          "DYLD_",
          "LC_",
          "BASH_",
          "XDG_",
          "JAVA_",
          "JDK_",
          "_JAVA_",
          "LAB_",
          "SIGNLAB_",
          "DOCKER_",
          "CONTAINER",
          "KUBE",
          "SSL_",
          "SSH_",
          "GIT_",
          "GPG_",
          "VAULT_",
          "BAO_",
          "AWS_",
          "AZURE_",
          "GOOGLE_",
          "PYTHON",
          "PERL",
          "RUBY",
          "NODE_",
          "LESS",
          "MAN");

  private static final String PROXY = "_PROXY";

  private ReservedVariables() {}

  /** Tells whether a scenario may not set a variable; the case of the letters does not matter. */
  public static boolean isReserved(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return NAMES.contains(upper)
        || upper.endsWith(PROXY)
        || BEGINNINGS.stream().anyMatch(upper::startsWith);
  }
}
