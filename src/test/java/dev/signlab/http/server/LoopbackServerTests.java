package dev.signlab.http.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signlab.judge.FreePorts;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackServerTests {

  private static final String HEAD = "POST /echo HTTP/1.1\r\nHost: localhost\r\n";

  private static final int HALF_HEADS = 1_500;
  private static final String FILE = "0123456789abcdef".repeat(10_000);

  @TempDir private static Path folder;

  private final LoopbackServer server =
      LoopbackServer.start(
          ServerSettings.of(InstantSource.system()),
          LoopbackServerTests::echo,
          (call, failure) -> call.answer(500, String.valueOf(failure.getMessage())));

  @AfterEach
  void stop() {
    server.close();
  }

  private static void echo(Call call) throws IOException {
    switch (call.path()) {
      case "/echo" -> call.answer(200, "text/plain", call.readBody(1_000));
      case "/fails" -> throw new IllegalStateException("as asked");
      case "/file" -> file(call);
      default -> call.answer(200, call.path() + "|" + call.query("q").orElse("none"));
    }
  }

  private static void file(Call call) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), FILE);
    try (FileChannel channel = FileChannel.open(file)) {
      call.answer(200, channel, 0, Long.parseLong(call.query("q").orElseThrow()));
    }
  }

  @Test
  void aBodyOfKnownLengthArrives() throws IOException {
    assertThat(send(HEAD + "Content-Length: 5\r\nConnection: close\r\n\r\nhello"))
        .startsWith("HTTP/1.1 200 OK\r\n")
        .contains("Content-Length: 5\r\n")
        .endsWith("\r\n\r\nhello");
  }

  @Test
  void aBodyInChunksArrives() throws IOException {
    assertThat(
            send(
                HEAD
                    + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
                    + "3;note=x\r\nhel\r\n2\r\nlo\r\n0\r\nTrailer: x\r\n\r\n"))
        .endsWith("\r\n\r\nhello");
  }

  @Test
  void requestsFollowEachOtherOnOneConnection() throws IOException {
    String answers =
        send(
            HEAD
                + "Content-Length: 3\r\n\r\none"
                + "GET /path%2Bx?q=a+b HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "HEAD /head HTTP/1.1\r\nHost: localhost\r\n\r\n"
                + "GET /last HTTP/1.0\r\nHost: localhost\r\n\r\n");
    assertThat(answers).contains("one", "/path+x|a b", "/last|none").doesNotContain("/head|");
    assertThat(answers.split("HTTP/1.1 200", -1)).hasSize(5);
  }

  @Test
  void aClientThatWaitsIsToldToGoOn() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      String wait = "Expect: 100-continue\r\nContent-Length: 5\r\nConnection: close\r\n\r\n";
      out.write((HEAD + wait).getBytes(UTF_8));
      String told = "HTTP/1.1 100 Continue\r\n\r\n";
      assertThat(new String(socket.getInputStream().readNBytes(told.length()), UTF_8))
          .isEqualTo(told);
      out.write("hello".getBytes(UTF_8));
      assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
          .startsWith("HTTP/1.1 200 OK\r\n")
          .endsWith("hello");
    }
  }

  @Test
  void aClientThatWaitsForARefusalReadsItAtOnce() throws IOException {
    assertThat(
            send(
                HEAD.replace("/echo", "/fails")
                    + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n"))
        .startsWith("HTTP/1.1 500 ")
        .contains("Connection: close");
  }

  @Test
  void aClientThatTriesTlsIsAnsweredAtOnce() throws IOException {
    byte[] hello = {0x16, 3, 1, 0, 5, 1, 0, 0, 1, 3};
    assertThat(send(hello)).startsWith("HTTP/1.1 400 Bad Request\r\n").contains("HTTPS request");
  }

  @Test
  void aFailureIsAnsweredInOnePlaceAndTheConnectionGoesOn() throws IOException {
    assertThat(
            send(
                "POST /fails HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3\r\n\r\nabc"
                    + "GET /next HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .contains("HTTP/1.1 500", "as asked", "/next|none");
  }

  @Test
  void aBodyBeyondItsBoundIsAFailure() throws IOException {
    assertThat(send(HEAD + "Content-Length: 1001\r\nConnection: close\r\n\r\n" + "x".repeat(1_001)))
        .contains("HTTP/1.1 500", "too large");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/1.evil\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1 \r\nHost: localhost\r\n\r\n",
        " GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: 127.0.0.1:80@evil.example\r\n\r\n",
        "GET http://user@localhost/ HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET http:///x HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET /\1 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\rTransfer-Encoding: chunked\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nX: a\0b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\na(b): c\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: \u000bchunked\r\n\r\n",
        "GET / HTTP/2.0\r\n\r\n",
        "GET  / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost : localhost\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: localhost\r\n folded: x\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        "POST / HTTP/1.1\r\nContent-Length: -5\r\n\r\nhello",
        "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "POST /echo HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n"
      })
  void whatCouldBeReadInTwoWaysIsRefused(String request) throws IOException {
    String answer = send(request);
    assertThat(answer).startsWith("HTTP/1.1 400 ").contains("Connection: close");
    assertThat(answer.split("HTTP/1.1", -1)).hasSize(2);
  }

  @Test
  void aHeadWithoutEndIsRefused() throws IOException {
    assertThat(send("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000)))
        .startsWith("HTTP/1.1 431 ")
        .contains("too large");
  }

  @Test
  void emptyLinesMayStandBeforeARequest() throws IOException {
    assertThat(send("\r\n\r\nGET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
        .endsWith("/x|none");
  }

  @Test
  void aHeadMayComeByteByByte() throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setTcpNoDelay(true);
      String request = "GET /x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      for (byte b : request.getBytes(StandardCharsets.US_ASCII)) {
        socket.getOutputStream().write(b);
      }
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .startsWith("HTTP/1.1 200 ")
          .endsWith("/x|none");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://localhost:80.evil.example",
        "Origin: http://localhost:1\r\nOrigin: http://evil.example",
        "Origin: http://localhost@evil.example",
        "Origin: localhost",
        "Origin: "
      })
  void everyOriginCountsAndTheWholeOfIt(String fields) throws IOException {
    assertThat(send(HEAD + fields + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 403 ");
  }

  @Test
  void anAnswerHasNoFieldThatNobodyAskedFor() throws IOException {
    String answer = send(HEAD + "Content-Length: 2\r\nConnection: close\r\n\r\nhi");
    assertThat(answer.lines().skip(1).takeWhile(line -> !line.isEmpty()))
        .extracting(line -> line.substring(0, line.indexOf(':')))
        .containsExactlyInAnyOrder("Date", "Content-Type", "Content-Length", "Connection");
  }

  @Test
  void aFileIsSentInPiecesAndCutWhereItEndsTooEarly() throws IOException {
    String get = "GET /file?q=%d HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
    String whole = send(get.formatted(FILE.length()));
    assertThat(whole).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + FILE);
    String cut = send(get.formatted(FILE.length() + 1));
    assertThat(cut).contains("Content-Length: " + (FILE.length() + 1)).endsWith("\r\n\r\n" + FILE);
  }

  @Test
  void aRefusedClientReadsWhyWhenItHasSentAll() throws IOException {
    String body = "x".repeat(8 << 20);
    assertThat(
            send(
                HEAD.replace("/echo", "/fails")
                    + "Connection: close\r\nContent-Length: "
                    + body.length()
                    + "\r\n\r\n"
                    + body))
        .contains("HTTP/1.1 500", "as asked");
  }

  @Test
  void halfHeadsKeepNobodyWaiting() throws IOException {
    List<Socket> halves = new ArrayList<>();
    try {
      for (int i = 0; i < HALF_HEADS; i++) {
        Socket half = new Socket(InetAddress.getLoopbackAddress(), server.port());
        halves.add(half);
        half.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\nX: ".getBytes(UTF_8));
      }
      for (Socket half : halves) {
        half.getOutputStream().write('x');
      }
      assertThat(send(2_000, "GET /real HTTP/1.0\r\nHost: localhost\r\n\r\n".getBytes(UTF_8)))
          .endsWith("/real|none");
    } finally {
      for (Socket half : halves) {
        half.close();
      }
    }
  }

  @Test
  void aHeadThatTakesTooLongIsRefused() throws Exception {
    Duration longest = Duration.ofMillis(300);
    ServerSettings hasty = ServerSettings.of(InstantSource.system()).withLongestHead(longest);
    try (LoopbackServer other =
        LoopbackServer.start(hasty, LoopbackServerTests::echo, (call, failure) -> {})) {
      assertThat(slowly(other.port(), longest)).startsWith("HTTP/1.1 408 ").contains("too long");
    }
    assertThat(slowly(server.port(), longest)).startsWith("HTTP/1.1 200 ").endsWith("/slow|none");
  }

  /** A port that is free only a moment later was one time in twenty. */
  @Test
  void aPortIsFreeWhenItsServerHasClosed() {
    int port = FreePorts.next();
    ServerSettings settings =
        new ServerSettings(port, Optional.empty(), InstantSource.system(), CallListener.NONE);
    for (int i = 0; i < 200; i++) {
      LoopbackServer.start(settings, LoopbackServerTests::echo, (call, failure) -> {}).close();
      LoopbackServer.requireFree(port);
    }
  }

  /** Sends the end of a head when twice the given time is over. */
  private static String slowly(int port, Duration given) throws Exception {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write("GET /slow HTTP/1.1\r\nHost: localhost\r\nConnection: cl".getBytes(UTF_8));
      Thread.sleep(given.multipliedBy(2));
      out.write("ose\r\n\r\n".getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private String send(String request) throws IOException {
    return send(5_000, request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String send(byte[] request) throws IOException {
    return send(5_000, request);
  }

  private String send(int patience, byte[] request) throws IOException {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port()), patience);
      socket.setSoTimeout(patience);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
