package dev.signlab.app.calls;

import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where a running lab takes calls: a file in its home that its owner alone may read, six lines.
 * Both sides prove that they have read it, the caller first: whoever listens on the port of a lab
 * that was killed learns nothing.
 *
 * @param port on the loopback address
 * @param question what the caller says
 * @param answer what the lab says to it
 * @param build the name of the build, as the launcher has it
 * @param pid the process of the lab
 * @param isQuiet whether the lab would have heard if its sources had changed; else callers look
 */
public record CallFile(
    int port, String question, String answer, String build, long pid, boolean isQuiet) {

  private static final String QUIET = "quiet";
  private static final String LOOK = "look";
  private static final int LARGEST = 1024;
  private static final int SECRET_BYTES = 24;
  private static final int LINES = 6;

  /** Makes new secrets for a port of this process. */
  static CallFile of(int port, String build) {
    return new CallFile(port, secret(), secret(), build, ProcessHandle.current().pid(), false);
  }

  private static String secret() {
    byte[] bytes = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Reads a file, or returns nothing where there is none that can be understood. */
  static Optional<CallFile> read(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    List<String> lines =
        new String(BoundedFile.read(file, LARGEST), StandardCharsets.UTF_8).lines().toList();
    try {
      return lines.size() < LINES ? Optional.empty() : Optional.of(parsed(lines));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static CallFile parsed(List<String> lines) {
    return new CallFile(
        Integer.parseInt(lines.get(0)),
        lines.get(1),
        lines.get(2),
        lines.get(3),
        Long.parseLong(lines.get(4)),
        lines.get(5).equals(QUIET));
  }

  /** Writes the file in one step, with mode 0600. */
  void write(Path file) {
    String text =
        String.join("\n", "" + port, question, answer, build, "" + pid, isQuiet ? QUIET : LOOK, "");
    AtomicFile.writeSecret(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns the same with another word on whether callers look. */
  CallFile quiet(boolean quiet) {
    return new CallFile(port, question, answer, build, pid, quiet);
  }

  private boolean isIn(Path file) {
    return read(file).map(CallFile::question).filter(question::equals).isPresent();
  }

  /** Deletes the file, unless another process has written it since. */
  void delete(Path file) {
    if (!isIn(file)) {
      return;
    }
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      // Callers notice that nobody listens there.
      return;
    }
  }
}
