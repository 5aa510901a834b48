package dev.signlab.app.calls;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a lab that takes calls lets others see and do. */
class CallServerTests {

  @TempDir Path folder;
  private Optional<CallServer> server = Optional.empty();

  private void serve(Caller.Work work) throws IOException {
    server = Optional.of(CallServer.start(file(), "build", work, 1));
  }

  private Path file() {
    return TestCaller.file(folder);
  }

  @AfterEach
  void stop() {
    server.ifPresent(CallServer::close);
    server = Optional.empty();
  }

  @Test
  void onlyTheOwnerMayReadHowToCall() throws Exception {
    serve(caller -> 0);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
    stop();
    assertThat(file()).doesNotExist();
  }

  @Test
  void whoDoesNotKnowTheQuestionGetsNoWord() throws Exception {
    AtomicReference<Call> called = new AtomicReference<>();
    serve(
        caller -> {
          called.set(caller.call());
          return 0;
        });
    CallFile entry = CallFile.read(file()).orElseThrow();
    String almost = entry.question().substring(1) + "x";
    for (String line :
        List.of(
            "GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
            almost + " call\n",
            " call\n",
            "\n",
            "x".repeat(100_000),
            entry.question() + " out 1\n",
            entry.question() + " else\n")) {
      assertThat(said(entry.port(), line.getBytes(UTF_8))).as(line).isEmpty();
    }
    assertThat(called.get()).isNull();
  }

  @Test
  void whatIsNoCallIsHungUpOn() throws Exception {
    AtomicReference<Call> called = new AtomicReference<>();
    serve(
        caller -> {
          called.set(caller.call());
          return 0;
        });
    CallFile entry = CallFile.read(file()).orElseThrow();
    for (String body :
        List.of(
            "rubbish\0",
            "\00022\0-1\0DATA\0/\0000\0",
            "\0mask\0000\0DATA\0/\0000\0",
            "\00022\0000\0OTHER\0/\0000\0",
            "\00022\0000\0DATA\0relative\0000\0",
            "\00022\0000\0DATA\0/\000999999999\0",
            "export A=\"unfinished\0",
            "\00022\0000\0DATA\0/\0001\0" + "x".repeat(7 << 20))) {
      String line = entry.question() + " call\n" + body;
      assertThat(said(entry.port(), line.getBytes(UTF_8)))
          .as(body.substring(0, Math.min(30, body.length())))
          .isIn(entry.answer() + "\n", "");
    }
    assertThat(called.get()).isNull();
  }

  private static String said(int port, byte[] line) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      try {
        socket.getOutputStream().write(line);
        socket.shutdownOutput();
        return new String(socket.getInputStream().readAllBytes(), UTF_8);
      } catch (IOException e) {
        // Hung up on before all was said.
        return "";
      }
    }
  }
}
