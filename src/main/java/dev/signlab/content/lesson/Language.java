package dev.signlab.content.lesson;

import java.util.List;
import java.util.Locale;

/**
 * A language in which lessons and the labs' own sentences may be written.
 *
 * @param code two letters (ISO 639-1)
 */
public record Language(String code) {

  /** The language in which everything is there. */
  public static final Language ENGLISH = new Language("en");

  private static final List<Language> KNOWN = List.of(ENGLISH, new Language("de"));

  /** Returns the languages of which something is there, English first. */
  public static List<Language> known() {
    return KNOWN;
  }

  /**
   * Returns the language that is wished for, or English where there is nothing in it.
   *
   * @param wish a code, or the name of a locale as systems have it, such as {@code de_AT.UTF-8};
   *     empty for no wish
   */
  public static Language of(String wish) {
    String code = wish.toLowerCase(Locale.ROOT).replaceFirst("[-_.@].*", "");
    return KNOWN.stream().filter(each -> each.code.equals(code)).findFirst().orElse(ENGLISH);
  }

  /** Tells whether a wish is one that is met. */
  public static boolean isMet(String wish) {
    return wish.isEmpty()
        || !of(wish).isEnglish()
        || wish.toLowerCase(Locale.ROOT).startsWith("en");
  }

  /** Tells whether it is the one in which everything is there. */
  public boolean isEnglish() {
    return equals(ENGLISH);
  }

  /** Returns a text's form in this language, for files and resources: empty or {@code .de}. */
  public String infix() {
    return isEnglish() ? "" : "." + code;
  }
}
