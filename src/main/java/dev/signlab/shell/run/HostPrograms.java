package dev.signlab.shell.run;

import dev.signlab.shell.command.Session;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;

/** What the shell of this machine can run. */
final class HostPrograms {

  /** The words that a POSIX shell knows without a program: Shell and Utilities, 2.14 and 2.9.1. */
  private static final Set<String> BUILT_IN =
      Set.of(
          ".",
          ":",
          "[",
          "alias",
          "break",
          "cd",
          "command",
          "continue",
          "echo",
          "eval",
          "exec",
          "exit",
          "export",
          "false",
          "getopts",
          "hash",
          "printf",
          "pwd",
          "read",
          "readonly",
          "return",
          "set",
          "shift",
          "test",
          "times",
          "trap",
          "true",
          "type",
          "ulimit",
          "umask",
          "unset",
          "wait");

  /** What bash knows beside these: its manual, 3.2 and 4.2. */
  private static final Set<String> OF_BASH =
      Set.of(
          "builtin",
          "caller",
          "declare",
          "dirs",
          "disown",
          "enable",
          "jobs",
          "let",
          "local",
          "mapfile",
          "popd",
          "pushd",
          "readarray",
          "shopt",
          "source",
          "suspend",
          "time",
          "typeset",
          "unalias");

  private HostPrograms() {}

  /** Tells whether bash of this machine knows a word: by itself, as a program, or as a file. */
  static boolean hasForBash(String word, Session session) {
    return OF_BASH.contains(word)
        || (word.indexOf('/') >= 0 ? isFile(word, session) : has(word, session.environment()));
  }

  private static boolean isFile(String word, Session session) {
    try {
      return Files.isRegularFile(session.directory().resolve(word));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  /** Tells whether a word is one of the shell's own or a program that the variables lead to. */
  static boolean has(String word, Map<String, String> environment) {
    return BUILT_IN.contains(word) || isProgram(word, environment);
  }

  /** Tells whether a word is a program that the variables lead to. */
  static boolean isProgram(String word, Map<String, String> environment) {
    if (word.isEmpty()) {
      return false;
    }
    try {
      if (word.indexOf('/') >= 0) {
        return Files.isExecutable(Path.of(word));
      }
      for (String folder : environment.getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
        Path file = Path.of(folder, word);
        if (Files.isRegularFile(file) && Files.isExecutable(file)) {
          return true;
        }
      }
      return false;
    } catch (InvalidPathException e) {
      return false;
    }
  }
}
