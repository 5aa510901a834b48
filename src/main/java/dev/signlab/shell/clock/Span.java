package dev.signlab.shell.clock;

import dev.signlab.environment.clock.WorldClock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A span of time as people write it: {@code +11m}, {@code -1h30m}, {@code +2d}. */
public final class Span {

  private static final Pattern FORM =
      Pattern.compile(
          "([+-])(?=\\d)(?:(\\d{1,6})w)?(?:(\\d{1,6})d)?(?:(\\d{1,6})h)?(?:(\\d{1,6})m)?"
              + "(?:(\\d{1,6})s)?");

  private static final Pattern AMOUNT =
      Pattern.compile(
          "(\\d{1,6})\\s*(w(?:eeks?|oche[n]?)?|d(?:ays?)?|tag(?:e[n]?)?|h(?:ours?|rs?)?|stunden?"
              + "|m(?:in(?:ute[sn]?)?s?)?|s(?:ec(?:ond)?s?)?|sekunden?)(?![a-z])");

  private static final Pattern BACK =
      Pattern.compile("(?<![\\d])-|\\b(back|backward|backwards|ago|zurück|minus)\\b");

  /** What English and German call one, two and so on. */
  private static final List<String> NUMBERS =
      List.of(
          "one|an?|eine?[nrs]?",
          "two|zwei",
          "three|drei",
          "four|vier",
          "five|fünf|fuenf",
          "six|sechs",
          "seven|sieben",
          "eight|acht",
          "nine|neun",
          "ten|zehn");

  private static final long[] SECONDS = {604_800, 86_400, 3_600, 60, 1};

  private Span() {}

  /** Returns a span with its sign, or nothing when the text is none. */
  public static Optional<Duration> parse(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      return Optional.empty();
    }
    long seconds = 0;
    for (int i = 0; i < SECONDS.length; i++) {
      String number = parts.group(i + 2);
      seconds += number == null ? 0 : Long.parseLong(number) * SECONDS[i];
    }
    return Optional.of(Duration.ofSeconds(text.startsWith("-") ? -seconds : seconds));
  }

  /**
   * Returns the span that a sentence means, such as {@code forward 2 days} or {@code 1 hour ago};
   * nothing where it has none.
   */
  public static Optional<String> meant(String sentence) {
    String small = inDigits(sentence.toLowerCase(Locale.ROOT).strip());
    Matcher amount = AMOUNT.matcher(small);
    StringBuilder text = new StringBuilder();
    while (amount.find()) {
      text.append(amount.group(1)).append(unit(amount.group(2)));
    }
    String sign = BACK.matcher(small).find() ? "-" : "+";
    return Optional.of(sign + text)
        .filter(span -> parse(span).isPresent())
        .filter(span -> rest(small).isEmpty());
  }

  private static String inDigits(String sentence) {
    String text = sentence;
    for (int i = 0; i < NUMBERS.size(); i++) {
      text = text.replaceAll("\\b(" + NUMBERS.get(i) + ")\\b(?=\\s)", String.valueOf(i + 1));
    }
    return text;
  }

  /** What is left is no date and no zone. */
  private static String rest(String sentence) {
    return AMOUNT
        .matcher(sentence)
        .replaceAll("")
        .replaceAll(
            "\\b(forward|back|backward|backwards|ahead|ago|later|vor|zurück|plus|minus|by|to"
                + "|turn|set|add|advance|in|and|und|um)\\b",
            "")
        .replaceAll("[\\s+,-]", "");
  }

  private static char unit(String word) {
    return switch (word.charAt(0)) {
      case 'w' -> 'w';
      case 'd', 't' -> 'd';
      case 'h' -> 'h';
      case 's' -> word.startsWith("st") ? 'h' : 's';
      default -> 'm';
    };
  }

  /** Returns a span with its sign, to the nearest second: {@code +1d2h3m4s}. */
  public static String text(Duration span) {
    Duration rounded = span.abs().plusMillis(500);
    StringBuilder text = new StringBuilder(span.isNegative() ? "-" : "+");
    add(text, rounded.toDays(), 'd');
    add(text, rounded.toHoursPart(), 'h');
    add(text, rounded.toMinutesPart(), 'm');
    add(text, rounded.toSecondsPart(), 's');
    return text.length() == 1 ? text + "0s" : text.toString();
  }

  /** Returns how far a clock was turned, or nothing when it shows the machine's time. */
  public static Optional<String> turned(InstantSource clock) {
    return clock instanceof WorldClock world
        ? Optional.of(world.turned()).filter(span -> !span.isZero()).map(Span::text)
        : Optional.empty();
  }

  private static void add(StringBuilder text, long count, char unit) {
    if (count > 0) {
      text.append(count).append(unit);
    }
  }
}
