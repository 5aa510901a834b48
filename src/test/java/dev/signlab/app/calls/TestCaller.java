package dev.signlab.app.calls;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A caller in a process of its own: the script of bash, or the one in Java. */
enum TestCaller {
  BASH,
  JAVA;

  List<String> command() {
    return switch (this) {
      case BASH ->
          List.of("bash", "-p", Path.of(".mvn/call.bash").toAbsolutePath().toString(), "LC_ALL=");
      case JAVA ->
          List.of(
              Path.of(System.getProperty("java.home"), "bin", "java").toString(),
              "-XX:+UseSerialGC",
              "-XX:TieredStopAtLevel=1",
              "-cp",
              absoluteClassPath(),
              "dev.signlab.app.CallMain");
    };
  }

  private static String absoluteClassPath() {
    return String.join(
        ":",
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .toList());
  }

  /** What a caller saw; each byte as the character of its number. */
  record Seen(int status, String out, String err) {}

  /** Returns where callers in a folder look for a lab. */
  static Path file(Path folder) {
    return folder.resolve("calls-test");
  }

  Process start(Path folder, String input, String... words) throws IOException {
    return startAfter(":", folder, input, words);
  }

  /** Starts a caller in a shell that has run a line before. */
  Process startAfter(String line, Path folder, String input, String... words) throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", line + "; exec \"$@\"", "sh"));
    command.addAll(command());
    command.addAll(List.of(file(folder).toString(), input, "0", alone(folder).toString()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.directory(folder.toFile());
    builder.environment().put("WORD", "a \"b\" $c `d` \\e\nf 'ä'");
    return builder.start();
  }

  /** Stands for the launcher, which runs a command the ordinary way. */
  private static Path alone(Path folder) throws IOException {
    Path script = folder.resolve("alone");
    Files.writeString(script, "#!/bin/sh\necho \"alone: $LAB_CALLS $*\"\n");
    Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    return script;
  }

  Seen call(Path folder, byte[] input, String... words) throws Exception {
    Process process = start(folder, "DATA", words);
    CompletableFuture<byte[]> out = all(process.getInputStream());
    CompletableFuture<byte[]> err = all(process.getErrorStream());
    feed(process, input);
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError(this + " did not end");
    }
    return new Seen(process.exitValue(), bytes(out.get()), bytes(err.get()));
  }

  private static void feed(Process process, byte[] input) {
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // The command did not want it.
      return;
    }
  }

  static String bytes(byte[]... parts) {
    StringBuilder all = new StringBuilder();
    for (byte[] part : parts) {
      all.append(new String(part, ISO_8859_1));
    }
    return all.toString();
  }

  private static CompletableFuture<byte[]> all(InputStream stream) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return stream.readAllBytes();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
