package dev.signlab.app.calls;

import dev.signlab.shell.command.StandardInput;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads what a caller sends: fields that end with a zero byte, within bounds. */
final class CallReader {

  /** Linux hands a process at most as much. */
  private static final int LARGEST = 6 << 20;

  private static final int MOST_WORDS = 100_000;
  private static final int LONGEST_LINE = 128;
  private static final int WIDEST = 10_000;

  private final InputStream in;
  private int left = LARGEST;

  CallReader(InputStream in) {
    this.in = in;
  }

  /** Reads the first line of a connection; one that is longer than any of ours is not read on. */
  static String firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    while (c >= 0 && c != '\n') {
      if (line.size() == LONGEST_LINE) {
        throw new IOException("a line that is too long");
      }
      line.write(c);
      c = in.read();
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads a call.
   *
   * @throws IOException when it is larger than a process's words can be, or no call
   */
  Call call() throws IOException {
    try {
      Map<String, String> variables = ExportedVariables.parse(field());
      FileMask mask = FileMask.parse(text());
      int columns = number(WIDEST);
      StandardInput input = StandardInput.valueOf(text());
      Path folder = Path.of(text());
      if (!folder.isAbsolute()) {
        throw new IOException("no folder: " + folder);
      }
      return new Call(words(), mask, folder, variables, columns, input);
    } catch (IllegalArgumentException e) {
      throw new IOException("no call", e);
    }
  }

  private List<String> words() throws IOException {
    int count = number(MOST_WORDS);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(text());
    }
    return words;
  }

  private int number(int most) throws IOException {
    int number = Integer.parseInt(text());
    if (number < 0 || number > most) {
      throw new IOException("no such number: " + number);
    }
    return number;
  }

  private String text() throws IOException {
    return new String(field(), StandardCharsets.UTF_8);
  }

  private byte[] field() throws IOException {
    ByteArrayOutputStream field = new ByteArrayOutputStream();
    int c = in.read();
    while (c > 0) {
      if (--left < 0) {
        throw new IOException("a call that is too long");
      }
      field.write(c);
      c = in.read();
    }
    if (c < 0) {
      throw new IOException("a call that ends too early");
    }
    return field.toByteArray();
  }
}
