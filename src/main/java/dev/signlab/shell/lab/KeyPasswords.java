package dev.signlab.shell.lab;

import dev.signlab.scenario.run.PasswordQuestion;
import dev.signlab.shell.command.Invocation;
import java.util.Optional;

/** Finds the password of a learner's key: in the environment, or by asking. */
final class KeyPasswords {

  private static final String VARIABLE = "COSIGN_PASSWORD";

  private KeyPasswords() {}

  static PasswordQuestion of(Invocation invocation) {
    return file -> {
      String known = invocation.session().environment().get(VARIABLE);
      if (known != null) {
        return Optional.of(known.toCharArray());
      }
      return invocation.screen().askSecret("Password of your " + file + ", to prepare the lab: ");
    };
  }
}
