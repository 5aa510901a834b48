package dev.signlab.shell.container;

import java.time.Duration;

/** Lengths of time in the words of Docker's lists (go-units, HumanDuration). */
public final class HumanTime {

  private HumanTime() {}

  /** Returns a length in words, such as {@code 5 minutes}. */
  public static String of(Duration length) {
    long seconds = Math.max(0, length.toSeconds());
    long minutes = seconds / 60;
    long hours = Math.round(seconds / 3600.0);
    if (minutes < 1) {
      return seconds < 1 ? "Less than a second" : seconds == 1 ? "1 second" : seconds + " seconds";
    }
    if (minutes < 60) {
      return minutes == 1 ? "About a minute" : minutes + " minutes";
    }
    return hours <= 1 ? "About an hour" : ofHours(hours);
  }

  private static String ofHours(long hours) {
    if (hours < 48) {
      return hours + " hours";
    }
    if (hours < 24 * 7 * 2) {
      return hours / 24 + " days";
    }
    if (hours < 24 * 30 * 2) {
      return hours / 24 / 7 + " weeks";
    }
    return hours < 24 * 365 * 2 ? hours / 24 / 30 + " months" : hours / 24 / 365 + " years";
  }
}
