package dev.signlab.app;

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
      for (List<String> words : questions()) {
        write(folder, words);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Path folder, List<String> words) throws IOException {
    String name = String.join(" ", words);
    Optional<byte[]> answer = NAME.matcher(name).matches() ? answer(words) : Optional.empty();
    if (answer.isPresent()) {
      Files.write(folder.resolve(name), answer.get());
    }
  }

  /** Returns the words of each line that only tells something. */
  static List<List<String>> questions() {
    List<List<String>> questions = new ArrayList<>();
    for (String word :
        List.of("help", "--help", "help all", "version", "--version", "cosign version")) {
      questions.add(List.of(word.split(" ")));
    }
    for (String shell : List.of("bash", "fish", "powershell", "zsh")) {
      questions.add(List.of("cosign", "completion", shell));
    }
    Commands.all().stream().map(command -> command.spec()).forEach(spec -> add(questions, spec));
    return questions;
  }

  private static void add(List<List<String>> questions, CommandSpec spec) {
    List<String> name = List.of(spec.name().split(" "));
    questions.add(joined(List.of("help"), name));
    if (!spec.passThrough()) {
      questions.add(joined(name, List.of("--help")));
    }
  }

  private static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  /** What also says something on standard error, or fails, is left to the command itself. */
  private Optional<byte[]> answer(List<String> words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        runner.runWords(words, new StreamScreen(out, err, Screen.Style.PIPE, Questions.UNANSWERED));
    return status == 0 && err.size() == 0 ? Optional.of(out.toByteArray()) : Optional.empty();
  }
}
