package dev.signlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Judges made slips whose kind, family or line has a word: all, or as many as are asked for. */
final class MadeSlipsMain {

  private MadeSlipsMain() {}

  public static void main(String[] words) throws Exception {
    List<MadeSlip> slips =
        MadeSlips.all(Integer.getInteger("signlab.slips.each", 8)).stream()
            .filter(
                slip ->
                    (slip.kind() + " / " + slip.line().family() + " / " + slip.mutated().text())
                        .contains(words[0]))
            .toList();
    int count = words.length > 1 ? Integer.parseInt(words[1]) : slips.size();
    List<MadeSlips.Judged> judged =
        MadeSlipsRun.judged(MadeSlips.some(slips, count), Files.createTempDirectory("made"));
    Path answers = Path.of("target/slips-made.txt");
    Files.writeString(answers, MadeSlipsPage.answers(judged));
    System.out.println(MadeSlipsPage.tables(judged));
  }
}
