package dev.signlab.app.calls;

import dev.signlab.storage.PathText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import jdk.net.ExtendedSocketOptions;

/**
 * Takes calls on a port of the loopback address for as long as the lab runs, and says in a file
 * where. Whoever does not know the question of that file is hung up on without a word.
 */
public final class CallServer implements AutoCloseable {

  private static final Set<String> FILTERS = Set.of("jq", "yq");
  private static final int MOST_STRANGERS = 64;
  private static final int PATIENCE_FOR_PLACE_MILLIS = 300;
  private static final int PATIENCE_MILLIS = 5_000;

  private final Path file;
  private final CallFile entry;
  private final FileMask mask;
  private final ServerSocket server;
  private final Caller.Work work;
  private final Thread atExit = new Thread(this::forget);
  private final Semaphore strangers = new Semaphore(MOST_STRANGERS);
  private final Semaphore calls;
  private final Map<String, Conversation> conversations = new ConcurrentHashMap<>();
  private final AtomicLong lastId = new AtomicLong();
  private boolean heard;

  private CallServer(Path file, CallFile entry, ServerSocket server, Caller.Work work, int most)
      throws IOException {
    this.calls = new Semaphore(most);
    this.file = file;
    this.entry = entry;
    this.mask = FileMask.ofProcess(file.toAbsolutePath().resolveSibling(""));
    this.server = server;
    this.work = work;
  }

  /**
   * Begins to take calls.
   *
   * @param file where callers are told how
   * @param build the name of the build, as the launcher has it
   * @param work runs their commands
   * @param most how many of them run at a time; others go the ordinary way
   * @throws IOException when there is no port
   * @throws dev.signlab.diagnostic.LabException when the file cannot be written
   */
  public static CallServer start(Path file, String build, Caller.Work work, int most)
      throws IOException {
    ServerSocket socket = new ServerSocket(0, MOST_STRANGERS, loopback());
    CallServer server =
        new CallServer(file, CallFile.of(socket.getLocalPort(), build), socket, work, most);
    Runtime.getRuntime().addShutdownHook(server.atExit);
    Thread.ofPlatform().name("calls").daemon().start(server::acceptAll);
    server.entry.write(file);
    return server;
  }

  /** Lets callers come without a look at the sources, as long as none of them changes. */
  public void watch(Path top) {
    if (SourceWatch.start(top, () -> write(false))) {
      write(true);
    }
  }

  private synchronized void write(boolean quiet) {
    if (!server.isClosed() && !heard) {
      heard = !quiet;
      entry.quiet(quiet).write(file);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }

  private void acceptAll() {
    while (!server.isClosed()) {
      acceptOne();
    }
  }

  private void acceptOne() {
    try {
      greetLater(server.accept());
    } catch (IOException e) {
      // One caller that went away at once, or the end.
      return;
    }
  }

  private void greetLater(Socket socket) throws IOException {
    if (!strangers.tryAcquire()) {
      socket.close();
      return;
    }
    Thread.ofPlatform().name("caller").daemon().start(() -> greet(socket));
  }

  private void greet(Socket socket) {
    String[] words;
    InputStream in;
    try {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(PATIENCE_MILLIS);
      in = new BufferedInputStream(socket.getInputStream());
      words = CallReader.firstLine(in).split(" ", -1);
      if (!isQuestion(words[0])) {
        socket.close();
        return;
      }
    } catch (IOException e) {
      hangUp(socket);
      return;
    } finally {
      strangers.release();
    }
    answer(words, socket, in);
  }

  private boolean isQuestion(String word) {
    return MessageDigest.isEqual(
        word.getBytes(StandardCharsets.ISO_8859_1),
        entry.question().getBytes(StandardCharsets.ISO_8859_1));
  }

  private void answer(String[] words, Socket socket, InputStream in) {
    try {
      if (words.length == 2 && words[1].equals("call")) {
        socket.getOutputStream().write((entry.answer() + "\n").getBytes(StandardCharsets.US_ASCII));
        acknowledgeAtOnce(socket);
        takeCall(socket, in);
      } else if (words.length == 3 && conversations.containsKey(words[2])) {
        socket.setSoTimeout(0);
        conversations.get(words[2]).connected(new Conversation.Line(socket, in));
      } else {
        socket.close();
      }
    } catch (IOException e) {
      hangUp(socket);
    }
  }

  /**
   * A shell says a call in several writes, and its kernel holds each back until the one before is
   * acknowledged, which otherwise takes up to 40 ms.
   */
  private static void acknowledgeAtOnce(Socket socket) throws IOException {
    if (socket.supportedOptions().contains(ExtendedSocketOptions.TCP_QUICKACK)) {
      socket.setOption(ExtendedSocketOptions.TCP_QUICKACK, true);
    }
  }

  private void takeCall(Socket socket, InputStream in) throws IOException {
    String id = Long.toString(lastId.incrementAndGet());
    try (Conversation conversation = new Conversation(socket, id)) {
      Call call = new CallReader(in).call();
      boolean light = isLight(call);
      if (!canServe(call) || !(light || hasPlace())) {
        conversation.refuse();
        return;
      }
      conversations.put(id, conversation);
      try {
        socket.setSoTimeout(0);
        conversation.begin();
        new CallWork(work, Caller.of(call, conversation), conversation).run(in);
      } finally {
        conversations.remove(id);
        if (!light) {
          calls.release();
        }
      }
    }
  }

  /** Filters open no key, and several of them stand in one pipe: each waits for the one before. */
  private static boolean isLight(Call call) {
    return call.words().stream().limit(2).anyMatch(FILTERS::contains);
  }

  /**
   * What its files may be is set for this whole process; and not every folder's name can be said.
   */
  private boolean canServe(Call call) {
    return call.mask().equals(mask)
        && Files.isDirectory(call.folder())
        && !PathText.isLossy(call.folder());
  }

  private boolean hasPlace() {
    try {
      return calls.tryAcquire(PATIENCE_FOR_PLACE_MILLIS, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static void hangUp(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // Then it is closed already.
      return;
    }
  }

  private synchronized void forget() {
    heard = true;
    entry.delete(file);
  }

  /** Takes no more calls, and takes the file away; commands under way go on. */
  @Override
  public void close() {
    forget();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
      server.close();
    } catch (IOException | IllegalStateException e) {
      // The process is ending, and its port with it.
      return;
    }
  }
}
