package dev.signlab.services.oidc;

import dev.signlab.json.Json;
import dev.signlab.json.JsonFields;
import dev.signlab.judge.Judges;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/**
 * Chromium without a window and without scripts, driven by keys as a person presses them, over its
 * DevTools protocol.
 */
final class Browser implements AutoCloseable {

  private static final Pattern LISTENING = Pattern.compile("DevTools listening on (ws://\\S+)");
  private static final int PATIENCE = 60;

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<Integer, CompletableFuture<JsonFields>> asked = new ConcurrentHashMap<>();
  private final Semaphore loads = new Semaphore(0);
  private final AtomicInteger number = new AtomicInteger();
  private final WebSocket socket;

  private Browser(Process process, String page) {
    this.process = process;
    this.socket = client.newWebSocketBuilder().buildAsync(URI.create(page), new Listener()).join();
  }

  /** Starts a browser whose profile is in a folder, or skips the running test. */
  static Browser start(Path folder) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Judges.require("chromium").toString(),
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--window-size=900,900",
                "--remote-debugging-port=0",
                "--user-data-dir=" + folder,
                "about:blank")
            .redirectErrorStream(true)
            .start();
    String endpoint = listening(process);
    Browser browser = new Browser(process, page(endpoint));
    browser.call("Page.enable", Json.object());
    browser.call("Emulation.setScriptExecutionDisabled", Json.object().put("value", true));
    return browser;
  }

  private static String listening(Process process) throws IOException {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher matcher = LISTENING.matcher(line);
      if (matcher.find()) {
        return matcher.group(1);
      }
    }
    throw new AssertionError("the browser ended at once");
  }

  private static String page(String endpoint) throws IOException, InterruptedException {
    URI uri = URI.create("http://" + URI.create(endpoint).getAuthority() + "/json/list");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String list =
          client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
      return Json.parse(list.getBytes(StandardCharsets.UTF_8), "pages")
          .get(0)
          .get("webSocketDebuggerUrl")
          .stringValue();
    }
  }

  /** Opens a page and waits until it is there. */
  void open(String address) throws InterruptedException {
    loads.drainPermits();
    call("Page.navigate", Json.object().put("url", address));
    awaitPage();
  }

  /** Waits until the next page is there. */
  void awaitPage() throws InterruptedException {
    if (!loads.tryAcquire(PATIENCE, TimeUnit.SECONDS)) {
      throw new AssertionError("no page came");
    }
  }

  /** Presses a key, such as Tab or Enter. */
  void press(String key, int code) {
    ObjectNode down = Json.object();
    down.put("type", "keyDown").put("key", key).put("code", key);
    down.put("windowsVirtualKeyCode", code);
    if (key.equals("Enter")) {
      down.put("text", "\r");
    }
    call("Input.dispatchKeyEvent", down);
    ObjectNode up = Json.object();
    up.put("type", "keyUp").put("key", key).put("code", key);
    call("Input.dispatchKeyEvent", up.put("windowsVirtualKeyCode", code));
  }

  /** Types a text where the cursor is. */
  void type(String text) {
    call("Input.insertText", Json.object().put("text", text));
  }

  /** Returns a picture of the page, as PNG. */
  byte[] picture() {
    return call("Page.captureScreenshot", Json.object()).bytes("data");
  }

  private JsonFields call(String method, ObjectNode parameters) {
    int id = number.incrementAndGet();
    CompletableFuture<JsonFields> answer = new CompletableFuture<>();
    asked.put(id, answer);
    ObjectNode message = Json.object().put("id", id).put("method", method);
    message.set("params", parameters);
    socket.sendText(Json.writeText(message), true).join();
    return answer.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private final class Listener implements WebSocket.Listener {

    private final StringBuilder text = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        JsonFields message =
            Json.parseObject(text.toString().getBytes(StandardCharsets.UTF_8), "message");
        text.setLength(0);
        if (message.has("id")) {
          complete(message);
        } else if (message.text("method").equals("Page.loadEventFired")) {
          loads.release();
        }
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    private void complete(JsonFields message) {
      CompletableFuture<JsonFields> answer = asked.remove((int) message.number("id"));
      if (answer != null && message.has("result")) {
        answer.complete(message.object("result"));
      } else if (answer != null) {
        answer.completeExceptionally(new AssertionError(message.node().toString()));
      }
    }
  }
}
