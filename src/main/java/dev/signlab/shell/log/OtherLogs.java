package dev.signlab.shell.log;

import dev.signlab.crypto.KeyType;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.engine.monitor.LogMonitor;
import dev.signlab.engine.monitor.SignedTree;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.run.Quoting;
import dev.signlab.sigstore.trustedroot.LogInstance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The logs that are trusted beside the one that is asked: each has entries of its own. One that was
 * replaced by the log that answers at its address now can be asked no more.
 *
 * @param invocation the line
 * @param asked the log that is asked
 */
record OtherLogs(Invocation invocation, LogInstance asked) {

  /** Returns what was not read of what is trusted, a line each. */
  List<String> unread(List<LogInstance> others, String name) {
    return others.stream().map(log -> "  " + unread(log, name)).toList();
  }

  private String unread(LogInstance log, String name) {
    if (isReplaced(log)) {
      return ended(log) + ": the log that answers there now replaced it; bundles have its entries";
    }
    return ended(log) + ": " + watching(log, name);
  }

  /** Logs whose checkpoints an Ed25519 key signs are those of version 2. */
  private String watching(LogInstance log, String name) {
    List<String> words = new ArrayList<>();
    if (log.key().type() == KeyType.ED25519) {
      words.add("--v2");
    }
    words.addAll(List.of("--rekor-url", log.baseUrl()));
    invocation
        .flag(LogAccess.ROOT)
        .ifPresent(file -> words.addAll(List.of("--trusted-root", file)));
    words.add(name);
    return Quoting.line("log watch", words);
  }

  private boolean isReplaced(LogInstance log) {
    return LogAccess.isAt(log, asked.baseUrl());
  }

  private static String ended(LogInstance log) {
    return log.validFor().end().map(end -> log.baseUrl() + " until " + end).orElse(log.baseUrl());
  }

  /** Looks for something; where it is not found, an older log may have had it. */
  static <T> T asking(
      Invocation invocation, LogMonitor monitor, SignedTree tree, Supplier<T> question) {
    try {
      return question.get();
    } catch (LabException e) {
      OtherLogs others = new OtherLogs(invocation, tree.log());
      Optional<LogInstance> replaced =
          monitor.others(tree).stream().filter(others::isReplaced).findFirst();
      throw replaced
          .filter(log -> e.problem().isOf(Cause.NO_LOG_ENTRY))
          .map(log -> e.problem().withHintsFirst(List.of(older(log))).asException())
          .orElse(e);
    }
  }

  private static Hint older(LogInstance log) {
    return Hint.of(
        "another log answered there until "
            + log.validFor().end().map(Object::toString).orElse("it was replaced")
            + ": an entry of it stands in the bundle of its signature, and nobody serves it now");
  }
}
