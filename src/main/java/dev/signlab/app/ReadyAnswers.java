package dev.signlab.app;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.run.LineRunner;
import dev.signlab.shell.screen.Questions;
import dev.signlab.shell.screen.StreamScreen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What {@code help}, {@code version}, {@code completion} and {@code --help} answer depends on the
 * build alone, so the launcher gives it without a JVM: from files that are written after a build,
 * each named by the words that are typed.
 */
final class ReadyAnswers {

  /** The launcher looks up no other words; none of these leads out of the folder. */
  private static final Pattern NAME = Pattern.compile("[a-z0-9 -]+");

  private final LineRunner runner;

  ReadyAnswers(LineRunner runner) {
    this.runner = runner;
  }

  /** Writes the files into a folder that is made; without them each answer takes a JVM. */
  void write(Path folder) {
    try {
      Files.createDirectories(folder);
      for (String line : questions()) {
        write(folder, line);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path folder, String line) throws IOException {
    Optional<byte[]> answer = NAME.matcher(line).matches() ? answer(line) : Optional.empty();
    if (answer.isPresent()) {
      Files.write(folder.resolve(line), answer.get());
    }
  }

  /** Returns each line that only tells something. */
  static List<String> questions() {
    List<String> questions =
        new ArrayList<>(
            List.of("help", "--help", "help all", "version", "--version", "cosign version"));
    for (String shell : List.of("bash", "fish", "powershell", "zsh")) {
      questions.add("cosign completion " + shell);
    }
    for (Command command : Commands.all()) {
      CommandSpec spec = command.spec();
      questions.add("help " + spec.name());
      if (!spec.passThrough()) {
        questions.add(spec.name() + " --help");
      }
    }
    return questions;
  }

  /** What also says something on standard error, or fails, is left to the command itself. */
  private Optional<byte[]> answer(String line) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    List<String> words = List.of(line.split(" "));
    int status =
        runner.runWords(words, new StreamScreen(out, err, Screen.Style.PIPE, Questions.UNANSWERED));
    return status == 0 && err.size() == 0 ? Optional.of(out.toByteArray()) : Optional.empty();
  }
}
