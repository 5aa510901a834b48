package dev.signlab.environment.world;

import dev.signlab.environment.server.Hosting;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A shell of the lab as a process of its own, fed by lines and ended as tests like. */
final class LabProcess implements AutoCloseable {

  private final Process process;
  private final BufferedWriter lines;
  private final Path output;

  private LabProcess(Process process, Path output) {
    this.process = process;
    this.lines = process.outputWriter();
    this.output = output;
  }

  static List<String> command() {
    return Hosting.Detached.likeThis("dev.signlab.app.Main").command();
  }

  static LabProcess shell(Path home) throws IOException {
    List<String> words = new ArrayList<>(command());
    words.add("start");
    Path output = Files.createTempFile("lab-", ".out");
    ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
    builder.environment().put("LAB_HOME", home.toString());
    builder.redirectOutput(output.toFile());
    return new LabProcess(builder.start(), output);
  }

  /** Runs one command as a process, and returns what it printed. */
  static String oneShot(Path home, String... command) throws IOException {
    List<String> words = new ArrayList<>(command());
    words.addAll(List.of(command));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("LAB_HOME", home.toString());
    return new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  /** Types a line, and waits until the lab has said something that contains a text. */
  String type(String line, String awaited) throws IOException, InterruptedException {
    lines.write(line + "\n");
    lines.flush();
    for (int i = 0; i < 600 && process.isAlive(); i++) {
      if (said().contains(awaited)) {
        return said();
      }
      Thread.sleep(50);
    }
    throw new AssertionError("no " + awaited + " after " + line + " but: " + said());
  }

  long pid() {
    return process.pid();
  }

  String said() throws IOException {
    return Files.readString(output);
  }

  int end() throws InterruptedException {
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      throw new AssertionError("the lab did not end");
    }
    return process.exitValue();
  }

  /** Kills it as {@code kill -9} does: nothing is tidied up. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() throws IOException {
    kill();
    Files.deleteIfExists(output);
  }
}
