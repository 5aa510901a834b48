package dev.signlab.shell.line;

/** Which words are names of variables. */
final class Names {

  private Names() {}

  static boolean continues(char c, boolean first) {
    boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    return letter || (!first && c >= '0' && c <= '9');
  }

  static boolean isName(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!continues(text.charAt(i), i == 0)) {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
