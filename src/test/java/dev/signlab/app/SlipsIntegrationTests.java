package dev.signlab.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Types slips of learners, and every line that they are answered with, and gives points. */
class SlipsIntegrationTests {

  private static final Path PAGE = Path.of("content/reference/diagnosis.adoc");
  private static final int MOST = 20;
  private static final Path TIMES = Path.of("target/slip-times.txt");
  private static final Path ANSWERS = Path.of("target/slips.txt");

  @TempDir Path folder;
  private OtherAnswers others;
  private final Queue<DiagnosisBench.Look> looks = new ConcurrentLinkedQueue<>();

  SlipsIntegrationTests() throws IOException {
    others = OtherAnswers.read();
  }

  @Test
  void theAnswersComeToAsManyPointsAsBefore() throws Exception {
    SlipBook book = SlipBook.read();
    Map<Slip, SlipBench.Result> results = judged(book);
    if (Boolean.getBoolean("signlab.regenerate")) {
      others.write();
    }
    Files.writeString(ANSWERS, SlipPage.answers(results.values()));
    Files.writeString(TIMES, SlipPage.times(looks));
    nobodyIsAskedTooOftenOrElsewhere();
    assertThat(others.rows()).as("written down").isEqualTo(OtherAnswers.read().rows());
    String page = SlipPage.text(book, results, others);
    if (Boolean.getBoolean("signlab.regenerate")) {
      Files.writeString(PAGE, page);
    }
    for (SlipBook.Chapter chapter : book.chapters()) {
      assertThat(SlipPage.points(chapter, results))
          .as(chapter.kind() + ": see " + ANSWERS)
          .isGreaterThanOrEqualTo(chapter.reached());
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }

  private void nobodyIsAskedTooOftenOrElsewhere() {
    assertThat(looks).hasSizeGreaterThan(500);
    assertThat(looks).anyMatch(look -> look.requests() > 5);
    assertThat(looks).allSatisfy(look -> assertThat(look.requests()).isLessThanOrEqualTo(MOST));
    assertThat(looks.stream().flatMap(look -> look.hosts().stream()).distinct())
        .isSubsetOf("localhost", "127.0.0.1", "[::1]");
  }

  /** In two worlds at once, one of them with the services of sigstore. */
  private Map<Slip, SlipBench.Result> judged(SlipBook book) throws Exception {
    Map<Slip, SlipBench.Result> results = new HashMap<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<Future<List<SlipBench.Result>>> parts = new ArrayList<>();
      parts.add(workers.submit(work(book, true)));
      parts.add(workers.submit(work(book, false)));
      for (Future<List<SlipBench.Result>> part : parts) {
        part.get().forEach(result -> results.put(result.slip(), result));
      }
    }
    return results;
  }

  private synchronized void askOthers(SlipBook book, SlipBench bench, boolean sigstore) {
    others = others.askedAgain(bench, book.slips(sigstore));
  }

  private Callable<List<SlipBench.Result>> work(SlipBook book, boolean sigstore) {
    Path home = folder.resolve(sigstore ? "sigstore" : "keys");
    return () -> {
      try (SlipBench bench = new SlipBench(book, Files.createDirectory(home), sigstore)) {
        askOthers(book, bench, sigstore);
        List<SlipBench.Result> results = book.slips(sigstore).stream().map(bench::judge).toList();
        looks.addAll(bench.looks());
        return results;
      }
    };
  }
}
