package dev.signlab.content.render;

import static dev.signlab.diagnostic.TerminalText.ESCAPE;

/**
 * How a run of characters looks and where it leads.
 *
 * @param parameters of the sequence that switches it on; empty for ordinary text
 * @param target the address behind it; empty for none
 */
record Style(String parameters, String target) {

  static final Style ORDINARY = new Style("", "");

  Style with(Ink ink, ColourDepth depth) {
    String more = ink.parameters(depth);
    if (more.isEmpty()) {
      return this;
    }
    return new Style(parameters.isEmpty() ? more : parameters + ";" + more, target);
  }

  Style leadingTo(String address) {
    return new Style(parameters, address);
  }

  /** Compares by hand: the equals of a record is linked at its first call, for 7 ms. */
  boolean isLike(Style other) {
    return parameters.equals(other.parameters) && target.equals(other.target);
  }

  /** Returns text in this style, everything switched off again behind it. */
  String paint(String text) {
    if (text.isEmpty()) {
      return text;
    }
    String painted =
        parameters.isEmpty() ? text : ESCAPE + "[" + parameters + "m" + text + ESCAPE + "[0m";
    return target.isEmpty() ? painted : link(target) + painted + link("");
  }

  private static String link(String address) {
    return ESCAPE + "]8;;" + address + ESCAPE + "\\";
  }
}
