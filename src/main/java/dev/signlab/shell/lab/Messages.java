package dev.signlab.shell.lab;

import dev.signlab.content.lesson.Language;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What the labs say themselves, in one language: {@code messages.properties} and its sisters, which
 * a translator takes.
 *
 * @param language the language
 */
record Messages(Language language) {

  private static final String BUNDLE = "dev.signlab.shell.lab.messages";

  /** English is the file without a language in its name, whatever language the machine has. */
  private static final ResourceBundle.Control NO_OTHER =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  /** Returns the sentence of a name, with what is to be filled in. */
  String say(String name, Object... filled) {
    String sentence = bundle(language).getString(name);
    return filled.length == 0 ? sentence : String.format(Locale.ROOT, sentence, filled);
  }

  static ResourceBundle bundle(Language language) {
    Locale locale = language.isEnglish() ? Locale.ROOT : Locale.of(language.code());
    return ResourceBundle.getBundle(BUNDLE, locale, NO_OTHER);
  }
}
