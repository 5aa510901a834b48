package dev.signlab.engine.move;

/** Hears what is being moved or taken away. */
public interface MoveListener {

  /** Hears nothing. */
  MoveListener NONE =
      new MoveListener() {
        @Override
        public void moving(String from, String to) {}

        @Override
        public void note(String sentence) {}
      };

  /**
   * Hears of a manifest before it is moved; one that is there already is not told.
   *
   * @param from its reference at the source
   * @param to its reference at the destination
   */
  void moving(String from, String to);

  /**
   * Hears what a person should know.
   *
   * @param sentence such as that an entry was found without its annotation
   */
  void note(String sentence);
}
