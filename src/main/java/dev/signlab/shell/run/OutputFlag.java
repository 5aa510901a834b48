package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.command.Session;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.ReplacedFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * {@code --output-file} of cosign: what a command says on standard output goes into a file. Unlike
 * cosign's, a command that is refused leaves the file as it was.
 */
final class OutputFlag {

  private static final String NAME = "output-file";

  private OutputFlag() {}

  /** Runs a command, with its standard output in the file if one was named. */
  static int apply(
      CommandSpec spec,
      FlagReader.Reading reading,
      Session session,
      Screen screen,
      ToIntFunction<Screen> command) {
    List<String> files = reading.flags().getOrDefault(NAME, List.of());
    boolean named = spec.name().startsWith("cosign ") && !files.isEmpty();
    if (!named || files.getLast().isEmpty() || !(screen instanceof StreamScreen stream)) {
      return command.applyAsInt(screen);
    }
    ByteArrayOutputStream output = new BoundedOutput();
    int status = command.applyAsInt(stream.redirected(output, stream.rawErr()));
    write(session.directory().resolve(files.getLast()), files.getLast(), output.toByteArray());
    return status;
  }

  private static void write(Path file, String typed, byte[] bytes) {
    try {
      AtomicFile.write(ReplacedFile.behindLinks(file), bytes);
    } catch (LabException e) {
      throw notWritten(typed, e.problem().foundOrSummary(), e);
    } catch (IOException e) {
      throw notWritten(typed, "a link that leads to itself", e);
    }
  }

  private static LabException notWritten(String typed, String found, Exception cause) {
    return Problem.of("error creating output file " + typed)
        .expected("a file that can be written")
        .found(found)
        .asException(cause);
  }
}
