package dev.signlab.shell.spring;

import dev.signlab.shell.command.CandidateSource;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Session;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Values for the Tab key from their sources. A source that takes longer than a moment is not waited
 * for: the key offers what was known before, and the answer is there when it is pressed again. Used
 * by the thread of the prompt.
 */
public final class Candidates {

  private static final long PATIENCE_MILLIS = 80;
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final List<CandidateSource> sources;
  private final Map<Completion, Known> known = new EnumMap<>(Completion.class);

  private record Known(CompletableFuture<List<String>> answer, List<String> before, long since) {}

  /** Asks the given sources. */
  public Candidates(List<CandidateSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Returns the values of a kind as far as they are known. */
  public List<String> of(Completion kind, Session session) {
    Known last = known.get(kind);
    if (last != null && System.nanoTime() - last.since() < FRESH_NANOS) {
      return waited(last);
    }
    List<String> before = last == null ? List.of() : last.answer().getNow(last.before());
    Known asked = new Known(ask(kind, session), before, System.nanoTime());
    known.put(kind, asked);
    return waited(asked);
  }

  /** Forgets what is known, after a command that may have changed it. */
  public void forget() {
    known.replaceAll(
        (kind, last) ->
            new Known(
                last.answer(),
                last.answer().getNow(last.before()),
                System.nanoTime() - FRESH_NANOS));
  }

  private CompletableFuture<List<String>> ask(Completion kind, Session session) {
    CompletableFuture<List<String>> answer = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> answer.complete(candidates(kind, session)));
    return answer;
  }

  private List<String> candidates(Completion kind, Session session) {
    try {
      return sources.stream()
          .filter(source -> source.kind() == kind)
          .flatMap(source -> source.candidates(session).stream())
          .limit(500)
          .toList();
    } catch (RuntimeException e) {
      // A registry that does not answer has nothing to offer; a command will say why.
      return List.of();
    }
  }

  private static List<String> waited(Known last) {
    try {
      return last.answer().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      return last.before();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return last.before();
    }
  }
}
