package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.LostOutput;
import dev.signlab.shell.line.Expander;
import dev.signlab.shell.line.Redirection;
import dev.signlab.shell.screen.StreamScreen;
import dev.signlab.storage.Reason;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The streams of one command after its redirections. */
final class Redirected implements AutoCloseable {

  private static final String INPUT = "/dev/stdin";

  private final StreamScreen screen;
  private final List<OutputFile> files = new ArrayList<>();
  private final List<InputStream> inputs = new ArrayList<>();
  private OutputStream out;
  private OutputStream err;
  private InputStream input;
  private final boolean confined;
  private boolean kept;

  /**
   * Begins with the streams of a screen.
   *
   * @param confined whether the line comes from a scenario, which stays in the lab's folder
   */
  Redirected(StreamScreen screen, InputStream input, boolean confined) {
    this.screen = screen;
    this.confined = confined;
    this.input = input;
    this.out = screen.rawOut();
    this.err = screen.rawErr();
  }

  /**
   * Opens what is named.
   *
   * @return why a file cannot be opened, which ends this command and no other
   */
  Optional<LabException> apply(List<Redirection> redirections, Expander expander, Path directory) {
    for (Redirection redirection : redirections) {
      String target = expander.value(redirection.target());
      if (confined && redirection.kind().isFile()) {
        ScenarioLines.requireInside(target);
      }
      try {
        apply(redirection, target, directory);
      } catch (IOException | InvalidPathException e) {
        return Optional.of(cannotOpen(redirection, target, e));
      }
    }
    return Optional.empty();
  }

  private void apply(Redirection redirection, String target, Path directory) throws IOException {
    switch (redirection.kind()) {
      case TEXT -> input = new ByteArrayInputStream(target.getBytes(StandardCharsets.UTF_8));
      case READ -> input = target.equals(INPUT) ? input : opened(directory.resolve(target));
      case WRITE -> send(redirection.stream(), written(target, directory, false));
      case APPEND -> send(redirection.stream(), written(target, directory, true));
      case SAME_AS -> send(redirection.stream(), target.equals("1") ? out : err);
    }
  }

  private InputStream opened(Path file) throws IOException {
    InputStream stream = new BufferedInputStream(Files.newInputStream(file));
    inputs.add(stream);
    return stream;
  }

  /** The names of the command's own streams are theirs, also where these go elsewhere. */
  private OutputStream written(String target, Path directory, boolean appending)
      throws IOException {
    return switch (target) {
      case "/dev/stdout", "/dev/fd/1" -> out;
      case "/dev/stderr", "/dev/fd/2" -> err;
      default -> file(OutputFile.of(directory.resolve(target), appending));
    };
  }

  private OutputStream file(OutputFile file) {
    for (OutputFile other : files) {
      if (file.isSameAs(other)) {
        return other;
      }
    }
    files.add(file);
    return file;
  }

  private void send(int stream, OutputStream target) {
    out = stream == 2 ? out : target;
    err = stream == 1 ? err : target;
  }

  /** Says that the command was not refused, so that its files are written even with nothing. */
  void accept() {
    files.forEach(OutputFile::want);
  }

  StreamScreen screen() {
    boolean same = out.equals(screen.rawOut()) && err.equals(screen.rawErr());
    return same ? screen : screen.redirected(out, err);
  }

  InputStream input() {
    return input;
  }

  /**
   * Closes what was opened, and lets the files have what was written.
   *
   * @return why a file does not have it, which ends this command and no other
   */
  Optional<LabException> keep() {
    if (kept) {
      return Optional.empty();
    }
    kept = true;
    try {
      flushAndClose();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(LostOutput.of(e));
    }
  }

  /** What a command itself tells of its output is not told again when the files are kept. */
  void told(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      Throwable cause = each;
      files.forEach(file -> file.told(cause));
    }
  }

  /** A reader that has gone takes no file with it. */
  private void flushAndClose() throws IOException {
    try {
      out.flush();
    } finally {
      closeAll();
    }
  }

  /** Closes what {@link #keep} has not, because the command ended before it. */
  @Override
  public void close() {
    Optional<LabException> lost = keep();
    if (lost.isPresent()) {
      throw lost.get();
    }
  }

  /** Closes all, also when one of them fails, so that no file behind another one is lost. */
  private void closeAll() throws IOException {
    IOException first = null;
    List<Closeable> all = new ArrayList<>(inputs);
    all.addAll(files);
    inputs.clear();
    files.clear();
    for (Closeable stream : all) {
      try {
        stream.close();
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  private static LabException cannotOpen(Redirection redirection, String target, Exception e) {
    boolean reading = redirection.kind() == Redirection.Kind.READ;
    String found =
        e instanceof NoSuchFileException
            ? (reading ? "no file of that name" : "no folder to put it in")
            : Reason.of(e);
    return Problem.of("cannot " + (reading ? "read " : "write ") + target)
        .tried((reading ? "< " : "> ") + target)
        .expected(reading ? "a file that can be read" : "a file that can be written")
        .found(found)
        .command("ls")
        .asException(e);
  }
}
