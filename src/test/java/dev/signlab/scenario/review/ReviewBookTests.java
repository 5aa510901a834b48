package dev.signlab.scenario.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.scenario.model.TaskKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewBookTests {

  private static final TaskKey KEY = new TaskKey("verify", "wrong-key");
  private static final TaskKey OTHER = new TaskKey("sign", "unsigned");
  private static final LocalDate DAY = LocalDate.parse("2026-02-27");

  @Test
  void whatIsRightAgainAndAgainIsAskedAtGrowingDistancesAndThenNoMore() {
    ReviewBook book = ReviewBook.EMPTY.missed(KEY, DAY);
    List<Long> days = new ArrayList<>();
    LocalDate today = DAY;
    while (book.next().isPresent()) {
      LocalDate due = book.next().get();
      assertThat(book.due(due.minusDays(1))).isEmpty();
      assertThat(book.due(due)).containsExactly(KEY);
      days.add(due.toEpochDay() - today.toEpochDay());
      today = due;
      book = book.right(KEY, today);
    }
    assertThat(days).containsExactly(1L, 3L, 7L, 16L, 35L);
  }

  @Test
  void whatGoesWrongBeginsAnewAndWhatWaitedLongestComesFirst() {
    ReviewBook book = ReviewBook.EMPTY.missed(KEY, DAY).right(KEY, DAY).missed(OTHER, DAY);
    assertThat(book.due(DAY.plusDays(9))).containsExactly(OTHER, KEY);
    assertThat(book.missed(KEY, DAY).cards().get(KEY))
        .isEqualTo(new ReviewCard(0, DAY.plusDays(1)));
    assertThat(book.right(new TaskKey("a", "b"), DAY)).isEqualTo(book);
  }

  @Test
  void aDamagedLineTakesNothingElseAlong() {
    ReviewBook book = ReviewBook.EMPTY.missed(KEY, DAY).missed(OTHER, DAY).right(OTHER, DAY);
    String text = book.text();
    assertThat(ReviewBook.parse("done x/y\n" + text + "review a/b box=9 due=2026-01-01\n"))
        .isEqualTo(book);
    assertThat(ReviewBook.parse(text.replace("2026-02-28", "2026-02-99")).cards())
        .containsOnlyKeys(OTHER);
  }

  @Test
  void ofTwoMachinesTheEarlierDayCounts() {
    ReviewBook here = ReviewBook.EMPTY.missed(KEY, DAY);
    ReviewBook there = here.right(KEY, DAY).missed(OTHER, DAY);
    assertThat(here.joined(there)).isEqualTo(there.joined(here));
    assertThat(here.joined(there).cards().get(KEY)).isEqualTo(new ReviewCard(0, DAY.plusDays(1)));
  }

  @Test
  void aDayIsThatOfTheMachineInItsZone(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("progress/review.txt");
    InstantSource late = InstantSource.fixed(Instant.parse("2026-02-27T23:30:00Z"));
    ReviewFile kept = new ReviewFile(file, late, ZoneOffset.ofHours(1));
    assertThat(kept.today()).isEqualTo(DAY.plusDays(1));
    assertThat(kept.read()).isEqualTo(ReviewBook.EMPTY);
    kept.change(book -> book.missed(KEY, kept.today()));
    assertThat(kept.read().next()).contains(DAY.plusDays(2));
    Files.write(file, new byte[] {(byte) 0xff, 0, 10});
    assertThat(kept.read()).isEqualTo(ReviewBook.EMPTY);
  }
}
