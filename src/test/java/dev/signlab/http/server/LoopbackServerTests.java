package dev.signlab.http.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoopbackServerTests {

  private static final String HEAD = "POST /echo HTTP/1.1\r\nHost: localhost\r\n";

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
      default -> call.answer(200, call.path() + "|" + call.query("q").orElse("none"));
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
    assertThat(
            send(
                HEAD
                    + "Expect: 100-continue\r\n"
                    + "Content-Length: 5\r\n"
                    + "Connection: close\r\n\r\n"
                    + "hello"))
        .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")
        .endsWith("hello");
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
    assertThat(send("GET / HTTP/1.1\r\nX: " + "x".repeat(70_000))).contains("too large");
  }

  private String send(String request) throws IOException {
    return send(request.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String send(byte[] request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
      socket.setSoTimeout(5_000);
      OutputStream out = socket.getOutputStream();
      out.write(request);
      out.flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
