package dev.signlab.app.calls;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.ProblemText;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.DataInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** The other side of a {@link Conversation}: what {@code .mvn/call.bash} does, in Java. */
public final class CallClient {

  private static final int PATIENCE_MILLIS = 5_000;
  private static final int ONE_READING = 8192;
  private static final int FAILED = 1;
  private static final int LARGEST_TEXT = 1 << 20;

  private final String input;
  private final String columns;
  private final List<String> words;
  private final Map<String, String> variables;
  private final InputStream in = new FileInputStream(FileDescriptor.in);
  private final WatchedOutput out = new WatchedOutput(new FileOutputStream(FileDescriptor.out));
  private final OutputStream err = new FileOutputStream(FileDescriptor.err);
  private boolean begun;

  /** Prepares a call of a command. */
  public CallClient(
      String input, String columns, List<String> words, Map<String, String> variables) {
    this.input = input;
    this.columns = columns;
    this.words = List.copyOf(words);
    this.variables = Map.copyOf(variables);
  }

  /**
   * How a call ended.
   *
   * @param status the status of the command, or nothing when it must be run the ordinary way
   */
  public record Answer(OptionalInt status) {

    private static final Answer NONE = new Answer(OptionalInt.empty());
  }

  /** Calls the lab of a file and does as it says until the command has ended. */
  public Answer call(Path file) throws IOException {
    Optional<CallFile> entry = CallFile.read(file);
    if (entry.isEmpty()) {
      return Answer.NONE;
    }
    try (Socket socket = new Socket(loopback(), entry.get().port())) {
      return call(
          entry.get(), FileMask.ofProcess(file.toAbsolutePath().resolveSibling("")), socket);
    } catch (IOException e) {
      return gone();
    }
  }

  private Answer call(CallFile entry, FileMask mask, Socket socket) throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    InputStream from = socket.getInputStream();
    socket.getOutputStream().write(ascii(entry.question() + " call\n"));
    if (!CallReader.firstLine(from).equals(entry.answer())) {
      return gone();
    }
    socket.setSoTimeout(0);
    socket.getOutputStream().write(request(mask));
    while (true) {
      String[] said = CallReader.firstLine(from).split(" ", -1);
      if (said.length != 2) {
        return gone();
      }
      switch (said[0]) {
        case "x" -> {
          return new Answer(OptionalInt.of(ended(Integer.parseInt(said[1]))));
        }
        case "n" -> {
          return Answer.NONE;
        }
        default -> obey(said[0], said[1], entry, socket);
      }
    }
  }

  /** What succeeded and could not be said has not succeeded. */
  private int ended(int status) {
    if (status != 0) {
      return status;
    }
    try {
      out.requireWhole();
      return status;
    } catch (LabException e) {
      Problem problem = e.problem();
      ProblemText.lines(problem, "", Screen.Style.PIPE, false)
          .forEach(line -> show((line + "\n").getBytes(StandardCharsets.UTF_8), err));
      return problem.exitStatus();
    }
  }

  private byte[] request(FileMask mask) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    request.write(ExportedVariables.format(variables));
    String folder = Path.of("").toAbsolutePath().toString();
    String count = String.valueOf(words.size());
    for (String field : List.of("", mask.text(), columns, input, folder, count)) {
      request.write(field.getBytes(StandardCharsets.UTF_8));
      request.write(0);
    }
    for (String word : words) {
      request.write(word.getBytes(StandardCharsets.UTF_8));
      request.write(0);
    }
    return request.toByteArray();
  }

  private void obey(String kind, String value, CallFile entry, Socket socket) throws IOException {
    switch (kind) {
      case "b" -> begun = true;
      case "o" -> show(text(value, socket), out);
      case "e" -> show(text(value, socket), err);
      case "O", "E" -> copyBytes(value, entry, kind.equals("O") ? out : err);
      case "i" -> sendSome(value, entry);
      case "I" -> Thread.ofPlatform().daemon().start(() -> sendRest(value, entry));
      case "q", "s" ->
          socket.getOutputStream().write(answer(text(value, socket), kind.equals("s")));
      default -> throw new IOException("nothing that a caller knows: " + kind);
    }
  }

  private static byte[] text(String count, Socket socket) throws IOException {
    byte[] text = new byte[Math.min(LARGEST_TEXT, Integer.parseInt(count))];
    new DataInputStream(socket.getInputStream()).readFully(text);
    return text;
  }

  /** A reader that has gone away is no failure: the command goes on to its end. */
  private static void show(byte[] text, OutputStream to) {
    show(text, text.length, to);
  }

  /** Tells whether more of it can be shown. */
  private static boolean show(byte[] text, int count, OutputStream to) {
    try {
      to.write(text, 0, count);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void copyBytes(String id, CallFile entry, OutputStream to) throws IOException {
    try (Socket line = line("out", id, entry)) {
      InputStream from = line.getInputStream();
      byte[] buffer = new byte[1 << 16];
      int count = from.read(buffer);
      while (count >= 0 && show(buffer, count, to)) {
        count = from.read(buffer);
      }
    }
  }

  private void sendSome(String id, CallFile entry) throws IOException {
    try (Socket line = line("in", id, entry)) {
      byte[] buffer = new byte[ONE_READING];
      int count = in.read(buffer);
      if (count > 0) {
        line.getOutputStream().write(buffer, 0, count);
      }
    }
  }

  private void sendRest(String id, CallFile entry) {
    try (Socket line = line("in", id, entry)) {
      in.transferTo(line.getOutputStream());
    } catch (IOException e) {
      // The command wants no more of it.
      return;
    }
  }

  private static Socket line(String which, String id, CallFile entry) throws IOException {
    Socket line = new Socket(loopback(), entry.port());
    line.getOutputStream().write(ascii(entry.question() + " " + which + " " + id + "\n"));
    return line;
  }

  private byte[] answer(byte[] question, boolean secret) throws IOException {
    Console terminal = secret ? System.console() : null;
    String answer;
    if (terminal == null) {
      show(question, err);
      answer = readLine();
    } else {
      answer =
          new String(terminal.readPassword("%s", new String(question, StandardCharsets.UTF_8)));
    }
    return ("a" + answer + "\n").getBytes(StandardCharsets.UTF_8);
  }

  private String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      line.write(c);
      c = in.read();
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /** What has begun must not be run a second time: it may have signed already. */
  private Answer gone() {
    if (begun) {
      show(ascii("error: the lab that ran this command has ended; it may be half done\n"), err);
      return new Answer(OptionalInt.of(FAILED));
    }
    show(ascii("the lab that runs here did not answer; this command runs by itself\n"), err);
    return Answer.NONE;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
  }
}
