package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.model.TaskKey;
import dev.signlab.scenario.review.ReviewBook;
import dev.signlab.scenario.review.ReviewCard;
import dev.signlab.scenario.review.ReviewFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a learner answered wrongly comes again on another day. */
class ReviewTests {

  private static final TaskKey WRONG_KEY = new TaskKey("verify", "wrong-key");

  private final Evening evening;

  ReviewTests(@TempDir Path home) {
    this.evening = Evening.in(home);
  }

  @AfterEach
  void leave() {
    evening.close();
  }

  @Test
  void aWrongAnswerIsAskedAgainTomorrowByTheMachinesDay() throws Exception {
    evening.type("start verify");
    evening.type("skip");
    evening.type("skip");
    assertThat(evening.type("review")).contains("nothing is due today");
    evening.type("diagnose signed by this key: no signature");
    LocalDate tomorrow = file().today().plusDays(1);
    assertThat(file().read().cards()).containsEntry(WRONG_KEY, new ReviewCard(0, tomorrow));
    evening.type("clock +3d");
    assertThat(evening.type("review")).contains("nothing is due today; the next one is due on");
    evening.type("progress export taken.txt");
    assertThat(Files.readString(evening.world().workspace().resolve("taken.txt")))
        .contains("review verify/wrong-key box=0 due=" + tomorrow);
  }

  @Test
  void whatIsDueIsAskedAndJudgedByItsMeaning() {
    due();
    assertThat(evening.type("progress")).contains("1 question is due:  review");
    assertThat(evening.type("review", "another key\n"))
        .contains(
            "1 of 1, from Verify", "the payload is whole", "yes. Again on", "1 of 1 were right");
    assertThat(box()).isEqualTo(1);
    due();
    assertThat(evening.type("review", "\n"))
        .contains("no: it is WRONG_KEY: signed by another key.", "0 of 1");
    assertThat(box()).isZero();
  }

  @Test
  void whereNobodyAnswersItStaysDueAndAnImportBringsItAlong() throws Exception {
    due();
    assertThat(evening.type("review")).contains("the rest stays due");
    assertThat(evening.status()).isEqualTo(1);
    assertThat(file().read().due(file().today())).containsExactly(WRONG_KEY);
    file().change(book -> ReviewBook.EMPTY);
    Files.writeString(
        evening.world().workspace().resolve("taken.txt"),
        """
        done sign/sign 2026-01-01T00:00:00Z attempts=1 hints=0 seconds=9
        review verify/wrong-key box=2 due=2026-01-09
        """);
    evening.type("progress import taken.txt");
    assertThat(file().read().due(file().today())).containsExactly(WRONG_KEY);
  }

  @Test
  void whatIsOfALabThatIsThereNoMoreIsNotCalledDue() {
    ReviewCard card = new ReviewCard(0, file().today());
    file().change(book -> new ReviewBook(Map.of(new TaskKey("gone", "first"), card)));
    assertThat(evening.type("review")).contains("nothing is due today");
    assertThat(evening.type("progress")).doesNotContain("due:  review");
  }

  private void due() {
    ReviewCard card = new ReviewCard(0, file().today());
    file().change(book -> new ReviewBook(Map.of(WRONG_KEY, card)));
  }

  private int box() {
    return Objects.requireNonNull(file().read().cards().get(WRONG_KEY)).box();
  }

  private ReviewFile file() {
    return evening.session().service(ReviewFile.class);
  }
}
