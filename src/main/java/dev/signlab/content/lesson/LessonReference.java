package dev.signlab.content.lesson;

import dev.signlab.diagnostic.Problem;

/**
 * Names a lesson, or one page of it, as scenarios do: {@code lessons/sign.adoc#sign}. Never leads
 * out of the folder that holds the lessons.
 *
 * @param path the file, relative, with slashes, ending in {@code .adoc}
 * @param section the id of a section; empty for the whole lesson
 */
public record LessonReference(String path, String section) {

  private static final String SUFFIX = ".adoc";

  /** Parses a reference, and refuses one that is absolute or climbs out of its folder. */
  public static LessonReference parse(String text) {
    int hash = text.indexOf('#');
    String path = hash < 0 ? text : text.substring(0, hash);
    String section = hash < 0 ? "" : text.substring(hash + 1);
    if (!path.endsWith(SUFFIX) || leadsOut(path) || section.indexOf('#') >= 0) {
      throw Problem.of("not a lesson: " + text)
          .expected("a file below the scenario and a section, such as lessons/sign.adoc#sign")
          .found(text)
          .asException();
    }
    return new LessonReference(path, section);
  }

  private static boolean leadsOut(String path) {
    return path.startsWith("/")
        || path.indexOf('\\') >= 0
        || path.indexOf('\0') >= 0
        || ("/" + path).contains("/../");
  }

  /** Returns the name of the file without folder and ending: {@code sign}. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1, path.length() - SUFFIX.length());
  }

  /**
   * Returns the same page of the lesson's form in a language: {@code lessons/sign.de.adoc#sign}.
   */
  public LessonReference in(Language language) {
    String bare = path.substring(0, path.length() - SUFFIX.length());
    return new LessonReference(bare + language.infix() + SUFFIX, section);
  }

  /** Returns the lesson of which this is a page. */
  public LessonReference whole() {
    return new LessonReference(path, "");
  }

  /**
   * Returns the page with the background of this one: answers and more, to be shown on demand. Not
   * every page has one.
   */
  public LessonReference background() {
    return new LessonReference(path, "explain-" + section);
  }

  @Override
  public String toString() {
    return section.isEmpty() ? path : path + "#" + section;
  }
}
