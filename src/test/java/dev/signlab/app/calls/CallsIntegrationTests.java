package dev.signlab.app.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Callers in processes of their own, both those of bash and those of Java, and a lab in this one.
 */
class CallsIntegrationTests {

  private static final int MOST = 8;

  @TempDir Path folder;
  private final List<CallServer> servers = new ArrayList<>();

  private void serve(Caller.Work work) throws IOException {
    servers.add(CallServer.start(file(), "build", work, MOST));
  }

  private Path file() {
    return TestCaller.file(folder);
  }

  @AfterEach
  void stop() {
    servers.forEach(CallServer::close);
    servers.clear();
  }

  private static void write(OutputStream stream, String text) {
    write(stream, text.getBytes(UTF_8));
  }

  private static void write(OutputStream stream, byte[] bytes) {
    try {
      stream.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void wordsFolderVariablesAndStatusArrive(TestCaller client) throws Exception {
    AtomicReference<Call> call = new AtomicReference<>();
    serve(
        caller -> {
          call.set(caller.call());
          write(caller.out(), "fine\n");
          return 7;
        });
    TestCaller.Seen seen =
        client.call(folder, new byte[0], "cosign", "a b", "", "$x`y`\"'\\\n*", "ä");
    assertThat(seen.status()).isEqualTo(7);
    assertThat(seen.out()).isEqualTo("fine\n");
    assertThat(seen.err()).isEmpty();
    assertThat(call.get().words()).containsExactly("cosign", "a b", "", "$x`y`\"'\\\n*", "ä");
    assertThat(call.get().folder()).isEqualTo(folder.toRealPath());
    assertThat(call.get().variables())
        .containsEntry("WORD", "a \"b\" $c `d` \\e\nf 'ä'")
        .containsEntry("PATH", System.getenv("PATH"));
  }

  @ParameterizedTest
  @EnumSource
  void anyBytesArriveAsTheyAre(TestCaller client) throws Exception {
    byte[] bytes = new byte[300_000];
    new Random(1).nextBytes(bytes);
    byte[] every = new byte[256];
    for (int i = 0; i < every.length; i++) {
      every[i] = (byte) i;
    }
    serve(
        caller -> {
          write(caller.out(), "head\n");
          write(caller.out(), every);
          write(caller.out(), bytes);
          write(caller.err(), every);
          write(caller.out(), "tail without end");
          return 0;
        });
    TestCaller.Seen seen = client.call(folder, new byte[0], "view");
    assertThat(seen.out())
        .isEqualTo(
            TestCaller.bytes(
                "head\n".getBytes(UTF_8), every, bytes, "tail without end".getBytes(UTF_8)));
    assertThat(seen.err()).isEqualTo(TestCaller.bytes(every));
  }

  /** Text in lines goes one way, and bytes that are no text another. */
  @ParameterizedTest
  @EnumSource
  @EnabledIf("hasFullDevice")
  void outputThatIsLostIsTold(TestCaller client) throws Exception {
    for (String text : List.of("a line\n", "bytes\0\n")) {
      serve(
          caller -> {
            write(caller.out(), text);
            return 0;
          });
      Process full = client.startAfter("exec > /dev/full", folder, "NOTHING", "view");
      assertThat(full.waitFor()).isEqualTo(1);
      assertThat(new String(full.getErrorStream().readAllBytes(), UTF_8))
          .contains("could not be kept")
          .contains("No space left on device");
    }
  }

  static boolean hasFullDevice() {
    return Files.exists(Path.of("/dev/full"));
  }

  @ParameterizedTest
  @EnumSource
  void theOrderOfTheTwoStreamsIsKept(TestCaller client) throws Exception {
    StringBuilder expected = new StringBuilder();
    serve(
        caller -> {
          for (int i = 0; i < 200; i++) {
            boolean binary = i % 40 == 0;
            OutputStream stream = i % 2 == 0 ? caller.out() : caller.err();
            write(stream, i + (binary ? "\0\n" : "\n"));
          }
          return 0;
        });
    for (int i = 0; i < 200; i++) {
      expected.append(i).append(i % 40 == 0 ? "\0\n" : "\n");
    }
    List<String> command = new ArrayList<>(client.command());
    command.addAll(List.of(file().toString(), "NOTHING", "0", "/bin/false", "x"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo(expected.toString());
  }

  @ParameterizedTest
  @EnumSource
  void inputIsReadToItsEndWhereItIsWanted(TestCaller client) throws Exception {
    byte[] bytes = new byte[1_000_000];
    new Random(2).nextBytes(bytes);
    serve(
        caller -> {
          try {
            write(caller.out(), "before\n");
            write(caller.out(), caller.input().readAllBytes());
            return 0;
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
    assertThat(client.call(folder, bytes, "x").out())
        .isEqualTo(TestCaller.bytes("before\n".getBytes(UTF_8), bytes));
    assertThat(client.call(folder, new byte[0], "x").out()).isEqualTo("before\n");
  }

  @ParameterizedTest
  @EnumSource
  void inputIsLeftToOthersWhereItIsNotWanted(TestCaller client) throws Exception {
    serve(caller -> 0);
    String call =
        String.join(" ", client.command()) + " " + file() + " DATA 0 /bin/false x || exit 1";
    Process process =
        new ProcessBuilder("sh", "-c", "while read line; do " + call + "; echo $line; done")
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write("one\ntwo\nthree\n".getBytes(UTF_8));
    }
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
        .isEqualTo("one\ntwo\nthree\n");
  }

  /** Killed by a signal that it cannot see: the lab notices by itself. */
  @ParameterizedTest
  @EnumSource
  void aCommandEndsWithItsCaller(TestCaller client) throws Exception {
    for (String signal : List.of("INT", "TERM", "KILL")) {
      CountDownLatch begun = new CountDownLatch(1);
      CountDownLatch stopped = new CountDownLatch(1);
      serve(
          caller -> {
            begun.countDown();
            try {
              Thread.sleep(60_000);
            } catch (InterruptedException e) {
              stopped.countDown();
            }
            return 0;
          });
      Process process = client.start(folder, "NOTHING", "x");
      assertThat(begun.await(20, TimeUnit.SECONDS)).as("begun").isTrue();
      new ProcessBuilder("kill", "-" + signal, "" + process.pid()).start().waitFor();
      assertThat(stopped.await(20, TimeUnit.SECONDS)).as("stopped by " + signal).isTrue();
      assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as("status by " + signal).isGreaterThan(128);
      stop();
    }
  }

  @ParameterizedTest
  @EnumSource
  void callersDoNotWaitForEachOther(TestCaller client) throws Exception {
    CountDownLatch all = new CountDownLatch(4);
    serve(
        caller -> {
          all.countDown();
          try {
            return all.await(30, TimeUnit.SECONDS)
                ? Integer.parseInt(caller.call().words().get(0))
                : 99;
          } catch (InterruptedException e) {
            return 98;
          }
        });
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(client.start(folder, "NOTHING", "" + i));
    }
    for (int i = 0; i < 4; i++) {
      assertThat(processes.get(i).waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(processes.get(i).exitValue()).isEqualTo(i);
    }
  }

  /** They take memory, and a lab has so much of it. */
  @Test
  void whoFindsNoPlaceGoesTheOrdinaryWay() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    serve(
        caller -> {
          try {
            return end.await(60, TimeUnit.SECONDS) ? 0 : 1;
          } catch (InterruptedException e) {
            return 1;
          }
        });
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i <= MOST; i++) {
      processes.add(TestCaller.BASH.start(folder, "NOTHING", "a"));
    }
    while (processes.stream().allMatch(Process::isAlive)) {
      Thread.sleep(20);
    }
    end.countDown();
    List<String> said = new ArrayList<>();
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
      said.add(new String(process.getInputStream().readAllBytes(), UTF_8));
    }
    assertThat(said).filteredOn("alone: never a\n"::equals).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource
  void aCommandWhoseFilesOrFolderThisProcessCannotMakeRunsByItself(TestCaller client)
      throws Exception {
    serve(caller -> 0);
    String latin = "cd \"$(printf 'l\\344')\"; export LC_ALL=C.UTF-8";
    for (String line : List.of("umask 077", "umask 0", "mkdir \"$(printf 'l\\344')\"; " + latin)) {
      Process process = client.startAfter(line, folder, "NOTHING", "a");
      assertThat(new String(process.getInputStream().readAllBytes(), UTF_8))
          .as(line)
          .isEqualTo("alone: never a\n");
      assertThat(new String(process.getErrorStream().readAllBytes(), UTF_8)).as(line).isEmpty();
    }
  }

  @Test
  void aLocaleThatIsNotInstalledIsHandedOnInSilence() throws Exception {
    AtomicReference<Call> call = new AtomicReference<>();
    serve(
        caller -> {
          call.set(caller.call());
          return 0;
        });
    List<String> command = new ArrayList<>(TestCaller.BASH.command());
    command.removeLast();
    command.addAll(
        List.of("LC_ALL=xx_XX.none", file().toString(), "NOTHING", "0", "/bin/false", "a"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C");
    assertThat(new String(builder.start().getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(call.get().variables()).containsEntry("LC_ALL", "xx_XX.none");
  }

  @ParameterizedTest
  @EnumSource
  void aFileThatIsLeftOfALabThatDiedIsNoHindrance(TestCaller client) throws Exception {
    serve(caller -> 0);
    byte[] left = Files.readAllBytes(file());
    stop();
    assertThat(file()).doesNotExist();
    Files.write(file(), left);
    TestCaller.Seen seen = client.call(folder, new byte[0], "a", "b");
    assertThat(seen.out()).isEqualTo("alone: never a b\n");
  }

  /** Whoever took the port of a lab that was killed gets neither words nor variables. */
  @ParameterizedTest
  @EnumSource
  void aStrangerOnThePortLearnsNothing(TestCaller client) throws Exception {
    serve(caller -> 0);
    CallFile real = CallFile.read(file()).orElseThrow();
    stop();
    try (var stranger = new ServerSocket(0)) {
      new CallFile(stranger.getLocalPort(), real.question(), real.answer(), "build", 1, true)
          .write(file());
      CompletableFuture<String> heard =
          CompletableFuture.supplyAsync(
              () -> {
                try (Socket socket = stranger.accept()) {
                  String first = CallReader.firstLine(socket.getInputStream());
                  write(socket.getOutputStream(), "0123456789\n");
                  return first + "|" + new String(socket.getInputStream().readAllBytes(), UTF_8);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      TestCaller.Seen seen = client.call(folder, new byte[0], "secret");
      assertThat(seen.out()).isEqualTo("alone: never secret\n");
      assertThat(seen.err().lines()).hasSize(1);
      assertThat(heard.get(20, TimeUnit.SECONDS)).isEqualTo(real.question() + " call|");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aCommandWhoseLabDiesIsNotRunASecondTime(TestCaller client) throws Exception {
    serve(
        caller -> {
          write(caller.out(), "half\n");
          throw new Error("as if killed");
        });
    TestCaller.Seen seen = client.call(folder, new byte[0], "x");
    assertThat(seen.out()).isEqualTo("half\n");
    assertThat(seen.status()).isEqualTo(1);
  }
}
