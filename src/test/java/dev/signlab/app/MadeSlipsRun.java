package dev.signlab.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Types made slips in two worlds at once, one of them with the services of sigstore. */
final class MadeSlipsRun {

  private MadeSlipsRun() {}

  static List<MadeSlips.Judged> judged(List<MadeSlip> slips, Path folder) throws Exception {
    List<MadeSlips.Judged> judged = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(2)) {
      List<Future<List<MadeSlips.Judged>>> parts = new ArrayList<>();
      for (boolean sigstore : List.of(true, false)) {
        parts.add(workers.submit(work(slips, folder, sigstore)));
      }
      for (Future<List<MadeSlips.Judged>> part : parts) {
        judged.addAll(part.get());
      }
    }
    return judged;
  }

  private static Callable<List<MadeSlips.Judged>> work(
      List<MadeSlip> slips, Path folder, boolean sigstore) {
    SlipBook book = SlipBook.read();
    List<MadeSlip> mine =
        slips.stream()
            .filter(slip -> book.hasSigstore(slip.line().state()) == sigstore)
            .sorted(Comparator.comparing(slip -> slip.line().state()))
            .toList();
    Path home = folder.resolve(sigstore ? "sigstore" : "keys");
    return () -> {
      if (mine.isEmpty()) {
        return List.of();
      }
      try (SlipBench bench = new SlipBench(book, Files.createDirectory(home), sigstore)) {
        return MadeSlips.judged(bench, mine);
      }
    };
  }
}
