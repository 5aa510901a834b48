package dev.signlab.shell.builtin;

import java.util.Locale;

/** Which variables hold secrets. */
final class Secrets {

  private Secrets() {}

  static boolean isSecretName(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.contains("PASSWORD")
        || upper.contains("PASSWD")
        || upper.contains("SECRET")
        || upper.contains("TOKEN")
        || upper.endsWith("_PIN");
  }
}
