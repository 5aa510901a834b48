package dev.signlab.app;

import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.line.LineParser;
import dev.signlab.shell.line.Pipeline;
import dev.signlab.shell.line.SimpleCommand;
import dev.signlab.shell.line.Word;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A real cosign, which an author has named: what scenarios type is given to it word by word, in the
 * world's folder and with the world's variables alone.
 *
 * @param program its file
 */
record RealCosign(Path program) {

  private static final String NAME = "cosign";
  private static final int SECONDS = 60;
  private static final int MOST_OUTPUT = 1 << 20;

  /** Returns the words behind {@code cosign} of a line that begins with it. */
  static Optional<List<String>> words(String line) {
    List<SimpleCommand> commands =
        LineParser.parse(line).stream().map(Pipeline::commands).flatMap(List::stream).toList();
    boolean cosign = commands.stream().anyMatch(RealCosign::isCosign);
    if (!cosign) {
      return Optional.empty();
    }
    SimpleCommand only = commands.getFirst();
    boolean plain =
        commands.size() == 1
            && only.redirections().isEmpty()
            && only.assignments().isEmpty()
            && only.words().stream().allMatch(RealCosign::isPlain);
    if (!plain) {
      throw Problem.of("a line for a real cosign is one command with plain words: " + line)
          .expected("cosign with its flags, without pipes, variables and redirections")
          .found(line)
          .asException();
    }
    return Optional.of(only.words().stream().skip(1).map(RealCosign::text).toList());
  }

  private static boolean isCosign(SimpleCommand command) {
    return command.words().stream()
        .findFirst()
        .map(RealCosign::text)
        .filter(NAME::equals)
        .isPresent();
  }

  private static boolean isPlain(Word word) {
    return word.parts().stream().allMatch(Word.Literal.class::isInstance);
  }

  private static String text(Word word) {
    StringBuilder text = new StringBuilder();
    for (Word.Part part : word.parts()) {
      if (part instanceof Word.Literal literal) {
        text.append(literal.text());
      }
    }
    return text.toString();
  }

  /** Runs it to its end, within a minute, and returns its status. */
  int run(List<String> words, Session session, OutputStream output) {
    List<String> all = new ArrayList<>(List.of(program.toString()));
    all.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(all).redirectErrorStream(true);
    builder.directory(session.directory().toFile());
    builder.environment().clear();
    builder.environment().putAll(session.environment());
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      Thread reader = Thread.ofVirtual().start(() -> read(process, output));
      boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
      process.destroyForcibly();
      reader.join();
      return ended ? process.exitValue() : 1;
    } catch (IOException e) {
      throw cannot(Reason.of(e)).asException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cannot("it was interrupted").asException(e);
    }
  }

  private static void read(Process process, OutputStream output) {
    try {
      output.write(process.getInputStream().readNBytes(MOST_OUTPUT));
      process.getInputStream().skip(Long.MAX_VALUE);
    } catch (IOException e) {
      // It was ended; what it said until then is there.
      return;
    }
  }

  private Problem.Builder cannot(String found) {
    return Problem.of("cannot run the real cosign")
        .tried(program.toString())
        .expected("cosign 3.1 for this machine")
        .found(found);
  }
}
