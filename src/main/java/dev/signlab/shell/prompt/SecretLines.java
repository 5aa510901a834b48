package dev.signlab.shell.prompt;

import java.util.Locale;

/** Which lines hold a secret, and stay out of the history. */
final class SecretLines {

  private static final String[] MARKS = {
    "PASSWORD=",
    "PASSWD=",
    "SECRET=",
    "TOKEN=",
    "_PIN=",
    "--PASSWORD",
    "--REGISTRY-PASSWORD",
    "--REGISTRY-TOKEN",
    "--IDENTITY-TOKEN",
    "PASSWORD-STDIN"
  };

  private SecretLines() {}

  static boolean isSecret(String line) {
    String upper = line.toUpperCase(Locale.ROOT);
    for (String mark : MARKS) {
      if (upper.contains(mark)) {
        return true;
      }
    }
    return false;
  }
}
