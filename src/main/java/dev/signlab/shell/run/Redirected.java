package dev.signlab.shell.run;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
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

/** The streams of one command after its redirections. */
final class Redirected implements AutoCloseable {

  private final StreamScreen screen;
  private final List<OutputFile> files = new ArrayList<>();
  private final List<Closeable> opened = new ArrayList<>();
  private OutputStream out;
  private OutputStream err;
  private InputStream input;

  Redirected(StreamScreen screen, InputStream input) {
    this.screen = screen;
    this.input = input;
    this.out = screen.rawOut();
    this.err = screen.rawErr();
  }

  void apply(List<Redirection> redirections, Expander expander, Path directory) {
    for (Redirection redirection : redirections) {
      String target = expander.value(redirection.target());
      try {
        apply(redirection, target, directory);
      } catch (IOException | InvalidPathException e) {
        throw cannotOpen(redirection, target, e);
      }
    }
  }

  private void apply(Redirection redirection, String target, Path directory) throws IOException {
    switch (redirection.kind()) {
      case TEXT -> input = new ByteArrayInputStream(target.getBytes(StandardCharsets.UTF_8));
      case READ ->
          input = keep(new BufferedInputStream(Files.newInputStream(directory.resolve(target))));
      case WRITE ->
          send(redirection.stream(), written(OutputFile.replacing(directory.resolve(target))));
      case APPEND ->
          send(redirection.stream(), written(OutputFile.appending(directory.resolve(target))));
      case SAME_AS -> send(redirection.stream(), target.equals("1") ? out : err);
    }
  }

  private void send(int stream, OutputStream target) {
    out = stream == 2 ? out : target;
    err = stream == 1 ? err : target;
  }

  private OutputStream written(OutputFile file) {
    files.add(file);
    return keep(file);
  }

  /** Says that the command was refused, so that files it did not write to stay as they were. */
  void refuse() {
    files.forEach(OutputFile::refuse);
  }

  private <T extends Closeable> T keep(T stream) {
    opened.add(stream);
    return stream;
  }

  StreamScreen screen() {
    boolean same = out.equals(screen.rawOut()) && err.equals(screen.rawErr());
    return same ? screen : screen.redirected(out, err);
  }

  InputStream input() {
    return input;
  }

  @Override
  public void close() {
    try {
      out.flush();
      for (Closeable stream : opened) {
        stream.close();
      }
    } catch (IOException e) {
      throw Problem.of("what the command wrote could not be kept")
          .expected("space left on the disk")
          .found(String.valueOf(e.getMessage()))
          .command("doctor")
          .asException(e);
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
