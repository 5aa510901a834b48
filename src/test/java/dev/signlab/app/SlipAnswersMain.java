package dev.signlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Prints the answers to the slips whose kind or line has a word, for whoever mends them. */
final class SlipAnswersMain {

  private SlipAnswersMain() {}

  public static void main(String[] words) throws Exception {
    SlipBook book = SlipBook.read();
    List<SlipBench.Result> results = new ArrayList<>();
    for (boolean sigstore : List.of(false, true)) {
      List<Slip> slips =
          book.slips(sigstore).stream()
              .filter(slip -> slip.kind().contains(words[0]) || slip.typed().contains(words[0]))
              .toList();
      Path home = Files.createTempDirectory("slips");
      if (!slips.isEmpty()) {
        try (SlipBench bench = new SlipBench(book, home, sigstore)) {
          slips.forEach(
              slip -> {
                System.err.println(slip.typed());
                results.add(bench.judge(slip));
              });
        }
      }
    }
    long full = results.stream().filter(each -> each.points() == 2).count();
    System.out.println(SlipPage.answers(results));
    System.out.println(full + " of " + results.size());
  }
}
