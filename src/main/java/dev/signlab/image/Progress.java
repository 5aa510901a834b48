package dev.signlab.image;

/** Hears how far a long piece of work is. Called often; it must be quick. */
@FunctionalInterface
public interface Progress {

  /** Does not listen. */
  Progress NONE = (title, done, total) -> {};

  /**
   * Hears of an advance.
   *
   * @param title what is being done
   * @param done how much, out of {@code total}
   * @param total all of it
   */
  void at(String title, long done, long total);

  /** Hears of something that is done otherwise than one may think. */
  default void warn(String text) {}
}
