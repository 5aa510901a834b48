package dev.signlab.crypto.keys;

import dev.signlab.http.server.Call;
import dev.signlab.http.server.LoopbackServer;
import dev.signlab.http.server.ServerSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * Plays exchanges from a file in their order: lines with {@code >} are what must be asked (method
 * and path, header fields, a body), the line with {@code <} is the status, what follows the answer.
 */
final class RecordedServer implements AutoCloseable {

  private static final int LARGEST = 1 << 16;

  private final Queue<Exchange> exchanges = new ArrayDeque<>();
  private final List<String> differences = new ArrayList<>();
  private final LoopbackServer server;

  private RecordedServer(Path file) {
    read(file);
    server =
        LoopbackServer.start(
            ServerSettings.of(InstantSource.system()),
            this::answer,
            (call, failure) -> call.answer(500, String.valueOf(failure)));
  }

  static RecordedServer play(String fixture) {
    return new RecordedServer(Path.of("src/test/resources/fixtures").resolve(fixture));
  }

  String address() {
    return "http://127.0.0.1:" + server.port();
  }

  /** What was asked otherwise than recorded. */
  synchronized List<String> differences() {
    return List.copyOf(differences);
  }

  /** How many exchanges were not asked for. */
  synchronized int left() {
    return exchanges.size();
  }

  @Override
  public void close() {
    server.close();
  }

  private synchronized void answer(Call call) throws IOException {
    String body = new String(call.readBody(LARGEST), StandardCharsets.UTF_8);
    Exchange exchange = exchanges.remove();
    String asked = call.method() + " " + call.path();
    if (!asked.equals(exchange.asked.getFirst())) {
      differences.add(asked + ", not " + exchange.asked.getFirst());
    }
    for (String line : exchange.asked.subList(1, exchange.asked.size())) {
      int colon = line.indexOf(": ");
      boolean same =
          line.startsWith("{")
              ? line.equals(body)
              : call.header(line.substring(0, colon)).orElse("").equals(line.substring(colon + 2));
      if (!same) {
        differences.add(asked + " did not say " + line + "; body " + body);
      }
    }
    byte[] answer = exchange.answer.toString().getBytes(StandardCharsets.UTF_8);
    call.answer(exchange.status, "application/json", answer);
  }

  private void read(Path file) {
    try {
      Exchange exchange = new Exchange();
      for (String line : Files.readAllLines(file)) {
        if (line.startsWith("> ")) {
          exchange.asked.add(line.substring(2));
        } else if (line.startsWith("< ")) {
          exchange.status = Integer.parseInt(line.substring(2));
        } else if (line.isEmpty() && exchange.status > 0) {
          exchanges.add(exchange);
          exchange = new Exchange();
        } else if (!line.startsWith("#")) {
          exchange.answer.append(line).append('\n');
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Exchange {
    private final List<String> asked = new ArrayList<>();
    private final StringBuilder answer = new StringBuilder();
    private int status;
  }
}
