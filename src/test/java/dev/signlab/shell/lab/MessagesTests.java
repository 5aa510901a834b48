package dev.signlab.shell.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.content.lesson.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A translation has every sentence, fills in the same, and leaves what is typed as it stands. */
class MessagesTests {

  private static final Pattern FILLED = Pattern.compile("%[sd]");

  /** A word of the lab behind two blanks, which set off what is typed. */
  private static final Pattern TYPED =
      Pattern.compile("  (?:./lab )?(?:start|help|next|skip|explain|review)(?= |$)|diagnose STEP");

  private static final ResourceBundle ENGLISH = Messages.bundle(Language.ENGLISH);

  static Stream<Language> translations() {
    return Language.known().stream().filter(language -> !language.isEnglish());
  }

  @ParameterizedTest
  @MethodSource("translations")
  void everySentenceIsThereAndOfTheSameForm(Language language) {
    ResourceBundle translated = Messages.bundle(language);
    assertThat(translated.getLocale()).isEqualTo(Locale.of(language.code()));
    for (String name : ENGLISH.keySet()) {
      assertThat(translated.containsKey(name)).as(name).isTrue();
      String sentence = translated.getString(name);
      assertThat(all(FILLED, sentence)).as(name).isEqualTo(all(FILLED, ENGLISH.getString(name)));
      assertThat(all(TYPED, sentence)).as(name).isEqualTo(all(TYPED, ENGLISH.getString(name)));
    }
    assertThat(translated.keySet()).isEqualTo(ENGLISH.keySet());
  }

  /** Each page of a lesson is there, with the same lines to type, in the same order. */
  @ParameterizedTest
  @MethodSource("translations")
  void aLessonHasTheSamePagesAndLinesToType(Language language) throws IOException {
    List<Path> lessons;
    String ending = language.infix() + ".adoc";
    try (Stream<Path> files = Files.list(Path.of("content/lessons"))) {
      lessons = files.filter(file -> file.toString().endsWith(ending)).toList();
    }
    assertThat(lessons).isNotEmpty();
    for (Path lesson : lessons) {
      Path english = Path.of(lesson.toString().replace(ending, ".adoc"));
      assertThat(kept(lesson)).as(lesson.toString()).isEqualTo(kept(english));
    }
  }

  /** The names of pages and the blocks of code, without what is a picture. */
  private static List<String> kept(Path lesson) throws IOException {
    List<String> kept = new ArrayList<>();
    boolean code = false;
    for (String line : Files.readAllLines(lesson)) {
      code ^= line.equals("----");
      if (code || line.startsWith("[#") || line.startsWith("[source")) {
        kept.add(line);
      }
    }
    return kept;
  }

  @ParameterizedTest
  @CsvSource({"de,de", "de_AT.UTF-8,de", "DE,de", "fr,en", "'',en", "C,en", "en_GB,en"})
  void aWishIsMetWhereThereIsSomething(String wish, String code) {
    assertThat(Language.of(wish).code()).isEqualTo(code);
  }

  @Test
  void whatIsNotThereIsSaid() {
    assertThat(Language.isMet("fr")).isFalse();
    assertThat(Language.isMet("de_DE")).isTrue();
    assertThat(Language.isMet("en")).isTrue();
    assertThat(Language.isMet("")).isTrue();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(MatchResult::group).map(String::strip).toList();
  }
}
