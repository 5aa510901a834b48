package dev.signlab.scenario.review;

import dev.signlab.scenario.model.TaskKey;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tasks whose questions went wrong, or only went with a hint, and when each is asked again:
 * after 1, 3, 7, 16 and 35 days, and from the beginning when it goes wrong. Immutable.
 *
 * @param cards by their tasks, in the order in which they came
 */
public record ReviewBook(Map<TaskKey, ReviewCard> cards) {

  /** Nothing went wrong yet. */
  public static final ReviewBook EMPTY = new ReviewBook(Map.of());

  private static final Pattern LINE =
      Pattern.compile("review ([^/\\s]+)/(\\S+) box=([0-4]) due=(\\S+)");

  /** Copies the cards and keeps their order. */
  public ReviewBook {
    cards = Collections.unmodifiableMap(new LinkedHashMap<>(cards));
  }

  /** Returns the book with a task that went wrong today. */
  public ReviewBook missed(TaskKey task, LocalDate today) {
    return with(task, ReviewCard.inBox(0, today));
  }

  /** Returns the book with a task that went right today; one in the last box leaves it. */
  public ReviewBook right(TaskKey task, LocalDate today) {
    ReviewCard card = cards.get(task);
    if (card == null || !card.isLast()) {
      return card == null ? this : with(task, ReviewCard.inBox(card.box() + 1, today));
    }
    Map<TaskKey, ReviewCard> fewer = new LinkedHashMap<>(cards);
    fewer.remove(task);
    return new ReviewBook(fewer);
  }

  private ReviewBook with(TaskKey task, ReviewCard card) {
    Map<TaskKey, ReviewCard> more = new LinkedHashMap<>(cards);
    more.put(task, card);
    return new ReviewBook(more);
  }

  /** Returns the tasks that are due, those that have waited longest first. */
  public List<TaskKey> due(LocalDate today) {
    return cards.entrySet().stream()
        .filter(entry -> !entry.getValue().due().isAfter(today))
        .sorted(Map.Entry.comparingByValue(Comparator.comparing(ReviewCard::due)))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the next day on which something is due, today or later. */
  public Optional<LocalDate> next() {
    return cards.values().stream().map(ReviewCard::due).min(LocalDate::compareTo);
  }

  /** Returns the book with what another one has; of a task in both the earlier day counts. */
  public ReviewBook joined(ReviewBook other) {
    Map<TaskKey, ReviewCard> more = new LinkedHashMap<>(cards);
    other.cards.forEach(
        (task, card) ->
            more.merge(task, card, (one, two) -> one.due().isAfter(two.due()) ? two : one));
    return new ReviewBook(more);
  }

  /** Returns a line for each task, as {@link #parse} reads them. */
  public String text() {
    StringBuilder text = new StringBuilder();
    cards.forEach(
        (task, card) ->
            text.append("review %s box=%d due=%s%n".formatted(task, card.box(), card.due())));
    return text.toString();
  }

  /** Reads the lines that are of this form, among others: each stands for itself. */
  public static ReviewBook parse(String text) {
    Map<TaskKey, ReviewCard> cards = new LinkedHashMap<>();
    text.lines()
        .map(String::strip)
        .map(LINE::matcher)
        .filter(Matcher::matches)
        .forEach(
            line ->
                day(line.group(4))
                    .ifPresent(
                        due ->
                            cards.put(
                                new TaskKey(line.group(1), line.group(2)),
                                new ReviewCard(Integer.parseInt(line.group(3)), due))));
    return new ReviewBook(cards);
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
