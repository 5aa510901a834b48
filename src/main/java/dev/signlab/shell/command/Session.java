package dev.signlab.shell.command;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * What commands of one sitting share: folder, variables, clock, and the services of the lab, each
 * made when first asked for. Used by one thread at a time.
 */
public interface Session {

  /** Returns the folder against which paths are resolved; absolute. */
  Path directory();

  /** Changes the folder. */
  void changeDirectory(Path folder);

  /** Goes to another folder and says so in the variables that shells have for it. */
  default void goTo(Path folder) {
    Path before = directory();
    changeDirectory(folder);
    setVariable("OLDPWD", before.toString());
    setVariable("PWD", directory().toString());
  }

  /** Returns the environment of the command: the process's, the session's, and the line's own. */
  Map<String, String> environment();

  /**
   * Returns the folder that {@code ~} means: the learner's in the lab, and where there is none that
   * of the variable {@code HOME}.
   */
  Path home();

  /** Sets a variable for the lines that follow. */
  void setVariable(String name, String value);

  /** Returns standard input: what the line gives, else that of the process where it may be read. */
  InputStream input();

  /**
   * Tells whether the line itself gives standard input: by a pipe, by {@code <} or by a text. A
   * command that can ask a person then reads it instead.
   */
  boolean isInputGiven();

  /** Tells whether standard input is that of the process, so that a program may inherit it. */
  boolean isInputShared();

  /**
   * Returns standard input where it is a pipe or a file and no person types into it: what is in it
   * then is data for the command, and nobody can be asked.
   */
  Optional<InputStream> piped();

  /**
   * Tells whether a person sits before standard input: it is a terminal, and the line gives no
   * other. A pipe, a file and the null device are nobody.
   */
  boolean isKeyboard();

  /** Returns the clock. */
  InstantSource clock();

  /** Tells whether a person sits before it and more lines will follow in this process. */
  boolean isInteractive();

  /**
   * Returns a service, making it when it is first asked for.
   *
   * @throws IllegalStateException when the application wired none of that type
   */
  <T> T service(Class<T> type);
}
