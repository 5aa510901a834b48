package dev.signlab.shell.screen;

import java.util.Optional;

/** Who answers a command's questions. */
public interface Questions {

  /** Nobody. */
  Questions UNANSWERED =
      new Questions() {
        @Override
        public Optional<String> ask(String question) {
          return Optional.empty();
        }

        @Override
        public Optional<char[]> askSecret(String question) {
          return Optional.empty();
        }
      };

  /** Asks, and returns the answer, or nothing when there is nobody to ask. */
  Optional<String> ask(String question);

  /** Asks without echo, and returns the answer, or nothing when there is nobody to ask. */
  Optional<char[]> askSecret(String question);
}
