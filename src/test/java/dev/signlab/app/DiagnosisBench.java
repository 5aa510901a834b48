package dev.signlab.app;

import dev.signlab.diagnosis.Budget;
import dev.signlab.http.Exchange;
import dev.signlab.http.ExchangeLog;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.run.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Looks for causes as the lab does, and counts what that asks and how long it takes. */
final class DiagnosisBench {

  /**
   * One refusal.
   *
   * @param hosts whom was asked, once for each request
   * @param nanos how long it took
   */
  record Look(String line, List<String> hosts, long nanos) {

    /** Returns how many requests were made. */
    int requests() {
      return hosts.size();
    }

    long millis() {
      return Math.round(nanos / 1e6);
    }
  }

  private final Queue<Look> looks = new ConcurrentLinkedQueue<>();

  /** Returns what looks for the causes of a session. */
  Diagnosis of(Session session) {
    return (problem, line, words) -> {
      List<ExchangeLog> logs = new ArrayList<>();
      Diagnosis diagnosis = Services.diagnosis(session, budget -> added(logs, budget));
      long begin = System.nanoTime();
      try {
        return diagnosis.of(problem, line, words);
      } finally {
        long nanos = System.nanoTime() - begin;
        looks.add(new Look(line, hosts(logs), nanos));
      }
    };
  }

  List<Look> looks() {
    return List.copyOf(looks);
  }

  private static ExchangeLog added(List<ExchangeLog> logs, Budget budget) {
    ExchangeLog log = SilentTrials.exchanges(budget);
    logs.add(log);
    return log;
  }

  private static List<String> hosts(List<ExchangeLog> logs) {
    return logs.stream()
        .flatMap(log -> log.all().stream())
        .map(Exchange::uri)
        .map(uri -> String.valueOf(uri.getHost()))
        .toList();
  }
}
