package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.shell.command.Screen;
import dev.signlab.shell.lab.LabGreeting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A learner who wishes for another language reads what is there in it, and English for the rest.
 */
class LanguageTests {

  @Test
  void aLessonAndTheLabsOwnSentencesAreThereInGerman(@TempDir Path home) {
    try (Evening evening = Evening.in(home)) {
      evening.type("export LAB_LANG=de");
      assertThat(evening.type("start sign"))
          .contains("Ja sagen zu einem Image", "Aufgabe 1 von 5", "Ziel ", "Tu ");
      assertThat(evening.type("next")).contains("Diese Aufgabe ist offen.");
      assertThat(evening.type("review")).contains("heute ist nichts dran");
      assertThat(evening.type("start verify")).contains("Aufgabe 1 von 5", "Ask the question");
      assertThat(String.join("\n", new LabGreeting().opening(evening.session(), Screen.Style.PIPE)))
          .contains("Nichts hier verlässt diesen Rechner.");
      evening.type("export LAB_LANG=fr");
      assertThat(String.join("\n", new LabGreeting().opening(evening.session(), Screen.Style.PIPE)))
          .contains("LAB_LANG=fr: there is nothing in that language yet. There is: en, de.")
          .contains("Nothing here leaves this machine.");
      assertThat(evening.type("start sign")).contains("Say yes to an image", "task 1 of 5");
    }
  }
}
