package dev.signlab.shell.command;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Which variables and flags hold secrets, by their names. */
public final class SecretNames {

  private static final List<String> OF_VARIABLES =
      List.of("PASSWORD", "PASSWD", "PASSPHRASE", "SECRET", "TOKEN");

  /** Such variables say where a secret is kept. */
  private static final List<String> OF_PLACES = List.of("_PATH", "_FILE", "_DIR");

  private static final List<String> WHOLE = List.of("PW", "PASS");

  /** A misspelt flag is none that we know, and its value is a secret all the same. */
  private static final List<String> OF_FLAGS =
      List.of("pas", "pwd", "secr", "tok", "cred", "auth-header", "bearer");

  /** This flag takes a token, or the name of a file with one. */
  private static final String TOKEN_OR_FILE = "identity-token";

  /** What is called so may be that flag, misspelt, and its value such a file. */
  private static final Set<String> LIKE_IT =
      Set.of("token", "id-token", "oidc-token", "idtoken", "jwt-token", "identitytoken");

  private static final Pattern FILE = Pattern.compile("[\\w./~-]*\\.(?:txt|jwt|tok|token|json)");

  /** No token of three signed parts is as short as that. */
  private static final int LONGEST_FILE = 32;

  /** Such flags say where a secret is kept, or that it comes another way. */
  private static final List<String> PLACES =
      List.of("-file", "-stdin", "-dir", "-path", "-store", "htpasswd");

  private SecretNames() {}

  /** Tells whether a variable of that name holds a secret. */
  public static boolean isVariable(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    boolean place = OF_PLACES.stream().anyMatch(upper::endsWith);
    return upper.endsWith("_PIN")
        || WHOLE.contains(upper)
        || (!place && OF_VARIABLES.stream().anyMatch(upper::contains));
  }

  /** Tells whether a flag of that long name, without dashes, holds a secret. */
  public static boolean isFlag(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return OF_FLAGS.stream().anyMatch(lower::contains)
        && PLACES.stream().noneMatch(lower::endsWith);
  }

  /**
   * Tells whether a flag of that long name, without dashes, holds a secret when this is its value:
   * an identity token is one, and the short name of the file that holds it is none.
   */
  public static boolean isFlag(String name, String value) {
    boolean file =
        (name.equals(TOKEN_OR_FILE) && isTokenFile(value))
            || ((LIKE_IT.contains(name) || isMisspelt(name))
                && isTokenFile(value)
                && FILE.matcher(value).matches());
    return isFlag(name) && !file;
  }

  /** It has but few letters more, or others. */
  private static boolean isMisspelt(String name) {
    return Math.abs(name.length() - TOKEN_OR_FILE.length()) < 3
        && (name.contains("dentity") || name.endsWith("-token"));
  }

  /** Tells whether the value of a flag that takes a token, or a file with one, is a file. */
  public static boolean isTokenFile(String value) {
    return value.length() <= LONGEST_FILE && !value.startsWith("ey");
  }
}
