package dev.signlab.engine.monitor;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.report.Outcome;
import dev.signlab.sigstore.logentry.InclusionProof;
import dev.signlab.sigstore.trustedroot.LogInstance;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A monitor: reads each entry of a log, so that a search which leaves some out hides nothing, and
 * makes sure that the log only grows from one look to the next. Used by one thread.
 */
public final class LogWatch {

  /** So many are read at one look at most, whatever was asked for. */
  private static final int MOST_READ = 100_000;

  private final LogMonitor monitor;
  private final Wanted wanted;
  private @Nullable SignedTree seen;

  /** Watches a log for something. */
  public LogWatch(LogMonitor monitor, Wanted wanted) {
    this.monitor = monitor;
    this.wanted = wanted;
  }

  /**
   * What was read at one look.
   *
   * @param first the index of the first entry that was read
   * @param read how many were read
   * @param entries those that speak of what is looked for, newest last
   * @param suspect the first entry of which something does not hold
   * @param growth whether the log only grew since the look before
   */
  public record News(
      long first, long read, List<SeenEntry> entries, Optional<SeenEntry> suspect, Outcome growth) {

    /** Copies the list. */
    public News {
      entries = List.copyOf(entries);
    }
  }

  /** Returns the logs that are trusted as well, and were not read. */
  public List<LogInstance> others() {
    return monitor.others(Objects.requireNonNull(seen));
  }

  /** Returns the log that was read. */
  public LogInstance log() {
    return Objects.requireNonNull(seen).log();
  }

  /** Returns who asks the log. */
  public LogMonitor monitor() {
    return monitor;
  }

  /**
   * Takes the first look.
   *
   * @param last how many of the newest entries are read at most
   */
  public News begin(long last) {
    SignedTree tree = monitor.tree();
    long from = Math.max(0, tree.size() - Math.min(last, MOST_READ));
    seen = tree;
    return read(from, tree, new Outcome.Passed("the first look"));
  }

  /** Takes another look, at what has come since the one before. */
  public News next() {
    SignedTree before = Objects.requireNonNull(seen);
    SignedTree tree = monitor.tree();
    Growth growth = monitor.growth(before, tree);
    if (!growth.holds()) {
      return new News(before.size(), 0, List.of(), Optional.empty(), growth.outcome());
    }
    seen = tree;
    return read(Math.max(before.size(), tree.size() - MOST_READ), tree, growth.outcome());
  }

  private News read(long from, SignedTree tree, Outcome growth) {
    List<SeenEntry> all = monitor.read(from, tree);
    all.forEach(LogWatch::requireOneTree);
    List<SeenEntry> fitting = all.stream().filter(this::speaks).toList();
    Optional<SeenEntry> suspect = all.stream().filter(each -> !each.checks().passed()).findFirst();
    return new News(from, all.size(), fitting, suspect, growth);
  }

  private boolean speaks(SeenEntry each) {
    try {
      return wanted.isIn(each.answered().entry());
    } catch (LabException e) {
      return false;
    }
  }

  /** In a log of several trees indexes count through all of them, and this reads the last alone. */
  private static void requireOneTree(SeenEntry each) {
    long leaf =
        each.answered().entry().inclusionProof().map(InclusionProof::logIndex).orElse(each.index());
    boolean elsewhere =
        each.checks().steps().stream()
            .filter(step -> step.name().equals(EntryTrial.ONE_TREE))
            .anyMatch(step -> step.outcome() instanceof Outcome.NotReached);
    if (leaf != each.index() || elsewhere) {
      throw Problem.of("that log consists of several trees, and cannot be watched by its indexes")
          .expected(
              "a log of one tree, in which entry " + each.index() + " is leaf " + each.index())
          .found("leaf " + leaf + (elsewhere ? " of another tree" : ""))
          .hint("one entry of it", "log show " + each.index())
          .cause(Cause.WRONG_LOG_ENTRY)
          .asException();
    }
  }
}
