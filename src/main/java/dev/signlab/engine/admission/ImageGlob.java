package dev.signlab.engine.admission;

import dev.signlab.engine.report.ExpectedText;
import dev.signlab.oci.name.Reference;

/**
 * Which images a policy is about: {@code *} stands for anything but a slash, {@code **} for
 * anything, and a glob fits a whole name.
 *
 * @param text as it was written
 * @param pattern what it means
 */
record ImageGlob(String text, ExpectedText pattern) {

  private static final String SIGNS = "-_:/*.";
  private static final String ANY = "#";

  static boolean isUsable(String text) {
    return !text.isEmpty() && text.chars().allMatch(ImageGlob::isUsable);
  }

  private static boolean isUsable(int sign) {
    boolean letter = (sign >= 'a' && sign <= 'z') || (sign >= 'A' && sign <= 'Z');
    return letter || (sign >= '0' && sign <= '9') || SIGNS.indexOf(sign) >= 0;
  }

  /** The names without a registry mean Docker's, as in the controller's own globs. */
  static ImageGlob of(String text) {
    String meant =
        switch (text) {
          case "*" -> "index.docker.io/library/*";
          case "*/*" -> "index.docker.io/*/*";
          default -> text;
        };
    String pattern =
        meant.replace(".", "\\.").replace("**", ANY).replace("*", "[^/]*").replace(ANY, ".*");
    return new ImageGlob(text, ExpectedText.matching("^" + pattern + "$"));
  }

  /** Tells whether it fits an image: its whole name, or the name as the pod has it. */
  boolean fits(Reference image, String typed) {
    return pattern.fits(image.toString()) || pattern.fits(typed);
  }
}
